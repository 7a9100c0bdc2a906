import type { ErrorCode } from '#libs/contracts';

const remedies: Partial<Record<ErrorCode, string>> = {
  PARTITION_UNKNOWN: 'wageledger partitions lists them',
  PARTITION_NOT_HALTED: 'look at wageledger partitions: it goes on, or somebody answered first',
  ANSWER_IMPOSSIBLE: 'docs/OPERATIONS.md says what answers which halt',
  REJECTED_RECORD_UNKNOWN: 'take the place from wageledger rejected',
  ALREADY_DECIDED: 'nothing is left to do; a retry that was rejected again stands at its new place',
  BODY_INVALID: 'correct what is named',
  QUERY_INVALID: 'correct what is named',
  ID_INVALID: 'correct what is named',
  IMPORT_HEADER_INVALID: 'correct the first row and send the file again',
  IDEMPOTENCY_KEY_REUSED: 'send it with another --key, or without one',
  DEPARTMENT_UNKNOWN: 'check the id',
  EMPLOYEE_UNKNOWN: 'check the id; somebody new is there once the first update is applied',
  UPDATE_UNKNOWN: 'check the id; --at PARTITION:OFFSET tells an update that is not applied yet',
  STREAMS_EXHAUSTED: 'try again a little later',
  TOKEN_MISSING: 'set WAGELEDGER_TOKEN, or name the stack with --data-dir',
  TOKEN_INVALID: 'take a new token; a stack started anew writes new ones into its stack.json',
  ROLE_NOT_ALLOWED: 'use a token with that role',
  LOG_UNAVAILABLE: 'nothing was decided; try again once Kafka is back',
  BOOKS_UNAVAILABLE: 'try again once Postgres is back; look first whether a decision was kept',
  INTERNAL: 'look first whether a decision was kept; the log of payroll-api has the reference',
};

/** What an operator does about a refusal; docs/ERRORS.md has the rest of the codes. */
export function remedyOf(code: string): string {
  return remedies[code as ErrorCode] ?? 'docs/ERRORS.md says what to do';
}
