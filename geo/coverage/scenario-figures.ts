/** Covered weight at one radius before and after, kept up to date point by point. */
import type { DemandColumns } from '../columns/columns.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { CITY_CODE } from './coverage.ts';
import { CITY_PLACE } from './profile.ts';
import { type Radius, squaredCmLimit } from './radius.ts';

/** One line of the table: a district, or the city. */
export interface ScenarioLine {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  /** All demand; 0 = no data. */
  readonly total: number;
  /** Demand within the radius: the numerators of the shares. */
  readonly before: number;
  readonly after: number;
  /** after − before. */
  readonly change: number;
}

/** Sums of the demand within a radius by district; demand outside every district is in none of them. */
export class CoveredSums {
  readonly limit: number;
  readonly #demand: DemandColumns;
  readonly #covered = new Float64Array(256); // by place of the district, a byte
  readonly #before: Float64Array;
  readonly #total = new Float64Array(256);

  /**
   * @param before squared distances without the scenario, cm²
   * @param after squared distances now
   * @throws InputError `radius_out_of_range`
   */
  constructor(demand: DemandColumns, before: Float64Array, after: Float64Array, radiusM: Radius) {
    this.limit = squaredCmLimit(radiusM);
    this.#demand = demand;
    this.#before = new Float64Array(256);
    for (let i = 0; i < demand.count; i++) {
      const weight = demand.weight[i] as number; // i < count
      this.#add(this.#total, i, weight);
      if ((before[i] as number) <= this.limit) this.#add(this.#before, i, weight);
      if ((after[i] as number) <= this.limit) this.#add(this.#covered, i, weight);
    }
  }

  /** Takes note that the squared distance of a point changed. */
  change(point: number, from: number, to: number): void {
    const now = to <= this.limit;
    if (now === from <= this.limit) return;
    const weight = this.#demand.weight[point] as number; // a position in the demand
    this.#add(this.#covered, point, now ? weight : -weight);
  }

  /** The city first, then the eleven districts in code order. */
  lines(): ScenarioLine[] {
    return [CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((district) => {
      const place = district - CITY_CODE;
      const [before, after] = [this.#before[place] as number, this.#covered[place] as number]; // places are bytes
      return { district, total: this.#total[place] as number, before, after, change: after - before };
    });
  }

  /** Adds to a district and to the city. */
  #add(sums: Float64Array, point: number, weight: number): void {
    const place = this.#demand.district[point] as number;
    if (place === 0) return;
    sums[place] = (sums[place] as number) + weight;
    sums[CITY_PLACE] = (sums[CITY_PLACE] as number) + weight;
  }
}
