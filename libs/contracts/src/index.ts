export * as answers from './answers/index.js';
export { avroCodec } from './codecs/avro-codec.js';
export { avroSchemaOf } from './codecs/avro-schema.js';
export { jsonCodec } from './codecs/json-codec.js';
export { errorCodes, type ErrorCode } from './error-codes.js';
export {
  departmentIdSchema,
  employeeIdSchema,
  hoursPerWeekSchema,
  inclusiveSpanSchema,
  nonNegativeMoneySchema,
  percentSchemaUpTo,
  plainDateSchema,
  plainTextUpTo,
  positiveMoneySchema,
  reasonSchema,
  signedMoneySchema,
  updateIdSchema,
} from './fields.js';
export { answerHeaders, requestHeaders } from './header-texts.js';
export { canonicalJson, fingerprintOf, type UpdateContent } from './fingerprint.js';
export { plainTextOf } from './named-headers.js';
export { discardBody, resumeBody, retryBody, skipToBody } from './operator-bodies.js';
export {
  decodeRecord,
  encodeUpdate,
  ownerOfBudgets,
  type DecodedRecord,
  type EncodedRecord,
  type RecordToDecode,
  type SalaryUpdate,
  type UpdateToEncode,
} from './record-codec.js';
export { profileBody } from './profile-body.js';
export { rejectionCodes, type RejectionCode } from './rejection-codes.js';
export { departmentBody, requestBodies } from './request-bodies.js';
export { payScheduleSchema } from './pay-schedule.js';
export { approvalThresholdBody, payPolicyBody, payRunBody, periodForms } from './payroll-bodies.js';
export { datePattern, instantPattern, monthOrFirstDayPattern, plainTextPattern } from './text-patterns.js';
export { parseStrictJson, type StrictJson } from './strict-json.js';
export {
  isUpdateType,
  presentData,
  updateCatalogue,
  type UpdateData,
  type UpdateType,
} from './update-catalogue.js';
export { UpdateEncoder } from './update-encoder.js';
export { type RecordHeader, viewOf } from './record-headers.js';
export { offsetDeltaOf, RecordInLog, recordForLog } from './record-in-log.js';
export { VarintReader } from './varint-reader.js';
export { updateIdOf } from './update-id.js';
