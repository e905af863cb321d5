/** The two languages, and the typed function that turns a key into words. */
import { createInstance, type i18n } from 'i18next';
import { getContext, setContext } from 'svelte';
import { common as en } from './en/common.ts';
import { common as zh } from './zh/common.ts';
import type { analysis } from './zh/analysis.ts';
import type { coverage } from './zh/coverage.ts';
import type { files } from './zh/files.ts';
import type { area } from './zh/area.ts';
import type { changes } from './zh/changes.ts';
import type { compare } from './zh/compare.ts';
import type { siting } from './zh/siting.ts';
import type { data } from './zh/data.ts';
import type { districtHeadline } from './zh/district-headline.ts';
import type { districtReport } from './zh/district-report.ts';
import type { districtPage } from './zh/district-page.ts';
import type { districts } from './zh/districts.ts';
import type { elevators } from './zh/elevators.ts';
import type { facility } from './zh/facility.ts';
import type { finder } from './zh/finder.ts';
import type { indicator } from './zh/indicator.ts';
import type { map } from './zh/map.ts';
import type { market } from './zh/market.ts';
import type { methods } from './zh/methods.ts';
import type { planner } from './zh/planner.ts';
import type { regulatory } from './zh/regulatory.ts';
import type { worklist } from './zh/worklist.ts';
import type { workload } from './zh/workload.ts';
import type { report } from './zh/report.ts';
import type { targets } from './zh/targets.ts';
import type { vectorMap } from './zh/vector-map.ts';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Every path to a word: 'kind.market'. */
type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T &
  string];
/** What every page says, and what some pages bring: see `addWords`. */
type AllWords = typeof zh &
  typeof analysis &
  typeof coverage &
  typeof files &
  typeof area &
  typeof changes &
  typeof compare &
  typeof siting &
  typeof data &
  typeof districtHeadline &
  typeof districtReport &
  typeof districtPage &
  typeof districts &
  typeof elevators &
  typeof facility &
  typeof finder &
  typeof indicator &
  typeof map &
  typeof market &
  typeof methods &
  typeof planner &
  typeof regulatory &
  typeof worklist &
  typeof workload &
  typeof report &
  typeof targets &
  typeof vectorMap;
/** The stars of a market are numbers in the dictionary: 'stars.3'. */
export type TextKey = Paths<AllWords> | `stars.${1 | 2 | 3 | 4 | 5}`;
export type TextValues = Record<string, string | number>;

export interface Text {
  readonly lang: Lang;
  /** The words of a key, values filled in. HTML in values is escaped only by the template that shows it. */
  readonly t: (key: TextKey, values?: TextValues) => string;
  /** Chinese or English name, the Chinese one where there is no other. */
  readonly name: (record: { name_zh: string; name_en?: string | null }) => string;
}

const engines = new Map<Lang, i18n>();
const texts = new Map<Lang, Text>();

const engineIn = (lang: Lang): i18n => {
  const known = engines.get(lang);
  if (known) return known;
  const engine = createInstance();
  void engine.init({
    lng: lang,
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  engines.set(lang, engine);
  return engine;
};

/** Adds words that only some pages say: each imports the files of its words beside this one, and no others are fetched. */
export const addWords = (words: Readonly<Record<Lang, object>>): void => {
  for (const lang of LANGS) engineIn(lang).addResourceBundle(lang, 'translation', words[lang]);
};

const makeText = (lang: Lang): Text => {
  const engine = engineIn(lang);
  return {
    lang,
    t: (key, values = {}) => engine.t(key, values),
    name: ({ name_zh, name_en }) => (lang === 'en' && name_en ? name_en : name_zh),
  };
};

/** The words of one language; made once per language. */
export const textIn = (lang: Lang): Text => {
  const known = texts.get(lang);
  if (known) return known;
  const made = makeText(lang);
  texts.set(lang, made);
  return made;
};

const KEY = Symbol('text');
export const provideText = (text: () => Text): void => {
  setContext(KEY, text);
};
/** The words of the page's language, for components. */
export const useText = (): Text => getContext<() => Text>(KEY)();
