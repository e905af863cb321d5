/** Every word of the interface in Chinese. English has the same keys: en.ts. */
import { common } from './zh/common.ts';
import { map } from './zh/map.ts';
import { pages } from './zh/pages.ts';
import { forEveryone } from './zh/public.ts';

export const zh = {
  ...common,
  ...map,
  ...pages,
  ...forEveryone,
};
