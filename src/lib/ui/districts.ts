/** Names of districts by code. */
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import type { Text } from '$lib/i18n/index.ts';

/** The name of a district in the page's language; empty for null and for codes outside the city. */
export const districtName = (code: number | null, text: Text): string => {
  const district = DISTRICTS.find((one) => one.code === code);
  if (!district) return '';
  return text.lang === 'en' ? district.en : district.zh;
};
