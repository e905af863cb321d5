/** Areas drawn on the map, as a planner draws them; what lies inside is counted here by other means. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from '@playwright/test';
import type { CoverageAnswer, FacilitiesAnswer, FacilityFeature } from '../../geo/answers.ts';
import { decodeCells } from '../../geo/columns/wire.ts';
import { planeToLngLat, planePoint } from '../../geo/place/crs.ts';
import { KINDS } from '../../geo/kinds/vocabulary.ts';
import { expect, expectAccessible, openMap, openPage, test, withoutWebGl } from './fixtures.ts';

type Ring = readonly (readonly number[])[];

/** Whether a ray to the east meets the ring an odd number of times. */
const isIn = (ring: Ring, x: number, y: number): boolean =>
  ring.reduce((inside, [x1 = NaN, y1 = NaN], at) => {
    const [x2 = NaN, y2 = NaN] = ring[(at + 1) % ring.length] ?? [];
    return y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1) ? !inside : inside;
  }, false);

const figuresOf = (page: Page) => page.getByTestId('area-figures');
const numberOf = async (place: Locator, name: string) => Number(await place.getAttribute(name));
const insideOf = (page: Page, kind: string) =>
  numberOf(figuresOf(page).locator(`tr[data-kind=${kind}]`), 'data-inside');

const saved = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('area').getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
};

test('a polygon drawn on the map: facilities, people and coverage, also after a reload and as files', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  await openMap(page, `?tab=area&at=113.3,23.12,9.5${isPhone ? '&view=map' : ''}`);
  const panel = page.getByTestId('area');
  await panel.getByRole('button', { name: text.t('area.polygon') }).click();
  await expect(page.getByTestId('draw-bar')).toHaveAttribute('data-ready', 'true');
  const box = await page.locator('[data-region=map] .canvas').boundingBox();
  const middle = [
    (box?.x ?? NaN) + (box?.width ?? NaN) / 2,
    (box?.y ?? NaN) + (box?.height ?? NaN) / 2,
  ] as const;
  const corners = [
    [-100, -70],
    [100, -60],
    [90, 70],
    [0, -10],
    [-80, 60],
    [-100, -70],
  ] as const;
  for (const [x, y] of corners) {
    await page.mouse.move(middle[0] + x, middle[1] + y);
    await page.mouse.click(middle[0] + x, middle[1] + y);
  }
  await expect(page).toHaveURL(/[?&]area=p/);
  // The press that ends the drawing asks nothing of the map.
  await expect(page).not.toHaveURL(/why=/);

  const file = JSON.parse(await saved(page, text.t('area.exportGeojson')));
  const ring = file.features[0].geometry.coordinates[0][0] as Ring;
  expect(ring).toHaveLength(corners.length);
  const all: Record<string, FacilityFeature[]> = {};
  let sum = 0;
  for (const kind of KINDS) {
    const facilities = await (await request.get(`/data/facilities/${kind}.geojson`)).json();
    const open = (facilities.features as FacilityFeature[]).filter(
      ({ properties, geometry }) => properties.status === 'open' && geometry,
    );
    all[kind] = open;
    const [ids, listed] = [
      open
        .filter(({ geometry }) =>
          isIn(ring, geometry?.coordinates[0] ?? NaN, geometry?.coordinates[1] ?? NaN),
        )
        .map(({ id }) => id),
      file.features.filter((one: FacilityFeature) => one.properties.kind === kind),
    ];
    expect(await insideOf(page, kind)).toBe(ids.length);
    expect(listed.map((one: { properties: { id: number } }) => one.properties.id).sort()).toEqual(ids.sort());
    sum += ids.length;
  }
  expect(sum).toBeGreaterThan(0);

  const supply = (all.market ?? [])
    .filter(({ properties }) => (properties.stars ?? 0) >= 3)
    .map(({ geometry }) => planePoint(geometry?.coordinates[0] ?? NaN, geometry?.coordinates[1] ?? NaN));
  const cells = decodeCells(new Uint8Array(await (await request.get('/columns/cells/exact')).body()));
  let [people, covered] = [0, 0];
  for (let at = 0; at < cells.count; at++) {
    const [x, y] = [cells.xCm[at] ?? NaN, cells.yCm[at] ?? NaN];
    const { lng, lat } = planeToLngLat(x / 100, y / 100);
    if (!isIn(ring, lng, lat)) continue;
    people += cells.weight[at] ?? NaN;
    if (supply.some(({ xCm, yCm }) => (xCm - x) ** 2 + (yCm - y) ** 2 <= 100_000 ** 2))
      covered += cells.weight[at] ?? NaN;
  }
  expect(people).toBeGreaterThan(covered);
  expect(covered).toBeGreaterThan(0);
  const said = { 'data-people': String(people), 'data-covered': String(covered) };
  for (const [name, value] of Object.entries(said))
    await expect(figuresOf(page)).toHaveAttribute(name, value);

  const facilities = parse(await saved(page, text.t('area.exportFacilities')), { bom: true, columns: true });
  expect(facilities).toHaveLength(sum);
  const [summary] = parse(await saved(page, text.t('area.exportSummary')), { bom: true, columns: true });
  expect(summary).toMatchObject({ people: String(people), covered: String(covered), radius_m: '1000' });
  expect(file.features[0].properties).toMatchObject({ people, covered, share: covered / people });

  await page.reload();
  for (const [name, value] of Object.entries(said))
    await expect(figuresOf(page)).toHaveAttribute(name, value);
});

test('Esc ends the drawing; corners are dragged, moved by keys, added and taken out; the area is deleted', async ({
  page,
  isPhone,
  text,
}) => {
  const square = JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [113.26, 23.12],
        [113.3, 23.12],
        [113.3, 23.15],
        [113.26, 23.15],
        [113.26, 23.12],
      ],
    ],
  });
  await openMap(page, `?tab=area&at=113.28,23.11,11.5${isPhone ? '&view=map' : ''}`);
  const panel = page.getByTestId('area');
  await panel.getByRole('button', { name: text.t('area.circle') }).click();
  await expect(page.getByTestId('draw-bar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('draw-bar')).toHaveCount(0);
  await expect(page).not.toHaveURL(/area=/);

  await panel.getByLabel(text.t('area.paste')).fill(square);
  await panel.getByRole('button', { name: text.t('area.setPolygon') }).click();
  const handles = page.locator('[data-handle^=corner]');
  await expect(handles).toHaveCount(4);
  const area = () => new URL(page.url()).searchParams.get('area');
  const corner = page.locator('[data-handle="corner 2"]');
  for (const act of [
    async () => {
      const box = await corner.boundingBox();
      const [x, y] = [(box?.x ?? NaN) + 16, (box?.y ?? NaN) + 16];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 20, y + 12, { steps: 4 });
      await page.mouse.up();
    },
    () => corner.press('ArrowUp'),
    () => corner.press('Enter'),
  ]) {
    const before = area();
    await act();
    await expect.poll(area).not.toBe(before);
  }
  await expect(handles).toHaveCount(5);
  await page.locator('[data-handle="corner 3"]').press('Delete');
  await expect(handles).toHaveCount(4);
  await expectAccessible(page);
  await panel.getByRole('button', { name: text.t('area.remove') }).click();
  await expect(page).not.toHaveURL(/area=/);
  await expect(figuresOf(page)).toHaveCount(0);
});

test('a circle by the keyboard, without WebGL, counts what the API finds in its radius', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  await withoutWebGl(page);
  await openPage(page, `?tab=area${isPhone ? '&view=map' : ''}`);
  const panel = page.getByTestId('area');
  const circle = {
    [text.t('area.lng')]: '113.3',
    [text.t('area.lat')]: '23.13',
    [text.t('area.radius')]: '6000',
  };
  for (const [label, value] of Object.entries(circle)) {
    const field = panel.getByLabel(label, { exact: true });
    await field.focus();
    await field.fill(value);
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/area=c113.3,23.13,6000/);
  let sum = 0;
  for (const kind of KINDS) {
    const query = `kind=${kind}&near=113.3,23.13&radius_m=6000&limit=1`;
    const { numberMatched } = (await (
      await request.get(`/api/facilities?${query}`)
    ).json()) as FacilitiesAnswer;
    await expect(figuresOf(page).locator(`tr[data-kind=${kind}]`)).toHaveAttribute(
      'data-inside',
      String(numberMatched),
    );
    sum += numberMatched;
  }
  expect(sum).toBeGreaterThan(0);
  await expectAccessible(page);

  // Around the whole city, the figures are those of the city.
  await panel.getByLabel(text.t('area.radius'), { exact: true }).fill('200000');
  await page.keyboard.press('Enter');
  const { city } = (await (
    await request.get('/api/coverage?supply=market&stars_min=3')
  ).json()) as CoverageAnswer;
  await expect(figuresOf(page)).toHaveAttribute('data-people', String(city.total));
  await expect(figuresOf(page)).toHaveAttribute('data-covered', String(city.covered));
});

test('what cannot be an area is refused with its reason, and the area before stays', async ({
  page,
  text,
}) => {
  await openPage(page, '?tab=area&area=c113.3,23.13,500');
  const panel = page.getByTestId('area');
  await panel.getByText(text.t('area.byForm')).click();
  const paste = panel.getByLabel(text.t('area.paste'));
  for (const [content, reason] of [
    ['hello', /not JSON/],
    ['{"type":"Point","coordinates":[113,23]}', /"Point"/],
    [
      '{"type":"Polygon","coordinates":[[[113,23],[113.1,23.1],[113.1,23],[113,23.1]]]}',
      /crosses or touches/,
    ],
    ['{"type":"Polygon","coordinates":[[[23,113],[23.1,113.1],[23.1,113]]]}', /outside the region/],
  ] as const) {
    await paste.fill(content);
    await panel.getByRole('button', { name: text.t('area.setPolygon') }).click();
    await expect(panel.getByRole('alert')).toContainText(reason);
  }
  await panel.getByLabel(text.t('area.radius'), { exact: true }).fill('200001');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('200001');
  await expect(page).toHaveURL(/area=c113.3,23.13,500/);
});
