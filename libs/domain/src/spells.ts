import { addDays, type PlainDate } from './plain-date.js';

/**
 * The spells of an employment history by where each ends: a hire begins one, a leaving ends it, transfers go on in it.
 * Ascending, half-open; null while the last one goes on. What is set before or in a spell holds to its end, never beyond.
 */
export type SpellEnds = readonly (PlainDate | null)[];

/** The spell that a date belongs to: the one it lies in or the next to come; past the last leaving the number of spells. */
export function spellOf(ends: SpellEnds, date: PlainDate): number {
  const index = ends.findIndex((end) => end === null || date < end);
  return index === -1 ? ends.length : index;
}

/** The first day after a date, for half-open ends; null for the last date of the calendar, after which nothing comes. */
export function dayAfter(date: PlainDate): PlainDate | null {
  return date === '9999-12-31' ? null : addDays(date, 1);
}

/** The earlier of two ends, each null if open. */
export function earlierEnd(left: PlainDate | null, right: PlainDate | null): PlainDate | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
