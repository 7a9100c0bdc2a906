import type { components as OfFinance } from './generated/finance-service.js';
import type { components as OfHr } from './generated/hr-service.js';
import type { components as OfPayroll } from './generated/payroll-api.js';

type Problem = (OfHr | OfFinance | OfPayroll)['schemas']['Problem'];

/** Every code that a service may refuse with; docs/ERRORS.md says what to do about each. */
export type ProblemCode = Problem['code'];

/** One fault of a request: where (JSON pointer, or the name of a parameter) and what. */
export type ProblemFault = { readonly pointer: string; readonly detail: string };

type ProblemParts = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly ProblemFault[];
  /** Of a 429 or 503: when the same request may be sent again. */
  readonly retryAfterSeconds: number | undefined;
};

/** A service has refused a request, with its reason as problem+json (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** A newer service may send a code that this client does not list. */
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly ProblemFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(parts: ProblemParts) {
    super(`${parts.code}: ${parts.detail}`);
    this.status = parts.status;
    this.code = parts.code;
    this.detail = parts.detail;
    this.errors = parts.errors;
    this.retryAfterSeconds = parts.retryAfterSeconds;
  }
}

/** Something answered that is no service of this product: a proxy, or another server at the URL. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError';

  constructor(
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(`the server answered ${status}, and not as a service of this product does`, options);
  }
}

/** Nobody answered. `mayHaveArrived`: the request may have had its effect although its answer was lost. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor(
    /** What became of the connection, for example ECONNREFUSED, or TIMEOUT. */
    readonly reason: string,
    readonly mayHaveArrived: boolean,
    options?: ErrorOptions,
  ) {
    super(`the server does not answer (${reason})`, options);
  }
}
