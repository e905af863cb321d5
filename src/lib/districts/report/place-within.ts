/** Names of places within the district that the report is about: its own name would be said again and again. */
import type { Text } from '$lib/i18n/index.ts';

/** "白云区南部" of 白云区 is "南部"; with a town its name comes first. */
export const placeWithin = (
  place: { readonly label_zh: string; readonly label_en: string; readonly town?: string | null },
  district: { readonly name_zh: string; readonly name_en: string },
  { lang }: Text,
): string => {
  const [label, name] =
    lang === 'zh' ? [place.label_zh, district.name_zh] : [place.label_en, district.name_en];
  const within = label.startsWith(name) ? label.slice(name.length).trim() || label : label;
  return place.town ? `${place.town} · ${within}` : within;
};
