/** The nearest names where nothing is found. */
import { editDistance } from './edit-distance.ts';
import type { Word } from './query.ts';
import type { RecordKeys } from './record-keys.ts';

/** No name is longer; what is typed beyond makes nothing nearer. */
const MOST_LETTERS = 40;
/** Two texts that share less are not near. */
const MOST_DISTANCE = 0.75;

interface Near {
  readonly at: number;
  readonly distance: number;
}

/**
 * @returns positions of the records whose names are nearest, nearest first, ties in their order: by errors in
 * proportion to the longer text. None for no words, or where nothing has a quarter in common.
 */
export function closestNames(words: readonly Word[], records: readonly RecordKeys[], most: number): number[] {
  const han = words.map((word) => (word.script === 'han' ? word.key : '')).join('');
  const latin = words
    .map((word) => (word.script === 'latin' ? word.letters : ''))
    .join('')
    .slice(0, MOST_LETTERS);
  const nearest: Near[] = [];
  records.forEach((record, at) => {
    // What is not nearer than the last of the list need not be measured to the end.
    const farthest = nearest.length < most ? MOST_DISTANCE : (nearest.at(-1)?.distance ?? 0);
    const distance = Math.min(
      distanceTo(han, [record.name.core, record.name.short, record.name.bare], farthest),
      distanceTo(latin, [...record.spokenCores, record.englishJoined], farthest),
    );
    if (distance > farthest || (nearest.length === most && distance === farthest)) return;
    nearest.push({ at, distance });
    nearest.sort((a, b) => a.distance - b.distance || a.at - b.at);
    nearest.length = Math.min(nearest.length, most);
  });
  return nearest.map(({ at }) => at);
}

/** Errors over letters of the longer text; Infinity for nothing typed, anything above `farthest` for what is farther. */
function distanceTo(typed: string, forms: readonly string[], farthest: number): number {
  let least = Infinity;
  if (typed === '') return least;
  for (const form of forms) {
    const longer = Math.max(typed.length, form.length);
    const limit = Math.floor(Math.min(least, farthest) * longer);
    if (Math.abs(typed.length - form.length) > limit) continue;
    least = Math.min(least, editDistance(typed, form, limit) / longer);
  }
  return least;
}
