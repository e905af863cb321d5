/** The places of the application and their addresses. */
import type { TextKey } from '$lib/i18n/index.ts';

export interface Place {
  readonly path: string;
  readonly name: TextKey;
  readonly shortName: TextKey;
}

export const PLACES: readonly Place[] = [
  { path: '/', name: 'place.finder', shortName: 'place.finder' },
  { path: '/map', name: 'place.map', shortName: 'place.mapShort' },
  { path: '/districts', name: 'place.districts', shortName: 'place.districts' },
  { path: '/data', name: 'place.data', shortName: 'place.data' },
];

/** A path of the application, with the language when it was chosen explicitly. */
export const withLang = (path: string, chosenLang: string | null): string => {
  if (!chosenLang) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${chosenLang}`;
};

/** The same address in another language. */
export const inLang = (url: URL, lang: string): string => {
  const search = new URLSearchParams(url.search);
  search.set('lang', lang);
  return `${url.pathname}?${search.toString().replaceAll('%2C', ',')}`;
};
