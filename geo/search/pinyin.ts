/**
 * Pinyin of Chinese names. For the server alone: keys are made when a version is published and travel with the
 * records, so that no browser loads the dictionary.
 */
import { customPinyin, pinyin } from 'pinyin-pro';
import { foldText } from './fold.ts';
import { LOCAL_READINGS } from './local-readings.ts';

customPinyin(LOCAL_READINGS);

const MOST_SLUG_LETTERS = 80;

/**
 * Syllables of a Chinese name, without tones, separated by one blank, ü as v: 白云 → "bai yun". What is not
 * Chinese stays as folded, each word as a syllable of its own: B2区 → "b2 qu". Nothing gives nothing.
 */
export function syllablesOf(nameZh: string): string {
  const folded = foldText(nameZh);
  if (folded === '') return '';
  return pinyin(folded, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.trim())
    .filter((syllable) => syllable !== '')
    .join(' ');
}

/**
 * Last part of a web address for a Chinese name: a-z, 0-9 and single hyphens, at most 80 characters, cut between
 * syllables; "market" where nothing is left.
 */
export function slugOf(nameZh: string): string {
  const parts = syllablesOf(nameZh)
    .split(' ')
    .map((syllable) => syllable.replace(/[^a-z0-9]/gu, ''))
    .filter((part) => part !== '');
  let slug = parts[0]?.slice(0, MOST_SLUG_LETTERS) ?? 'market';
  for (const part of parts.slice(1)) {
    if (slug.length + 1 + part.length > MOST_SLUG_LETTERS) break;
    slug += `-${part}`;
  }
  return slug;
}
