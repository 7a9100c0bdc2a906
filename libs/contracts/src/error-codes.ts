/**
 * The one closed list of problem codes that a service may answer with (RFC 9457 `code` member).
 * Every code stands in docs/ERRORS.md with what to do about it; a test holds both equal.
 */
export const errorCodes = {
  BODY_INVALID: { status: 400, title: 'The request body is not valid' },
  DEPARTMENT_UNKNOWN: { status: 404, title: 'No such department' },
  EMPLOYEE_UNKNOWN: { status: 404, title: 'No such employee' },
  UPDATE_UNKNOWN: { status: 404, title: 'No such update' },
  REJECTED_RECORD_UNKNOWN: { status: 404, title: 'No such rejected record' },
  ALREADY_DECIDED: { status: 409, title: 'The rejected record was decided on before' },
  PARTITION_UNKNOWN: { status: 404, title: 'No such partition' },
  PARTITION_NOT_HALTED: { status: 409, title: 'The partition waits for no answer' },
  ANSWER_IMPOSSIBLE: { status: 422, title: 'The halt cannot be answered like that' },
  IDEMPOTENCY_KEY_MISSING: { status: 400, title: 'The Idempotency-Key header is missing or malformed' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'The Idempotency-Key was used for other content' },
  LOG_UNAVAILABLE: { status: 503, title: 'The update log cannot be written at the moment' },
  INTAKE_BUSY: { status: 503, title: 'Too many updates are waiting to be written' },
  NOT_YET_APPLIED: { status: 503, title: 'The books have not reached that point yet' },
  BODY_NOT_JSON: { status: 400, title: 'The request body is not one JSON value with one meaning' },
  REQUEST_MALFORMED: { status: 400, title: 'The request cannot be read' },
  URL_INVALID: { status: 400, title: 'The URL is malformed' },
  ID_INVALID: { status: 400, title: 'An id in the URL is malformed' },
  QUERY_INVALID: { status: 400, title: 'A parameter of the query is not valid' },
  TOKEN_MISSING: { status: 401, title: 'A bearer token is required' },
  TOKEN_INVALID: { status: 401, title: 'The bearer token is not accepted' },
  ROLE_NOT_ALLOWED: { status: 403, title: 'The role of the token does not allow this' },
  DEPARTMENT_OUT_OF_SCOPE: { status: 403, title: 'The token is not for this department' },
  ROUTE_UNKNOWN: { status: 404, title: 'There is nothing at this URL' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'The URL does not take this method' },
  REQUEST_TIMEOUT: { status: 408, title: 'The request did not arrive in time' },
  BODY_TOO_LARGE: { status: 413, title: 'The request body is too large' },
  URL_TOO_LONG: { status: 414, title: 'The URL is too long' },
  CONTENT_TYPE_UNSUPPORTED: { status: 415, title: 'The content type is not supported' },
  HEADERS_TOO_LARGE: { status: 431, title: 'The request headers are too large' },
  DIRECTORY_UNAVAILABLE: { status: 503, title: 'The department directory cannot be read at the moment' },
  BOOKS_UNAVAILABLE: { status: 503, title: 'The books cannot be read at the moment' },
  INTERNAL: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;
