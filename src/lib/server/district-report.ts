/** What the report of a district is made of: its scorecard, its gap areas on a map, its work lists, its markets. */
import type { FacilityColumns } from '$geo/columns/columns.ts';
import { STAR_VALUES, STATUSES, type DistrictCode } from '$geo/kinds/vocabulary.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import type {
  ReportClusters,
  ReportContent,
  ReportList,
  ReportRescue,
  StarCount,
} from '$lib/districts/report/content.ts';
import { districtGaps } from '$lib/districts/page/gap-sums.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { districtGapsParameters, districtMap } from './district-map.ts';
import { clusters } from './clusters.ts';
import { clustersSchema, rescueSchema } from './elevator-parameters.ts';
import { gaps } from './gaps.ts';
import { readParameters } from './parameters.ts';
import { rescue } from './rescue.ts';
import { scorecard } from './scorecard.ts';
import type { Snapshot } from './snapshot.ts';
import { targets } from './targets.ts';
import { worklist } from './worklist.ts';
import { worklistQuestion, worklistSchema } from './worklist-parameters.ts';

/** Of the map in its frame on the page, pixels. */
const MAP = { width: 404, height: 364 };
/** More than a page holds. */
const LIST_ITEMS = 40;
/** Clusters of old elevators. */
const LARGEST = 5;

/** The content of the report, from the same services that answer `/api`. */
export async function districtReport(
  snapshot: Snapshot,
  district: DistrictCode,
  settings: ScorecardSettings,
  lang: Lang,
): Promise<ReportContent> {
  const { radius_m, stars_min, ratings } = settings;
  const question = { district, radius_m, stars_min, ratings };
  const listed = { district: String(district), sort: 'urgency', limit: String(LIST_ITEMS) };
  const listQuestion = worklistQuestion(readParameters(new URLSearchParams(listed), worklistSchema));
  const list = (name: ReportList) => worklist(snapshot, name, listQuestion);
  const { standards } = await targets().current();
  const { answer } = await scorecard(snapshot, district, settings);
  return {
    answer,
    standard: standards.find((one) => one.supply === 'market' && one.radius_m === radius_m) ?? null,
    map: districtMap(snapshot, { ...question, lang, ...MAP }),
    gaps: districtGaps(gaps(snapshot, districtGapsParameters(question))),
    lists: {
      schools: await list('schools'),
      suppliers: await list('suppliers'),
      overdue: await list('overdue'),
    },
    clusters: await clustersOf(snapshot, district),
    rescue: rescueOf(snapshot, district),
    stars: starCounts(snapshot.kinds.market.columns, district),
  };
}

async function clustersOf(snapshot: Snapshot, district: DistrictCode): Promise<ReportClusters> {
  const query = new URLSearchParams({ district: String(district) });
  const { totals, features } = await clusters(snapshot, readParameters(query, clustersSchema));
  return { totals, largest: features.slice(0, LARGEST).map(({ properties }) => properties) };
}

function rescueOf(snapshot: Snapshot, district: DistrictCode): ReportRescue {
  const query = new URLSearchParams({ district: String(district) });
  const { districts, model_zh, model_en, settings } = rescue(snapshot, readParameters(query, rescueSchema));
  const line = districts.find((one) => one.district === district);
  if (!line) throw new RangeError(`The rescue model has no line for ${district}.`);
  return { line, model_zh, model_en, settings };
}

const OPEN = STATUSES.indexOf('open');

/** Open markets by declared district, as the scorecard counts them: five stars first, the unrated last. */
function starCounts(columns: FacilityColumns, district: DistrictCode): StarCount[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < columns.count; at++) {
    if (columns.status[at] !== OPEN || columns.declaredDistrict[at] !== districtIndexOf(district)) continue;
    const stars = columns.stars[at] ?? 0;
    counts.set(stars, (counts.get(stars) ?? 0) + 1);
  }
  return STAR_VALUES.map((value) => {
    const stars = value === 'unrated' ? 0 : value;
    return { stars, markets: counts.get(stars) ?? 0 };
  });
}
