/** Every word of the interface in English; the keys are those of zh.ts, plural forms apart. */
import { common } from './en/common.ts';
import { map } from './en/map.ts';
import { pages } from './en/pages.ts';
import { forEveryone } from './en/public.ts';
import type { Words } from './words.ts';
import type { zh } from './zh.ts';

export const en: Words<typeof zh> = {
  ...common,
  ...map,
  ...pages,
  ...forEveryone,
};
