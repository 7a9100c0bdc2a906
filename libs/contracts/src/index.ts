export { errorCodes, type ErrorCode } from './error-codes.js';
export {
  departmentIdSchema,
  employeeIdSchema,
  hoursPerWeekSchema,
  nonNegativeMoneySchema,
  plainDateSchema,
  positiveMoneySchema,
  reasonSchema,
} from './fields.js';
export { canonicalJson, fingerprintOf, type UpdateContent } from './fingerprint.js';
export { discardBody, resumeBody, retryBody, skipToBody } from './operator-bodies.js';
export {
  decodeRecord,
  encodeUpdate,
  jsonContentType,
  type DecodedRecord,
  type EncodedRecord,
  type RecordToDecode,
  type SalaryUpdate,
  type UpdateToEncode,
} from './record-codec.js';
export { rejectionCodes, type RejectionCode } from './rejection-codes.js';
export { bonusGrantedBody, departmentBody, employmentStartedBody, salarySetBody } from './request-bodies.js';
export { parseStrictJson, type StrictJson } from './strict-json.js';
export { isUpdateType, updateCatalogue, type UpdateData, type UpdateType } from './update-catalogue.js';
export { updateIdOf } from './update-id.js';
