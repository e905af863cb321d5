/** Every content that a file can have, by name: the four kinds, and what is known about them and around them. */
import { canteenContent } from './canteen.ts';
import { elevatorContent } from './elevator.ts';
import { followupContent } from './followup.ts';
import { inspectionContent } from './inspection.ts';
import { marketContent } from './market.ts';
import { populationContent } from './population.ts';
import { ratingContent } from './rating.ts';
import { stationContent } from './station.ts';
import { townContent } from './town.ts';

/** The contents; the four kinds come first, in the order of `KINDS`. */
export const CONTENTS = {
  market: marketContent,
  canteen: canteenContent,
  elevator: elevatorContent,
  station: stationContent,
  population: populationContent,
  inspection: inspectionContent,
  rating: ratingContent,
  followup: followupContent,
  town: townContent,
} as const;
export type ContentName = keyof typeof CONTENTS;

/** The names of the contents, for messages and choices. */
export const CONTENT_NAMES = Object.keys(CONTENTS) as readonly ContentName[]; // Object.keys forgets the keys
