export { AccrualReader, type DepartmentAccrual } from './accrual-reader.js';
export { ChangeFeed, type Change } from './change-feed.js';
export { CompanyTotalsReader, type CompanyTotals } from './company-totals-reader.js';
export { decodeCursor, encodeCursor } from './cursor.js';
export type { DepartmentPayItem } from './department-figures.js';
export {
  DepartmentPayReader,
  type DepartmentPay,
  type DepartmentPayRequest,
  type DepartmentSums,
} from './department-pay-reader.js';
export { EmployeePayReader, type EmployeePay } from './employee-pay-reader.js';
export { EmployeeProfiles } from './employee-profiles.js';
export { EmployeeReader, type EmployeeHistory, type EmployeeOnDate, type Scoped } from './employee-reader.js';
export { EmployeeSearch, type EmployeePage } from './employee-search.js';
export { HeldUpdatesReader, type HeldPage } from './held-updates-reader.js';
export { historyDiff, type HistoryDiff } from './history-diff.js';
export { isFinal, type Basis, type Knowledge } from './knowledge.js';
export type { AsOf, LineOnWire, PeriodOnWire, SourceOnWire } from './pay-on-wire.js';
export { PayRunDesk } from './pay-run-desk.js';
export { PayRunReader } from './pay-run-reader.js';
export type { PayRun, PayStatement, RunTotal, StatementLine } from './pay-run.js';
export { RetroReader, type EmployeeRetro } from './retro-reader.js';
export { departmentsBehind, isCompanyWide, payReaders, requireMayReadPay } from './pay-scope.js';
export { OutcomeWatch, type UpdateOutcome } from './outcome-watch.js';
export { monthAsked, type PeriodAsked } from './periods-asked.js';
export { PayModule } from './pay.module.js';
export {
  isApplied,
  PositionWatch,
  type Coordinate,
  type LedgerScope,
  type OffsetVector,
} from './position-watch.js';
export {
  rejectedPlaceOf,
  RejectedRecordReader,
  type RejectedPage,
  type RejectedPlace,
  type RejectedRecord,
  type RejectedRequest,
} from './rejected-record-reader.js';
export { UpdateReader, type CoordinateOutcome, type UpdateState } from './update-reader.js';
