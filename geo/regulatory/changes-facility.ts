/** All differences of one facility between two versions. */
import type { Change } from './changes.ts';
import { type FacilityKnowledge, stateOn, type TwoDays } from './changes-knowledge.ts';
import {
  dueCorrections,
  dueEvents,
  followupCorrections,
  followupEvents,
  inspectionCorrections,
  inspectionEvents,
  ratingCorrections,
  ratingEvents,
} from './changes-records.ts';
import { spellCorrections, spellEvents } from './changes-spells.ts';

/**
 * What happened and what is said otherwise. Of a facility that only one of the versions knows, that is all that is
 * said otherwise: its ratings, due dates and inspections come or go with it.
 */
export function changesOf({ before, after }: FacilityKnowledge, days: TwoDays): Change[] {
  const isKnownToBoth = before.spells.length > 0 && after.spells.length > 0;
  const pairOf = <Key extends 'ratings' | 'dues' | 'inspections' | 'followups'>(key: Key) => ({
    before: before[key],
    after: after[key],
  });
  const corrections = isKnownToBoth
    ? [
        ...ratingCorrections(pairOf('ratings'), days),
        ...dueCorrections(pairOf('dues'), days),
        ...inspectionCorrections(pairOf('inspections'), days),
        ...followupCorrections(pairOf('followups'), days),
      ]
    : [];
  const isInUse = stateOn(after.spells, days.after).status === 'open';
  return [
    ...spellEvents(after.spells, days),
    ...ratingEvents(after.ratings, days),
    ...dueEvents(after.dues, days, isInUse),
    ...inspectionEvents(after.inspections, days),
    ...followupEvents(after.followups, days),
    ...spellCorrections(before.spells, after.spells, days),
    ...corrections,
  ];
}
