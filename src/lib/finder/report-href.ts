import { withLang } from '$lib/ui/site.ts';

/**
 * Address of the form for reporting an error.
 * @param facilityId the record that it is about; null for the page or the data as a whole
 * @param view path and query of the page seen
 * @param chosenLang the language, where the address of the page names it
 */
export const reportHref = (facilityId: number | null, view: string, chosenLang: string | null): string => {
  const query = new URLSearchParams(facilityId === null ? {} : { facility: String(facilityId) });
  query.set('view', view);
  return withLang(`/report?${query}`, chosenLang);
};
