import type { Anomaly } from '../anomaly.js';
import { sourceOf, type EntryFields, type Source } from '../entry-fields.js';
import type { Money } from '../money.js';
import { addDays, type PlainDate } from '../plain-date.js';
import type { BonusStoppedEntry } from './bonus-stopped.js';

/** How often a scheduled bonus is paid: with each pay period, or every so many months from its start date. */
export type Recurrence = 'payPeriod' | 'month' | 'quarter' | 'year';

/** The own fields of `bonus.scheduled`. */
export type BonusScheduled = {
  readonly amount: Money;
  readonly startDate: string;
  /** Inclusive: the last date on which it may be paid. */
  readonly lastDate?: string | undefined;
  readonly every: Recurrence;
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
};

export type BonusScheduledEntry = EntryFields & {
  readonly type: 'bonus.scheduled';
  readonly data: BonusScheduled;
};

/** A bonus that comes again, while its employee is employed: from its start to its last date (inclusive), if it has one. */
export type ScheduledBonus = {
  readonly start: PlainDate;
  readonly lastDate: PlainDate | null;
  readonly every: Recurrence;
  readonly amount: Money;
  /** Named by the update; used only outside any employment. */
  readonly department: string;
  readonly code?: string;
  /** The bonus, then what stopped it. */
  readonly sources: readonly Source[];
  readonly anomalies: readonly Anomaly[];
};

/**
 * The scheduled bonus of the entry. It ends with the earliest of its own last date, what stops name, and the spell of
 * employment it belongs to, whose end is half-open: a later hire begins anew.
 */
export function scheduledBonusOf(
  entry: BonusScheduledEntry,
  stops: readonly BonusStoppedEntry[],
  spellEnd: PlainDate | null,
  anomalies: readonly Anomaly[],
): ScheduledBonus {
  const { amount, startDate, lastDate, every, code } = entry.data;
  const ends = stops.map(({ data }) => data.lastDate);
  if (lastDate !== undefined) ends.push(lastDate);
  if (spellEnd !== null) ends.push(addDays(spellEnd, -1));
  return {
    start: startDate,
    lastDate: ends.sort()[0] ?? null,
    every,
    amount,
    department: entry.department,
    ...(code === undefined ? {} : { code }),
    sources: [sourceOf(entry), ...stops.map(sourceOf)],
    anomalies,
  };
}
