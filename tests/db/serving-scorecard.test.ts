import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type { DistrictsAnswer, ScorecardAnswer } from '../../geo/regulatory/scorecard.ts';
import { GET as districtsRoute } from '../../src/routes/api/districts/+server.ts';
import { GET as scorecardRoute } from '../../src/routes/api/districts/[code]/scorecard/+server.ts';
import { get, json, servedCity } from './serving-city.ts';

await servedCity();

const all = async (query = '') => json<DistrictsAnswer>(await get(districtsRoute, `/api/districts${query}`));
const one = async (code: number, query = '') =>
  json<ScorecardAnswer>(
    await get(scorecardRoute, `/api/districts/${code}/scorecard${query}`, { params: { code: String(code) } }),
  );

describe('/api/districts', () => {
  it('adds up to the city', async () => {
    const { city, districts } = await all();
    expect(districts.map(({ district }) => district)).toEqual(DISTRICTS.map(({ code }) => code));
    for (const [at, figure] of city.indicators.entries()) {
      if (figure.key === 'p90') continue;
      for (const part of ['numerator', 'denominator', 'apart'] as const)
        expect(
          districts.reduce((sum, { indicators }) => sum + (indicators[at]?.[part] ?? 0), 0),
          `${figure.key} ${part}`,
        ).toBe(figure[part] ?? 0);
    }
    const { districts: _, ...rest } = await all();
    expect(await one(440111)).toEqual({ ...rest, scorecard: districts.find((d) => d.district === 440111) });
  });
});
