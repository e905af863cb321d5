import type { StatusAnswer } from '$geo/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { LANGS } from '$lib/i18n/index.ts';
import type { LayoutServerLoad } from './$types';

/** Language and the state of the data: every page shows both. */
export const load: LayoutServerLoad = async ({ fetch, locals, url }) => {
  const asked = url.searchParams.get('lang');
  const status = await ask<StatusAnswer>(fetch, '/api/status');
  return {
    lang: locals.lang,
    /** Set when the address names the language: links then keep naming it. */
    chosenLang: LANGS.find((lang) => lang === asked) ?? null,
    status: status.ok ? status.data : null,
    statusFailure: status.ok ? null : status.failure,
  };
};
