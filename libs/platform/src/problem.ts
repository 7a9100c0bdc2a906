import { errorCodes, type ErrorCode } from '#libs/contracts';

/** One fault of a body, parameter or header: where (JSON pointer, or the parameter's name) and what. */
export type FaultAt = { readonly pointer: string; readonly detail: string };

/** What `application/problem+json` carries (RFC 9457), with the product's stable `code`. */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: readonly FaultAt[];
};

type ProblemOptions = {
  readonly detail?: string;
  readonly errors?: readonly FaultAt[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/**
 * A refusal that the caller is told about. Status and title come from the closed list of error codes, so that a
 * code means the same in every service; `detail` says what is wrong with this request and what to do.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly FaultAt[] | undefined;

  constructor(
    readonly code: ErrorCode,
    options: ProblemOptions = {},
  ) {
    super(options.detail ?? errorCodes[code].title, { cause: options.cause });
    this.status = errorCodes[code].status;
    this.headers = options.headers ?? {};
    this.errors = options.errors;
  }

  /** The response body. */
  toBody(): ProblemBody {
    const { title, status } = errorCodes[this.code];
    const body: ProblemBody = {
      type: `urn:wageledger:problem:${this.code}`,
      title,
      status,
      code: this.code,
      detail: this.message,
    };
    if (this.errors !== undefined) body.errors = this.errors;
    return body;
  }
}
