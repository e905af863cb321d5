/** Names of districts on maps that the server draws. */
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { guangzhouDistricts } from '$geo/place/districts.ts';
import type { PlacedName } from '$lib/districts/vector-map/drawing.ts';
import { placeNames } from '$lib/districts/vector-map/names.ts';
import type { PictureProjection } from '$lib/districts/vector-map/project.ts';
import type { Lang } from '$lib/i18n/index.ts';
import type { Box } from '$lib/map/labels.ts';

/** The names of the districts that have room in a picture; the one that it is about is told apart. */
export function namesOf(
  lang: Lang,
  self: number | null,
  projection: PictureProjection,
  obstacles: readonly Box[],
): PlacedName[] {
  const names = DISTRICTS.map(({ code, zh, en }) => ({ code, words: lang === 'en' ? en : zh }));
  const districts = guangzhouDistricts();
  const codeAt = (x: number, y: number) => {
    const { lng, lat } = projection.lngLatAt(x, y);
    return districts.districtOf(lng, lat);
  };
  const places = placeNames(names, projection, codeAt, obstacles);
  return names.flatMap(({ code, words }, at): PlacedName[] => {
    const place = places[at];
    return place ? [{ words, at: place, isSelf: code === self }] : [];
  });
}
