/**
 * How Chinese names are spelt in Latin letters. Only the server loads this: the spellings are computed when a
 * version is published and travel with the markets.
 */
import { customPinyin, pinyin } from 'pinyin-pro';
import { foldText } from './fold.ts';

/** Names of the city that are read otherwise than a dictionary would have it. */
customPinyin({ 番禺: 'pān yú', 增城: 'zēng chéng', 长洲: 'cháng zhōu', 长堤: 'cháng dī', 石碁: 'shí qí' });

const MOST_LETTERS = 80;

/** Pinyin without tones, syllables separated by one blank, ü as v; anything else folded, as a syllable. */
export function syllablesOf(nameZh: string): string {
  return pinyin(nameZh, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map(foldText)
    .filter((syllable) => syllable !== '')
    .join(' ');
}

/** A name for an address: small letters, digits and hyphens, at most 80, cut between syllables. */
export function slugOf(nameZh: string): string {
  let slug = '';
  for (const syllable of syllablesOf(nameZh)
    .replace(/[^a-z0-9 ]/gu, '')
    .split(' ')) {
    if (syllable === '') continue;
    const longer = slug === '' ? syllable.slice(0, MOST_LETTERS) : `${slug}-${syllable}`;
    if (longer.length > MOST_LETTERS) break;
    slug = longer;
  }
  return slug || 'market';
}
