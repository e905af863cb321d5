/** What happened to a facility itself, and what is said otherwise of it. */
import type { Change, CorrectionReason, EventReason } from './changes.ts';
import { isBetween, type Spell, type StateOn, stateOn, type TwoDays } from './changes-knowledge.ts';

type Spells = readonly Spell[];
type Told = Partial<Pick<Change, 'before' | 'after' | 'shift_m' | 'fields'>>;

const NOTHING = { before: null, after: null, shift_m: null, fields: [] } as const;
export const event = (reason: EventReason, day: string, more: Told = {}): Change => ({
  what: 'reality',
  reason,
  day,
  ...NOTHING,
  ...more,
});
export const correction = (reason: CorrectionReason, more: Told = {}): Change => ({
  what: 'correction',
  reason,
  day: null,
  ...NOTHING,
  ...more,
});

/** Status by status, from the day after the earlier day to the later day, as known later. */
export function spellEvents(after: Spells, days: TwoDays): Change[] {
  const boundaries = new Set(
    after.flatMap(({ from, to }) => [from, to]).filter((day) => isBetween(day, days)),
  );
  const changes: Change[] = [];
  let running = stateOn(after, days.before);
  for (const day of [...boundaries].filter((one) => one !== null).sort()) {
    const next = stateOn(after, day);
    const status = statusEvent(running, next);
    if (status) changes.push(event(status, day, { before: running.status, after: next.status }));
    if (running.spell && next.spell && running.spell !== next.spell) {
      const shift = shiftOf(running.spell, next.spell);
      if (shift !== 'same') changes.push(event('moved', day, { shift_m: shift }));
      if (alteredFields(running.spell, next.spell).length > 0)
        changes.push(event('altered', day, { fields: alteredFields(running.spell, next.spell) }));
    }
    running = next;
  }
  return changes;
}

function statusEvent(before: StateOn, after: StateOn): EventReason | null {
  if (before.status === after.status || after.status === null) return null;
  if (after.status !== 'open') return after.status;
  if (before.status === 'suspended' || before.status === 'closed') return 'resumed';
  return before.status === null && after.spell?.isUndated ? 'listed' : 'opened';
}

/** What the later version says otherwise of the earlier day. */
export function spellCorrections(before: Spells, after: Spells, { before: day }: TwoDays): Change[] {
  const was = stateOn(before, day);
  const is = stateOn(after, day);
  if (was.spell === null || is.spell === null) {
    if (was.spell === is.spell) return [];
    const statuses = { before: was.status, after: is.status };
    // Known to either version at another time: it began on another day than was held.
    if (before.length > 0 && after.length > 0) return [correction('dates', statuses)];
    return [correction(was.spell === null ? 'added' : 'removed', statuses)];
  }
  const found: Change[] = [];
  if (was.status !== is.status) found.push(correction('status', { before: was.status, after: is.status }));
  else if (was.spell.from !== is.spell.from)
    found.push(correction('dates', { before: was.spell.from, after: is.spell.from }));
  found.push(...attributeCorrections(was.spell, is.spell));
  if (found.length === 0 && pastOf(before, day) !== pastOf(after, day)) found.push(correction('history'));
  return found;
}

function attributeCorrections(was: Spell, is: Spell): Change[] {
  const found: Change[] = [];
  const shift = shiftOf(was, is);
  if (shift !== 'same') found.push(correction('position', { shift_m: shift }));
  if (was.district !== is.district)
    found.push(correction('district', { before: textOf(was.district), after: textOf(is.district) }));
  if (was.name_zh !== is.name_zh || was.name_en !== is.name_en)
    found.push(correction('name', { before: was.name_zh, after: is.name_zh }));
  const written = (['code', 'address', 'town'] as const).filter((field) => was[field] !== is[field]);
  if (written.length > 0) found.push(correction('address', { fields: written }));
  const details = detailFields(was, is);
  if (details.length > 0) found.push(correction('details', { fields: details }));
  return found;
}

const textOf = (value: number | null) => (value === null ? null : String(value));

/** Metres between two positions to the centimetre, null where one of them has none. */
function shiftOf(was: Spell, is: Spell): number | null | 'same' {
  if (was.xCm === is.xCm && was.yCm === is.yCm) return 'same';
  if (was.xCm === null || was.yCm === null || is.xCm === null || is.yCm === null) return null;
  return Math.round(Math.hypot(is.xCm - was.xCm, is.yCm - was.yCm)) / 100;
}

function alteredFields(was: Spell, is: Spell): string[] {
  const texts = (['name_zh', 'name_en', 'code', 'address', 'town', 'district'] as const).filter(
    (field) => was[field] !== is[field],
  );
  return [...texts, ...detailFields(was, is)];
}

function detailFields({ details: was }: Spell, { details: is }: Spell): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => (was[field] ?? null) !== (is[field] ?? null))
    .sort();
}

/** The spells up to a day as one text; what ends later than it has not ended. */
function pastOf(spells: Spells, day: string): string {
  return spells
    .filter(({ from }) => from <= day)
    .map(({ from, to, status }) => `${status} ${from} ${to !== null && to <= day ? to : ''}`)
    .join(',');
}
