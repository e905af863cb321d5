/** The whole demonstration city in memory: same size, same bytes. */
import { addCanteens, type InspectedCanteen } from './canteens.ts';
import { addElevators, type InspectedElevator } from './elevators.ts';
import { addMarkets } from './markets.ts';
import { demoCounts, type DemoSize } from './plan.ts';
import { randomStream } from './random.ts';
import { type RatedMarket, rateMarkets } from './ratings.ts';
import type { DueRecord, RatingRecord } from './record.ts';
import { Register } from './register.ts';
import { addStations } from './stations.ts';
import { type DemoCell, generateCells } from './surface.ts';

export interface DemoCity {
  readonly cells: DemoCell[];
  readonly register: Register;
  readonly ratings: RatingRecord[];
  readonly dues: DueRecord[];
  readonly markets: RatedMarket[];
  readonly canteens: InspectedCanteen[];
  readonly elevators: InspectedElevator[];
}

/** Generates a size; the full city takes some seconds. */
export function generateCity(size: DemoSize): DemoCity {
  const counts = demoCounts(size);
  const cells = generateCells(size);
  const register = new Register(randomStream('register'));
  const markets = addMarkets(register, cells, counts);
  const canteens = addCanteens(register, cells, counts);
  addStations(register, cells, counts);
  const { elevators, dues } = addElevators(register, cells, counts);
  return { cells, register, ratings: rateMarkets(markets), dues, markets, canteens, elevators };
}
