/** What operations make of a facility: its place, status, type and stars by the codes of the columns. */
import { NO_STARS } from '../columns/columns.ts';
import { LOCATION_QUALITIES, RATING_STATES, STATUSES, TYPES_OF_KIND } from '../kinds/vocabulary.ts';
import type {
  AddOperation,
  CloseOperation,
  MoveOperation,
  RestarOperation,
  ScenarioPlace,
} from './scenario.ts';

const OPEN = STATUSES.indexOf('open');
const CLOSED = STATUSES.indexOf('closed');
const EXACT = LOCATION_QUALITIES.indexOf('exact');
const UNRATED = RATING_STATES.indexOf('unrated');
const RATED = RATING_STATES.indexOf('rated');
/** Type of a site that says none: no list of types lets it pass. */
const NO_TYPE = 255;

/** The columns that operations change. */
export const CHANGING = ['xCm', 'yCm', 'locationQuality', 'status', 'type', 'stars', 'ratingState'] as const;
export type SlotState = Record<(typeof CHANGING)[number], number>;

/** A site that is added, open and exactly located. */
export function addedSite({ kind, place, stars, type }: AddOperation): SlotState {
  const code = type === null ? NO_TYPE : TYPES_OF_KIND[kind].indexOf(type);
  return { ...placed(place), status: OPEN, type: code, ...rated(stars) };
}

/** What another operation changes of a facility. */
export function changeOf(operation: MoveOperation | CloseOperation | RestarOperation): Partial<SlotState> {
  if (operation.op === 'move') return placed(operation.place);
  return operation.op === 'close' ? { status: CLOSED } : rated(operation.stars);
}

function placed({ xCm, yCm }: ScenarioPlace) {
  return { xCm, yCm, locationQuality: EXACT };
}

function rated(stars: number | null) {
  return { stars: stars ?? NO_STARS, ratingState: stars === null ? UNRATED : RATED };
}
