/** The page of definitions in one language: its texts, and the statements that PostGIS is sent. */
import { METHOD_GROUPS, type MethodAnchor, type MethodGroup } from '$lib/methods/anchors.ts';
import type { MathNode } from '$lib/methods/math.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { type Example, QUERIES, SHARED } from './queries.ts';
import { type Statement, statementsOf } from './recorder.ts';
import type { Both, MethodText } from './section.ts';
import { besideCoverage } from './sections/beside-coverage.ts';
import { elevators } from './sections/elevators.ts';
import { facts } from './sections/facts.ts';
import { gaps } from './sections/gaps.ts';
import { inspection } from './sections/inspection.ts';
import { people } from './sections/people.ts';
import { place } from './sections/place.ts';
import { reach } from './sections/reach.ts';
import { targets } from './sections/targets.ts';
import { work } from './sections/work.ts';

export const TEXTS: Readonly<Record<MethodAnchor, MethodText>> = {
  ...place,
  ...facts,
  ...people,
  ...reach,
  ...besideCoverage,
  ...gaps,
  ...inspection,
  ...work,
  ...elevators,
  ...targets,
};

export interface MethodQuery {
  readonly file: string;
  readonly name: string;
  readonly statements: readonly Statement[];
}

export interface MethodSection {
  readonly anchor: MethodAnchor;
  readonly title: string;
  readonly says: readonly string[];
  readonly formulas: readonly (readonly MathNode[])[];
  readonly letters: string | null;
  readonly rules: readonly string[];
  readonly settings: readonly { readonly name: string; readonly value: string; readonly meaning: string }[];
  readonly limits: readonly string[];
  readonly sources: readonly string[];
  readonly pages: readonly { readonly href: string; readonly title: string }[];
  readonly engine: readonly string[];
  readonly checks: readonly { readonly file: string; readonly what: string }[];
  readonly queries: readonly MethodQuery[];
  /** Queries that stand in another section. */
  readonly shared: readonly { readonly name: string; readonly home: MethodAnchor }[];
}

export interface MethodsOfGroup {
  readonly group: MethodGroup;
  readonly sections: readonly MethodSection[];
}

/** All sections, by group, in the order of the page. */
export function methods(lang: Lang, example: Example): Promise<MethodsOfGroup[]> {
  const groups = Object.keys(METHOD_GROUPS) as MethodGroup[]; // its own keys
  return Promise.all(
    groups.map(async (group) => ({
      group,
      sections: await Promise.all(
        METHOD_GROUPS[group].map(async (anchor) => inLang(anchor, lang, await queriesOf(anchor, example))),
      ),
    })),
  );
}

function queriesOf(anchor: MethodAnchor, example: Example): Promise<MethodQuery[]> {
  return Promise.all(
    (QUERIES[anchor] ?? []).map(async ({ file, name, ask }) => ({
      file: `db/queries/${file}.ts`,
      name,
      statements: await statementsOf((sql) => ask(sql, example)),
    })),
  );
}

/** The section that writes a query out. */
function homeOf(name: string): MethodAnchor {
  const homes = Object.entries(QUERIES) as [MethodAnchor, readonly { name: string }[]][]; // its own keys
  const found = homes.find(([, queries]) => queries.some((query) => query.name === name));
  if (!found) throw new RangeError(`No section of the methods has a query ${name}.`);
  return found[0];
}

/** A number and its unit are not parted at the end of a line. */
const together = (sentence: string) =>
  sentence.replace(/(\d) (%|m|cm|km²|minutes|米|厘米|分钟|人)/g, '$1\u00a0$2');

function inLang(anchor: MethodAnchor, lang: Lang, queries: readonly MethodQuery[]): MethodSection {
  const { title, says, formulas, letters, rules, settings, limits, sources, engine, checks, pages } =
    TEXTS[anchor];
  const all = (texts: readonly Both[] = []) => texts.map((one) => together(one[lang]));
  return {
    anchor,
    title: title[lang],
    says: all(says),
    formulas: formulas ?? [],
    letters: letters?.[lang] ?? null,
    rules: all(rules),
    settings: (settings ?? []).map((one) => ({ ...one, meaning: one.meaning[lang] })),
    limits: all(limits),
    sources: all(sources),
    pages: (pages ?? []).map(({ path, title: name }) => ({
      href: `${path}?lang=${lang}`,
      title: name[lang],
    })),
    engine: engine ?? [],
    checks: (checks ?? []).map(({ file, what }) => ({ file, what: what[lang] })),
    queries,
    shared: (SHARED[anchor] ?? []).map((name) => ({ name, home: homeOf(name) })),
  };
}
