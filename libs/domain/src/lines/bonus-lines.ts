import type { PayLine } from '../pay-line.js';
import { addDays } from '../plain-date.js';
import type { Bonus } from '../updates/bonus-granted.js';

/** One line per bonus, as granted: nothing is prorated, and it is earned on its pay date. */
export function bonusLines(bonuses: readonly Bonus[]): PayLine[] {
  return bonuses.map((bonus) => ({
    kind: 'bonus',
    amount: bonus.amount,
    department: bonus.department,
    earned: { start: bonus.payDate, end: addDays(bonus.payDate, 1) },
    ...(bonus.code === undefined ? {} : { code: bonus.code }),
    sources: [bonus.source],
  }));
}
