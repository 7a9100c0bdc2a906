export { decodeCursor, encodeCursor } from './cursor.js';
export type { DepartmentPayItem } from './department-figures.js';
export {
  DepartmentPayReader,
  type DepartmentPay,
  type DepartmentPayRequest,
} from './department-pay-reader.js';
export { EmployeePayReader } from './employee-pay-reader.js';
export type { AsOf, EmployeePay, LineOnWire, PeriodOnWire, SourceOnWire } from './pay-on-wire.js';
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
