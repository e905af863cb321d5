/** Coverage, gap areas, siting and scenarios. */
import type {
  CoverageAnswer,
  CoverageLine,
  CoverageSettings,
  GapProperties,
  GapsAnswer,
  NearestSupply,
  ScenarioAnswer,
  SitingResponse,
  SitingSettings,
} from '$geo/answers.ts';
import { DEMANDS } from '$geo/answers.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { OBJECTIVES } from '$geo/siting/city-question.ts';
import {
  day,
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
  yes,
} from '../json-schema.ts';
import {
  collection,
  district,
  districtOrNull,
  feature,
  multiPolygon,
  nameEn,
  nameEnOrNull,
  nameZh,
  provenance,
} from './common.ts';

const settingMembers: Members<CoverageSettings> = {
  supply: word('The kind that is to be near.', KINDS),
  demand: word('Whom it is to be near.', DEMANDS),
  radius_m: number('Metres.'),
  stars_min: orNull(whole('Null = no star filter, so unrated markets count too.')),
  type: orNull(listOf('Types of the supply; null = all.', { type: 'string' })),
  ratings: word('Whether stars of expired ratings count.', ['current', 'valid']),
  weight: word('Canteens: one each, or meals a day.', ['count', 'meals']),
  detour: text('How many times the straight line ways are taken to be; "1" = a straight line.'),
  as_of: day('The day.'),
  plan: orNull(text('The steps of a scenario; null = things as they are.')),
};

const line = named(
  'CoverageLine',
  objectOf<CoverageLine>('A district, or the city.', {
    district,
    name_zh: nameZh,
    name_en: nameEn,
    covered: whole('Demand within the radius: whole people, elevators, canteens or meals.'),
    total: whole('All demand.'),
    share: orNull(share('covered / total; null without demand: "no data", neither 0 nor 1.')),
    low: whole('Covered with the radius 10 % shorter.'),
    high: whole('Covered with the radius 10 % longer.'),
    unlocated_best: orNull(
      whole('No more would be covered if all supply without coordinates stood in its best place.'),
    ),
    land_covered_m2: orNull(number('Populated land within the radius; null where the demand is not people.')),
    land_m2: orNull(number('Populated land.')),
    p50_m: orNull(number('Distance within which half of the demand has supply, metres.')),
    p90_m: orNull(number('Nine tenths.')),
    p95_m: orNull(number('Nineteen twentieths.')),
    worst_m: orNull(number('That of the worst-served.')),
    edge_people: whole('Demand within the radius of the border of the city, where supply beyond is unknown.'),
    supply_located: whole('Supply in the district that is counted.'),
    supply_unlocated: whole('Supply left out for want of coordinates, by declared district.'),
    demand_unlocated: whole('Demand left out for want of coordinates, by declared district.'),
  }),
);

export const coverageAnswer = named(
  'Coverage',
  objectOf<CoverageAnswer>('What share of the demand is within reach, for the city and each district.', {
    settings: named(
      'CoverageSettings',
      objectOf<CoverageSettings>('The question as understood, defaults filled in.', settingMembers),
    ),
    supply: objectOf<CoverageAnswer['supply']>('The whole supply, also what lies outside the city.', {
      kind: word('Its kind.', KINDS),
      located: whole('Counted.'),
      outside_city: whole('Of these: outside the city, and so in no line.'),
      unlocated: whole('Left out for want of coordinates.'),
      expired: whole('Of the counted: with stars of an expired rating.'),
    }),
    city: line,
    districts: listOf('The eleven in code order; they add up to the city.', line),
    provenance,
  }),
);

const nearestSupply = objectOf<NearestSupply>('The supply nearest to the worst-served cell.', {
  id: orNull(whole('Null = a new site of a scenario.')),
  name_zh: nameZh,
  name_en: nameEnOrNull,
  distance_m: number('Metres.'),
});

const gapProperties = named(
  'GapProperties',
  objectOf<GapProperties>('A gap area.', {
    rank: whole('1 = most people; complete ties share a rank.'),
    district,
    label_zh: text('Where it is, in Chinese.'),
    label_en: text('Where it is, in English.'),
    people: whole('Uncovered people in it.'),
    cells: whole('Cells.'),
    area_km2: number('Of its cells.'),
    worst_m: orNull(number('Distance of the worst-served cell, metres; null without supply.')),
    point: position('A point inside.'),
    nearest: orNull(nearestSupply),
    best_site: orNull(
      objectOf<NonNullable<GapProperties['best_site']>>('The one new site that brings most people within.', {
        point: position('Where.'),
        people: whole('People it newly brings within the radius.'),
        candidates: whole('Among so many it is the best.'),
      }),
    ),
  }),
);

export const gapsAnswer = named(
  'Gaps',
  collection<GapsAnswer>(
    'Gap areas as unions of cells, most people first: GeoJSON. Areas, scattered and covered add up to everyone.',
    feature('A gap area.', multiPolygon, gapProperties),
    {
      numberMatched: whole('Areas.'),
      numberReturned: whole('Areas in this answer.'),
      settings: objectOf<GapsAnswer['settings']>('The question as understood.', {
        ...settingMembers,
        min_density: number('People per km² that a cell must have.'),
        min_people: whole('People that an area must have.'),
        district: districtOrNull,
      }),
      totals: objectOf<GapsAnswer['totals']>('They add up.', {
        people: whole('Everyone looked at.'),
        covered: whole('Within the radius.'),
        uncovered: whole('Beyond it.'),
        in_areas: whole('Of these: in the areas listed.'),
        scattered: objectOf<GapsAnswer['totals']['scattered']>('The rest.', {
          people: whole('People.'),
          cells: whole('Cells.'),
          area_km2: number('Of these cells.'),
        }),
      }),
      provenance,
    },
  ),
);

/** What a stopped search says of why. */
export const reason = orNull(
  objectOf<{ code: string; value: number }>('Why the answer is trivial, or there is none.', {
    code: text('A stable word.'),
    value: { type: 'number', description: 'The number that explains it.' },
  }),
);

/** A new site, and what it brings. */
export const site = objectOf<SitingResponse['sites'][number]>('A new site.', {
  point: position('Where.'),
  district,
  label_zh: text('Where it is, in Chinese.'),
  label_en: text('Where it is, in English.'),
  gain: whole('Demand of the scope that it brings within, beyond that of the sites before it.'),
  nearest_m: orNull(number('Metres to the nearest existing supply; null where there is none.')),
});

export const sitingAnswer = named(
  'Siting',
  objectOf<SitingResponse>('Sites in order of gain, and how sure it is that no better ones exist.', {
    settings: objectOf<SitingSettings>('The question as understood.', {
      ...settingMembers,
      objective: word('What is sought.', OBJECTIVES),
      sites: orNull(whole('New sites asked for; null with a target.')),
      tau: orNull(text('Share aimed at, percent as a decimal text; null without a target.')),
      spacing_m: number('Metres that new sites stay apart.'),
      district: districtOrNull,
      forbidden_districts: orNull(listOf('Where no site may stand.', { type: 'integer' })),
      forbidden_area: {
        type: ['object', 'null'],
        description: 'As it was given.',
        additionalProperties: true,
      },
    }),
    total: whole('People of the scope.'),
    covered_before: whole('Within the radius as things are.'),
    covered: whole('Within it with the sites.'),
    bound: orNull(
      whole('`max_coverage`: the most that any choice could cover; equal to `covered` = proved.'),
    ),
    target: orNull(
      objectOf<NonNullable<SitingResponse['target']>>('`target`; null otherwise.', {
        needed: whole('People that the target asks for.'),
        feasible: orNull(yes('Null when neither a set nor a proof that there is none was found in time.')),
        at_least: orNull(whole('No fewer sites meet it; null when none do.')),
        max_reachable: whole('Covered with every candidate.'),
        unreachable: whole('Not covered even so.'),
      }),
    ),
    distance: orNull(
      objectOf<NonNullable<SitingResponse['distance']>>(
        '`median` (mean) and `center` (largest distance), metres.',
        {
          before_m: orNull(number('As things are.')),
          m: orNull(number('With the sites.')),
          bound_m: number('No choice gets below it.'),
          gap: share('(m − bound) / m.'),
        },
      ),
    ),
    status: word('Whether it is proved that none is better.', ['proved', 'bounded']),
    stopped_by: word('Why the search ended.', ['proof', 'time', 'cancelled', 'heuristic']),
    reason,
    is_smallest_set: orNull(
      yes(
        'No other set as good comes before it in the order of candidates; null where that is not looked at.',
      ),
    ),
    candidates: whole('Places looked at.'),
    candidate_spacing_m: number('Of each square of that side the cell with most people.'),
    elsewhere: whole('People of other districts who would be covered too.'),
    sites: listOf('Most gain first.', site),
    provenance,
  }),
);

export const scenarioAnswer = named(
  'Scenario',
  objectOf<ScenarioAnswer>('Coverage before and after the steps of a scenario.', {
    name: text('Its name.'),
    steps: whole('How many steps.'),
    before: coverageAnswer,
    after: coverageAnswer,
    gaps: orNull(gapsAnswer),
  }),
);
