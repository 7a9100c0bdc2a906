/**
 * The one place where SQLSTATEs and driver errors get a meaning.
 * In: whatever pg threw. Out: a TransientDatabaseError (the same work may succeed later, nothing was decided),
 * an InvariantViolation (the schema refused something the code must never ask), or a DatabaseFault (anything else).
 * Classes: https://www.postgresql.org/docs/18/errcodes-appendix.html
 */

import { types } from 'node:util';

/** Postgres is away, overloaded, or asked for a repeat: try the whole transaction again, with a bound. */
export class TransientDatabaseError extends Error {
  readonly transient = true;
  override readonly name = 'TransientDatabaseError';
  constructor(
    message: string,
    readonly sqlState: string | undefined,
    /** True when COMMIT was sent and its answer never came: the work may or may not be in the books; read before repeating. */
    readonly commitOutcomeUnknown = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A constraint or trigger refused the statement: a defect of the program or of the data, never to be retried. */
export class InvariantViolation extends Error {
  readonly transient = false;
  override readonly name = 'InvariantViolation';
  constructor(
    message: string,
    readonly sqlState: string,
    readonly constraint: string | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Any other refusal by Postgres (syntax, missing table, permission): not transient. */
export class DatabaseFault extends Error {
  readonly transient = false;
  override readonly name = 'DatabaseFault';
  constructor(
    message: string,
    readonly sqlState: string | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const transientStates = new Set([
  '25006', // read_only_sql_transaction: talking to a former primary after a fail-over
  '25P03', // idle_in_transaction_session_timeout
  '25P04', // transaction_timeout
  '55P03', // lock_not_available (lock_timeout)
  '57014', // query_canceled (statement_timeout)
]);
const transientClasses = new Set(['08', '40', '53', '57', '58']);
const transientErrnos = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const spentConnection = /query read timeout|cached plan must not change result type/i;
const transientMessages =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|client has encountered a connection error|not queryable|server closed the connection/i;
// TypeORM releases a runner whose connection broke; what is asked of it afterwards fails with QueryRunnerAlreadyReleasedError.

type DriverError = {
  code?: unknown;
  constraint?: unknown;
  message?: unknown;
  driverError?: unknown;
  errors?: unknown;
};

/** Gives every error of the driver its meaning; an error that is already translated, or is not the driver's, comes back as it is. */
export function translateDatabaseError(error: unknown, during: 'work' | 'commit' = 'work'): unknown {
  if (
    error instanceof TransientDatabaseError ||
    error instanceof InvariantViolation ||
    error instanceof DatabaseFault
  )
    return error;
  // isNativeError also knows errors that another realm made, as Node's own are inside a vm context.
  if (!(error instanceof Error) && !types.isNativeError(error)) return error;
  const driver = driverErrorOf(error);
  const code = typeof driver.code === 'string' ? driver.code : undefined;
  const message =
    typeof driver.message === 'string' && driver.message !== '' ? driver.message : error.message;
  if (code !== undefined && (transientErrnos.has(code) || isTransientState(code)))
    return new TransientDatabaseError(message || code, code, during === 'commit' && !isRefusedCommit(code), {
      cause: error,
    });
  if (
    transientMessages.test(message) ||
    spentConnection.test(message) ||
    error.name === 'QueryRunnerAlreadyReleasedError'
  )
    return new TransientDatabaseError(message, undefined, during === 'commit', { cause: error });
  if (code !== undefined && (code.startsWith('23') || code === 'P0001'))
    return new InvariantViolation(
      message,
      code,
      typeof driver.constraint === 'string' ? driver.constraint : undefined,
      { cause: error },
    );
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code))
    return new DatabaseFault(message, code, { cause: error });
  return error;
}

/**
 * True where the connection is of no more use: the client stopped waiting for an answer, which may still come, or a
 * migration has altered what one of its prepared statements gives, and that fails on it for ever.
 */
export function endsConnection(error: unknown): boolean {
  return (error instanceof Error || types.isNativeError(error)) && spentConnection.test(error.message);
}

function driverErrorOf(error: Error): DriverError {
  const outer = error as DriverError;
  if (typeof outer.driverError === 'object' && outer.driverError !== null) return outer.driverError;
  // A refused connection to a name with several addresses is an AggregateError without a code of its own.
  if (Array.isArray(outer.errors) && typeof outer.errors[0] === 'object')
    return outer.errors[0] as DriverError;
  return outer;
}

function isTransientState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && (transientStates.has(code) || transientClasses.has(code.slice(0, 2)));
}

/** Class 40 at COMMIT is Postgres's own word that the transaction is gone; only a lost connection leaves it open. */
function isRefusedCommit(code: string): boolean {
  return code.startsWith('40') && code !== '40003';
}
