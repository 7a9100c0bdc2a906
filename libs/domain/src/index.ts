export { anomalyCodes, type Anomaly, type AnomalyCode } from './anomaly.js';
export { amountRefusal, canonicalAmount, decimalFault, type AmountRefusal } from './canonical-amount.js';
export { computePay, type PayComputation } from './compute-pay.js';
export { currencyCodes, currencyExponent } from './currency-exponents.js';
export { employmentOn, type Employment } from './employment.js';
export { entryOf, type Entry, type RawEntry } from './entry.js';
export { compareEntries, compareInLog, sourceOf, type EntryFields, type Source } from './entry-fields.js';
export { defaultFoldRules, type FoldRules, type Threshold, type ThresholdKind } from './fold-rules.js';
export { mayChangePay } from './may-change-pay.js';
export {
  addMoney,
  exactDecimal,
  negated,
  roundToCurrency,
  sumByCurrency,
  type Money,
  type RoundingMode,
} from './money.js';
export { grossByDepartment, payByDepartment, type DepartmentShare } from './pay-by-department.js';
export type { PayLine } from './pay-line.js';
export { defaultPayPolicy, type PayPolicy, type Proration } from './pay-policy.js';
export { paydayOf, paydaysInYear, paydayWarning, periodsPaidIn, type PaydayPolicy } from './payday.js';
export type { HolidayRule, PaydayRule } from './payday-rule.js';
export {
  monthlyPeriod,
  nextPeriod,
  paySchedules,
  periodContaining,
  periodOf,
  periodOnWire,
  spanOf,
  type PayPeriod,
  type PaySchedule,
  type WirePeriod,
} from './period.js';
export {
  addDays,
  compareDates,
  daysBetween,
  firstOfMonth,
  firstOfNextMonth,
  isPlainDate,
  type PlainDate,
} from './plain-date.js';
export { policyRefusal, type PolicyRefusal } from './policy-refusal.js';
export { retroOf } from './retro.js';
export { annualOf, type Salary, type SalaryInterval } from './salary.js';
export { splitByLargestRemainder } from './split-by-largest-remainder.js';
export type { EntryState, HeldUpdate } from './fold/outcomes.js';
export { inTotalOrder, joinOrdered, noEntries, type OrderedEntries } from './ordered-entries.js';
export {
  fold,
  foldForPay,
  foldOrdered,
  periodsOfTheirs,
  schedulesOf,
  type PayFacts,
  type Timeline,
} from './timeline.js';
export { foldBudgets, type Budget, type BudgetSet, type BudgetSetEntry } from './updates/budget-set.js';
export type { BonusStopped, BonusStoppedEntry } from './updates/bonus-stopped.js';
export type { EmploymentEnded, EmploymentEndedEntry } from './updates/employment-ended.js';
export type { EmploymentTransferred, EmploymentTransferredEntry } from './updates/employment-transferred.js';
export type { SalaryRaised, SalaryRaisedEntry } from './updates/salary-raised.js';
export type { UpdateApproved, UpdateApprovedEntry } from './updates/update-approved.js';
export type { UpdateDeclined, UpdateDeclinedEntry } from './updates/update-declined.js';
export type { UpdateReversed, UpdateReversedEntry } from './updates/update-reversed.js';
export type {
  Bonus,
  BonusGranted,
  BonusGrantedEntry,
  BonusWorth,
  PercentBase,
} from './updates/bonus-granted.js';
export type {
  BonusScheduled,
  BonusScheduledEntry,
  Recurrence,
  ScheduledBonus,
} from './updates/bonus-scheduled.js';
export type { Adjustment, EarningAdjusted, EarningAdjustedEntry } from './updates/earning-adjusted.js';
export type { EmploymentStarted, EmploymentStartedEntry } from './updates/employment-started.js';
export type { SalarySet, SalarySetEntry } from './updates/salary-set.js';
export type { WorkingCalendar } from './working-calendar.js';
