/** The scorecards of the city and its districts: figures with their targets, verdicts and ranks. */
import { CITY_CODE } from '../coverage/coverage.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { districtAreaKm2 } from '../place/district-area.ts';
import { isLessBetter } from './better.ts';
import { densityBand } from './density.ts';
import type { DistrictCounts } from './district-counts.ts';
import { type CoverageFacts, indicatorFigures, type PlainFigure } from './indicator-figures.ts';
import { type RankRange, rankRanges, rankRangesOfLeast } from './ranks.ts';
import type {
  IndicatorFigure,
  IndicatorKey,
  RankOfIndicator,
  Scorecard,
  ScorecardSettings,
  TargetRow,
} from './scorecard.ts';
import { targetRow } from './target-row.ts';
import { type HeldIn, verdictOf } from './target-verdict.ts';

export interface ScorecardInput {
  /** The city first, then the eleven districts in code order. */
  readonly counts: readonly DistrictCounts[];
  /** The same lines; null = coverage is not asked for. */
  readonly coverage: readonly CoverageFacts[] | null;
  readonly targets: readonly TargetRow[];
  readonly settings: Pick<ScorecardSettings, 'as_of' | 'ratings'>;
}

/** Everything of a district that does not depend on the others. */
interface Part {
  readonly counts: DistrictCounts;
  readonly people: number;
  readonly areaKm2: number;
  readonly figures: readonly PlainFigure[];
}

/**
 * The city first, then the eleven districts in code order; trends are empty.
 * @throws RangeError without a line for the city
 */
export function scorecards(input: ScorecardInput): Scorecard[] {
  const parts = input.counts.map((counts) => partOf(counts, input));
  const [city, ...districts] = parts;
  if (!city) throw new RangeError('There is no line for the city.');
  const all = ranksAmong(districts);
  const peers = new Map(districts.map((one) => [one, ranksAmong(districts.filter(isPeerOf(one)))]));
  return parts.map((part) => {
    const indicators = part.figures.map((figure): IndicatorFigure => {
      const target = targetRow(input.targets, figure.key, part.counts.district, yearOf(input));
      return {
        ...figure,
        rank: all.get(part)?.get(figure.key) ?? null,
        peer_rank: peers.get(part)?.get(part)?.get(figure.key) ?? null,
        target: target?.key ?? null,
        verdict: verdictOf(held(part, figure.key, target), held(city, figure.key, target), target),
        trend: [],
      };
    });
    return { ...headOf(part), indicators, verdicts: tally(indicators) };
  });
}

function partOf(counts: DistrictCounts, { coverage, settings }: ScorecardInput): Part {
  const line = coverage?.find(({ district }) => district === counts.district) ?? null;
  const areaKm2 =
    counts.district === CITY_CODE
      ? DISTRICTS.reduce((sum, { code }) => sum + districtAreaKm2(code), 0)
      : districtAreaKm2(counts.district);
  return {
    counts,
    people: line?.total ?? 0,
    areaKm2,
    figures: indicatorFigures(counts, line, settings.ratings),
  };
}

const CITY = { zh: '全市', en: 'Guangzhou' };

function headOf({ counts, people, areaKm2 }: Part): Omit<Scorecard, 'indicators' | 'verdicts'> {
  const { district, facilities } = counts;
  const { zh, en } = DISTRICTS.find(({ code }) => code === district) ?? CITY;
  const band = district === CITY_CODE ? null : densityBand(people, areaKm2);
  return { district, name_zh: zh, name_en: en, people, area_km2: areaKm2, band, facilities };
}

const isPeerOf = (one: Part) => (other: Part) =>
  densityBand(other.people, other.areaKm2) === densityBand(one.people, one.areaKm2);

/** The rank of every part by every indicator. */
function ranksAmong(parts: readonly Part[]): Map<Part, Map<IndicatorKey, RankOfIndicator | null>> {
  const ranks = new Map(parts.map((part) => [part, new Map<IndicatorKey, RankOfIndicator | null>()]));
  for (const [at, { key }] of (parts[0]?.figures ?? []).entries()) {
    const bands = parts.map(({ figures }) => {
      const { value = null, low = null, high = null } = figures[at] ?? {};
      return { share: value, low, high };
    });
    const of = bands.filter(({ share }) => share !== null).length;
    const ranges: (RankRange | null)[] = isLessBetter(key) ? rankRangesOfLeast(bands) : rankRanges(bands);
    parts.forEach((part, index) => {
      const range = ranges[index];
      ranks.get(part)?.set(key, range ? { ...range, of } : null);
    });
  }
  return ranks;
}

function held({ counts, figures }: Part, key: IndicatorKey, target: TargetRow | null): HeldIn {
  const figure = figures.find((one) => one.key === key);
  if (!figure) throw new RangeError(`There is no figure for ${key}.`);
  const granted = key === 'star_markets' && target !== null;
  return {
    ...figure,
    district: counts.district,
    grantedInYear: granted ? (counts.markets.granted[target.year] ?? 0) : null,
  };
}

const yearOf = ({ settings }: ScorecardInput): number => Number(settings.as_of.slice(0, 4));

function tally(indicators: readonly IndicatorFigure[]): Scorecard['verdicts'] {
  const verdicts = { met: 0, short: 0, unstated: 0, no_data: 0 };
  for (const { verdict } of indicators) if (verdict.state !== 'no_target') verdicts[verdict.state] += 1;
  return verdicts;
}
