export { anomalyCodes, type Anomaly, type AnomalyCode } from './anomaly.js';
export { amountRefusal, canonicalAmount, type AmountRefusal } from './canonical-amount.js';
export { computePay, type PayComputation } from './compute-pay.js';
export { currencyCodes, currencyExponent } from './currency-exponents.js';
export { employmentOn, type Employment } from './employment.js';
export { entryOf, type Entry, type RawEntry } from './entry.js';
export { compareEntries, sourceOf, type EntryFields, type Source } from './entry-fields.js';
export {
  addMoney,
  exactDecimal,
  roundToCurrency,
  sumByCurrency,
  type Money,
  type RoundingMode,
} from './money.js';
export { payByDepartment, type DepartmentShare } from './pay-by-department.js';
export type { PayLine } from './pay-line.js';
export { defaultPayPolicy, type PayPolicy, type Proration } from './pay-policy.js';
export {
  monthlyPeriod,
  nextPeriod,
  periodContaining,
  periodOnWire,
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
export { annualOf, type Salary, type SalaryInterval } from './salary.js';
export { splitByLargestRemainder } from './split-by-largest-remainder.js';
export { fold, type Timeline } from './timeline.js';
export type { Bonus, BonusGranted, BonusGrantedEntry } from './updates/bonus-granted.js';
export type { EmploymentStarted, EmploymentStartedEntry } from './updates/employment-started.js';
export type { SalarySet, SalarySetEntry } from './updates/salary-set.js';
