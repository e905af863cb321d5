import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '$geo/errors.ts';
import { coverageSchema, coverageSettings, gapsSchema } from './coverage-parameters.ts';
import { checkFacilitiesParameters, facilitiesSchema } from './facility-parameters.ts';
import { quote, readParameters } from './parameters.ts';

const facilities = (query: string) => readParameters(new URLSearchParams(query), facilitiesSchema);
const coverage = (query: string) => readParameters(new URLSearchParams(query), coverageSchema);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('parameters', () => {
  it('fills in the defaults of a coverage question', () => {
    expect(coverage('supply=market')).toEqual({
      supply: 'market',
      demand: 'people',
      radius_m: 1_000,
      ratings: 'current',
      weight: 'count',
      detour: '1',
    });
  });

  it.each([
    ['supply=market&radius_m=-1', 'radius_m', '"-1"', '0 to 200000'],
    ['supply=market&radius_m=200000.01', 'radius_m', '"200000.01"', '0 to 200000'],
    ['supply=market&radius_m=1e3', 'radius_m', '"1e3"', '0 to 200000'],
    ['supply=market&radius_m=', 'radius_m', '""', '0 to 200000'],
    ['supply=shop', 'supply', '"shop"', 'market, canteen, elevator, station'],
    ['radius_m=500', 'supply', 'missing', 'market, canteen, elevator, station'],
    ['supply=market&stars_min=6', 'stars_min', '"6"', '1 to 5'],
    ['supply=market&as_of=2026-02-30', 'as_of', '"2026-02-30"', 'YYYY-MM-DD'],
    ['supply=market&radius=5', 'radius', '"5"', 'radius_m'],
    ['supply=market&supply=canteen', 'supply', '"market" and "canteen"', 'once'],
    ["supply=market'; drop table facility; --", 'supply', 'drop table', 'market, canteen'],
    ['supply=market&v=0', '"v"', '"0"', '1 to'],
    ['supply=market&__proto__=1', '__proto__', '"1"', 'allowed parameters'],
  ])('refuses %s and names parameter, value and what is allowed', (query, ...parts) => {
    const message = messageOf(() => coverage(query));
    for (const part of parts) expect(message).toContain(part);
  });

  it.each([
    ['radius_m at both limits', 'supply=market&radius_m=0'],
    ['radius_m at both limits', 'supply=market&radius_m=200000'],
    ['a radius in whole centimetres', 'supply=market&radius_m=999.99'],
    ['a leap day', 'supply=market&as_of=2028-02-29'],
  ])('takes %s', (_, query) => {
    expect(coverage(query).supply).toBe('market');
  });

  it('refuses stars of anything but markets, meals of anything but canteens, and types of another kind', () => {
    const settings = (query: string) => messageOf(() => coverageSettings(coverage(query), '2026-11-01'));
    expect(settings('supply=station&stars_min=3')).toContain('supply=market');
    expect(settings('supply=station&weight=meals')).toContain('demand=canteen');
    expect(settings('supply=station&type=school')).toContain('laboratory');
    expect(settings('supply=market&type=school')).toContain('markets have no types');
    expect(settings('supply=station&demand=canteen&weight=meals&type=laboratory')).toBe('no error');
  });

  it('takes old district codes as the district that took over, sorted and each once', () => {
    expect(facilities('district=440183,440118,440103').district).toEqual([440103, 440118]);
    expect(messageOf(() => facilities('district=440101'))).toContain('440103');
    expect(readParameters(new URLSearchParams('supply=market&district=440116'), gapsSchema).district).toEqual(
      [440112],
    );
    expect(
      messageOf(() =>
        readParameters(new URLSearchParams('supply=market&district=440103,440104'), gapsSchema),
      ),
    ).toContain('one of 440103');
  });

  it('says longitude first when near is swapped', () => {
    expect(facilities('near=113.264,23.129').near).toEqual({ lng: 113.264, lat: 23.129 });
    expect(messageOf(() => facilities('near=23.129,113.264'))).toContain('longitude (108 to 120) first');
    expect(messageOf(() => facilities('near=113.264'))).toContain('"113.264"');
  });

  it('reads lists of stars and states', () => {
    expect(facilities('kind=market&stars=5,4,unrated').stars).toEqual([5, 4, 'unrated']);
    expect(facilities('status=open,planned').status).toEqual(['open', 'planned']);
    expect(facilities('status=any').status).toBe('any');
    expect(messageOf(() => facilities('status=shut'))).toContain('suspended');
    expect(messageOf(() => facilities('kind=market&stars=5,5'))).toContain('each once');
  });

  it('refuses combinations that mean nothing', () => {
    const check = (query: string) => messageOf(() => checkFacilitiesParameters(facilities(query)));
    expect(check('kind=canteen&stars_min=3')).toContain('kind=market');
    expect(check('stars=5')).toContain('kind is missing');
    expect(check('radius_m=500')).toContain('near');
    expect(check('kind=canteen&type=laboratory')).toContain('school');
    expect(check('type=school')).toContain('together with kind');
    expect(check('located=false&near=113.2,23.1')).toContain('nowhere');
    expect(check('kind=market&located=false')).toBe('no error');
  });

  it('never answers an arbitrary query with anything but values or an InputError', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(facilitiesSchema.entries), 'x'),
          fc.string({ maxLength: 40 }),
        ),
        (values) => {
          const message = messageOf(() => facilities(String(new URLSearchParams(values))));
          expect(message).toMatch(/^no error$|^Parameter "/);
        },
      ),
    );
  });

  it('quotes values without control characters and shortened', () => {
    expect(quote('a\nb\u202e')).toBe('"a�b�"');
    expect(quote('字'.repeat(200))).toBe(`"${'字'.repeat(80)}…"`);
  });
});
