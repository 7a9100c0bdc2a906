// In: what Finance asked for that stands, in its total order, with employments and salaries. Out: bonuses, scheduled
// bonuses and adjustments, each at the cost of the department that bears it, with what is doubtful about it.
// Guaranteed: nothing here changes employments or salaries, so the order among these types does not matter.
import type { Anomaly } from '../anomaly.js';
import { departmentOn, employmentOn } from '../employment.js';
import type { EntryFields } from '../entry-fields.js';
import type { FactEntry } from '../entry.js';
import type { SalaryInterval } from '../salary.js';
import { spellOf } from '../spells.js';
import { bonusOf, type Bonus, type BonusGrantedEntry } from '../updates/bonus-granted.js';
import {
  scheduledBonusOf,
  type BonusScheduledEntry,
  type ScheduledBonus,
} from '../updates/bonus-scheduled.js';
import type { BonusStoppedEntry } from '../updates/bonus-stopped.js';
import { adjustmentOf, type Adjustment, type EarningAdjustedEntry } from '../updates/earning-adjusted.js';
import type { SalaryFold } from './salaries.js';
import { overThreshold } from './thresholds.js';
import { worthOfAmount, worthOfPercent } from './worth.js';

export type EarningsFold = SalaryFold & { readonly salaries: readonly SalaryInterval[] };

/** One-time bonuses that count, by pay date. */
export function bonusesOf(entries: readonly BonusGrantedEntry[], fold: EarningsFold): Bonus[] {
  const { employments } = fold.history;
  const bonuses: Bonus[] = [];
  for (const entry of entries) {
    const { data, effectiveDate } = entry;
    const over = overThreshold(fold.rules, 'bonus', entry, () =>
      data.amount === undefined
        ? worthOfPercent(data, effectiveDate, fold)
        : worthOfAmount(data.amount, effectiveDate, fold),
    );
    const doubts = admitted(entry, fold, over);
    if (doubts === undefined) continue;
    const inForce = employmentOn(employments, effectiveDate);
    const anomalies =
      inForce === undefined
        ? [notEmployed(entry, `a bonus is paid on ${effectiveDate}`, fold), ...doubts]
        : doubts;
    bonuses.push(bonusOf(entry, inForce?.department ?? entry.department, anomalies));
  }
  return bonuses;
}

/** Scheduled bonuses that count, by start, each stopped where a stop that counts says so. */
export function scheduledBonusesOf(
  entries: readonly BonusScheduledEntry[],
  stops: readonly BonusStoppedEntry[],
  fold: EarningsFold,
): ScheduledBonus[] {
  const { employments, spellEnds } = fold.history;
  const scheduled: ScheduledBonus[] = [];
  for (const entry of entries) {
    const { data, effectiveDate } = entry;
    const over = overThreshold(fold.rules, 'scheduledBonus', entry, () =>
      worthOfAmount(data.amount, effectiveDate, fold),
    );
    const doubts = admitted(entry, fold, over);
    if (doubts === undefined) continue;
    const anomalies =
      employmentOn(employments, effectiveDate) === undefined
        ? [notEmployed(entry, `a bonus is scheduled from ${effectiveDate}`, fold), ...doubts]
        : doubts;
    const spellEnd = spellEnds[spellOf(spellEnds, effectiveDate)] ?? null;
    const own = stops.filter((stop) => stop.data.bonus === entry.updateId);
    scheduled.push(scheduledBonusOf(entry, own, spellEnd, anomalies));
  }
  return scheduled;
}

/**
 * The stops that count. One of a bonus that nobody scheduled for this employee is an orphan; of one that is held or was
 * reversed it waits with the bonus, without a flag. `scheduled` holds every scheduled bonus, reversed ones too.
 */
export function stopsOf(
  entries: readonly BonusStoppedEntry[],
  scheduled: readonly BonusScheduledEntry[],
  fold: EarningsFold,
): BonusStoppedEntry[] {
  return entries.filter((entry) => {
    const isKnown = scheduled.some(({ updateId }) => updateId === entry.data.bonus);
    if (isKnown) return admitted(entry, fold, undefined) !== undefined;
    const detail = `no scheduled bonus ${entry.data.bonus} is known of this employee`;
    fold.admission.ignore(entry, { code: 'ORPHAN_STOP', detail, updateId: entry.updateId });
    return false;
  });
}

/** Adjustments that count, by pay date. */
export function adjustmentsOf(entries: readonly EarningAdjustedEntry[], fold: EarningsFold): Adjustment[] {
  const { employments } = fold.history;
  const adjustments: Adjustment[] = [];
  for (const entry of entries) {
    const { amount, earned } = entry.data;
    const over = overThreshold(fold.rules, 'adjustment', entry, () =>
      worthOfAmount(amount, entry.effectiveDate, fold),
    );
    const doubts = admitted(entry, fold, over);
    if (doubts === undefined) continue;
    const earnedIn = employments.find(
      ({ start, end }) => start <= earned.end && (end === null || earned.start < end),
    );
    const anomalies =
      earnedIn === undefined
        ? [
            notEmployed(
              entry,
              `an adjustment is earned from ${earned.start} to ${earned.end}`,
              fold,
              earned.start,
            ),
            ...doubts,
          ]
        : doubts;
    const bearing = earnedIn ?? employmentOn(employments, entry.effectiveDate);
    adjustments.push(adjustmentOf(entry, bearing?.department ?? entry.department, anomalies));
  }
  return adjustments;
}

function admitted(
  entry: FactEntry,
  fold: EarningsFold,
  over: string | undefined,
): readonly Anomaly[] | undefined {
  return fold.admission.admit(entry, departmentOn(fold.history.employments, entry.effectiveDate), over);
}

/** BONUS_AFTER_LEAVING where an employment had ended by then, else BONUS_BEFORE_HIRE. */
function notEmployed(
  { updateId, effectiveDate }: EntryFields,
  what: string,
  { history: { employments } }: EarningsFold,
  date: string = effectiveDate,
): Anomaly {
  const left = employments.findLast(({ end }) => end !== null && end <= date);
  if (left !== undefined) {
    const detail = `${what}, the employment ended before ${left.end ?? ''}`;
    return { code: 'BONUS_AFTER_LEAVING', detail, updateId };
  }
  const hired = employments[0]?.start;
  const known = hired === undefined ? 'no employment is known' : `employed from ${hired}`;
  return { code: 'BONUS_BEFORE_HIRE', detail: `${what}, ${known}`, updateId };
}
