/** Clusters of old elevators, and the modelled rescue response. */
import {
  type ClusterProperties,
  type ClustersAnswer,
  type ClusterSettings,
  type OldElevatorsLine,
  type RescueAnswer,
  type RescueBuilding,
  type RescueLimit,
  type RescueLine,
  type RescueSettings,
  type RescueSitesAnswer,
  type RescueSiteSettings,
} from '$geo/regulatory/elevator-answers.ts';
import {
  day,
  type JsonSchema,
  listOf,
  type Members,
  named,
  number,
  objectOf,
  orNull,
  position,
  share,
  text,
  whole,
  word,
} from '../json-schema.ts';
import {
  collection,
  district,
  districtOrNull,
  feature,
  nameEn,
  nameEnOrNull,
  nameZh,
  provenance,
} from './common.ts';
import { reason, site } from './coverage.ts';

const oldElevatorsLine = named(
  'OldElevators',
  objectOf<OldElevatorsLine>('old = in_clusters + alone + unlocated.', {
    district,
    old: whole('Old elevators: in housing, in use.'),
    in_clusters: whole('In a cluster.'),
    alone: whole('Located, and in no cluster.'),
    unlocated: whole('Without usable coordinates.'),
    unknown_year: whole('With an unknown year of installation: not among the old.'),
    clusters: whole('Clusters with an elevator in the district.'),
  }),
);

const clusterProperties = named(
  'ClusterProperties',
  objectOf<ClusterProperties>('A cluster of old elevators.', {
    number: whole('Names it within a data version and settings.'),
    rank: whole('By elevators of the scope, 1 = most.'),
    rank_to: whole('Equal numbers share the ranks from `rank` to `rank_to`.'),
    elevators: whole('In the scope.'),
    elevators_all: whole('In the whole cluster, which may cross the border of a district.'),
    mean_age: number('Years, of the whole cluster.'),
    oldest_age: number('Years.'),
    districts: listOf(
      'Where its elevators are, most first.',
      objectOf<ClusterProperties['districts'][number]>('A district; null = outside the city and of none.', {
        district: districtOrNull,
        elevators: whole('Elevators.'),
      }),
    ),
    label_zh: text('Where it is, in Chinese.'),
    label_en: text('Where it is, in English.'),
    town: orNull(text('Town of most of its elevators; null where none is known.')),
    point: position('The elevator nearest to its middle.'),
    area_m2: number('Of the hull; 0 where all elevators are on a line.'),
  }),
);

const hull: JsonSchema = {
  type: 'object',
  description: 'Convex hull, WGS 84: a polygon; a line or a point where all elevators are on one.',
  properties: {
    type: { enum: ['Polygon', 'LineString', 'Point'] },
    coordinates: { type: 'array', items: {} },
  },
  required: ['type', 'coordinates'],
};

export const clustersAnswer = named(
  'Clusters',
  collection<ClustersAnswer>(
    'Clusters of old elevators, largest first: GeoJSON.',
    feature('A cluster.', hull, clusterProperties),
    {
      numberMatched: whole('Clusters.'),
      settings: objectOf<ClusterSettings>('The question as understood.', {
        eps_m: whole('Neighbours are at most so far apart, metres.'),
        min_elevators: whole('Neighbours that make a core, itself counted.'),
        min_age: whole('Years from which an elevator is old.'),
        district: districtOrNull,
        as_of: day('The day.'),
      }),
      totals: oldElevatorsLine,
      lines: listOf('The city, then its districts.', oldElevatorsLine),
      provenance,
    },
  ),
);

const modelMembers = {
  model_zh: text('That this is a model and not the measured mean, in Chinese.'),
  model_en: text('The same in English.'),
};
const settingMembers: Members<RescueSettings> = {
  dispatch_min: number('From the alarm to the order, minutes.'),
  readiness_min: number('From the order to driving off, minutes.'),
  speed_kmh: number('Mean speed on the way, km/h.'),
  access_min: number('From the kerb to the car, minutes.'),
  detour: text('How many times the straight line ways are long.'),
  district: districtOrNull,
  as_of: day('The day.'),
};
const reachM = orNull(
  number('Metres of straight line driven within it; null where the fixed parts take longer.'),
);
const limit = objectOf<RescueLimit>('A time that the response is held against.', {
  minutes: number('Minutes.'),
  reach_m: reachM,
});

const line = named(
  'RescueLine',
  objectOf<RescueLine>('A district, or the city.', {
    district,
    name_zh: nameZh,
    name_en: nameEn,
    elevators: whole('In use, located and in the city.'),
    within_10_6: whole('Reached within 10.6 minutes.'),
    share_10_6: orNull(share('Of all; null without elevators.')),
    within_30: whole('Reached within 30 minutes.'),
    share_30: orNull(share('Of all; null without elevators.')),
    low_10_6: whole('Within 10.6 minutes with distances 10 % longer.'),
    high_10_6: whole('Within 10.6 minutes with distances 10 % shorter.'),
    p50_min: orNull(number('Minutes in which half are reached; null without elevators or stations.')),
    p90_min: orNull(number('Nine tenths.')),
    worst_min: orNull(number('The worst-served.')),
    edge: whole('Near the border of the city, where stations beyond it are unknown.'),
    unlocated: whole('In use without usable coordinates, by declared district: in no figure of the line.'),
    stations: whole('Rescue stations that are counted.'),
    stations_unlocated: whole('Left out for want of coordinates, by declared district.'),
    by_minute: listOf('Reached in more than n and at most n + 1 minutes, for n from 0; the last in more.', {
      type: 'integer',
      minimum: 0,
    }),
  }),
);

const building = objectOf<RescueBuilding>('Elevators of one address and near the worst-served of them.', {
  district,
  name_zh: nameZh,
  name_en: nameEnOrNull,
  address: orNull(text('Address as given.')),
  town: orNull(text('Town as given.')),
  elevators: whole('Elevators.'),
  minutes: number('Of the worst-served of them.'),
  distance_m: number('To its station, straight line.'),
  id: whole('Its id.'),
  point: position('Where it is.'),
  station: objectOf<RescueBuilding['station']>('The nearest.', {
    id: whole('Its id.'),
    name_zh: nameZh,
    name_en: nameEnOrNull,
  }),
});

export const rescueAnswer = named(
  'Rescue',
  objectOf<RescueAnswer>('The modelled rescue response.', {
    ...modelMembers,
    settings: objectOf<RescueSettings>('The question as understood.', settingMembers),
    limits: objectOf<RescueAnswer['limits']>('What it is held against.', {
      mean_2024: limit,
      national: limit,
    }),
    stations: objectOf<RescueAnswer['stations']>('Open rescue stations.', {
      located: whole('Counted.'),
      outside_city: whole('Of these: outside the city.'),
      unlocated: whole('Left out for want of coordinates.'),
    }),
    outside_city: whole('Elevators in use outside the city: in no line.'),
    city: line,
    districts: listOf('The eleven in code order.', line),
    worst: listOf('Worst-served buildings of the scope, the worst first.', building),
    provenance,
  }),
);

export const rescueSitesAnswer = named(
  'RescueSites',
  objectOf<RescueSitesAnswer>('Where further rescue stations bring most elevators within the limit.', {
    ...modelMembers,
    settings: objectOf<RescueSiteSettings>('The question as understood.', {
      ...settingMembers,
      sites: whole('New stations.'),
      within_min: number('The limit, minutes.'),
    }),
    reach_m: reachM,
    total: whole('Elevators of the scope.'),
    covered_before: whole('Within the limit as things are.'),
    covered: whole('Within it with the sites.'),
    bound: whole('No choice of as many sites covers more.'),
    status: word('Whether it is proved that none is better.', ['proved', 'bounded']),
    stopped_by: word('Why the search ended.', ['proof', 'time', 'cancelled']),
    reason,
    candidates: whole('Places looked at.'),
    candidate_spacing_m: number('Of each square of that side one place.'),
    sites: listOf('Most gain first.', site),
    provenance,
  }),
);
