/** The headers of requests and answers that the product gives a meaning, as documents and clients know them. */
import { z } from 'zod';

/** Bare (`4711`), or as one quoted string as the IETF draft has it (`"4711"`): one key either way. */
const idempotencyKey = {
  name: 'Idempotency-Key',
  is: 'A new value for every new update; the same update sent again takes the same value, and counts once.',
  required: true,
  schema: z
    .string()
    .regex(/^([!#-~][!-~]{0,254}|"([!#-[\]-~]|\\["\\]){1,255}")$/)
    .meta({ example: 'hire-E-1001' }),
};

const prefer = {
  name: 'Prefer',
  is: '`wait=N` (RFC 7240): how many seconds to wait, 30 at most, until the books have the record.',
  schema: z.string().meta({ example: 'wait=5' }),
};

const ifNoneMatch = {
  name: 'If-None-Match',
  is: 'The ETag of an answer that the client has; answered by 304 while it is still the same.',
  schema: z.string().meta({ example: '"kR7cNn0H8hQ"' }),
};

export const requestHeaders = { idempotencyKey, prefer, ifNoneMatch } as const;

const location = {
  name: 'Location',
  is: 'Where it can be followed.',
  required: true,
  schema: z
    .string()
    .meta({ format: 'uri-reference', example: '/v1/updates/0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21' }),
};

const etag = {
  name: 'ETag',
  is: 'Changes whenever the answer does.',
  required: true,
  schema: z.string().meta({ example: '"kR7cNn0H8hQ"' }),
};

const preferenceApplied = {
  name: 'Preference-Applied',
  is: 'The wait that was granted, where one was asked for.',
  schema: z.string().meta({ example: 'wait=5' }),
};

const retryAfter = {
  name: 'Retry-After',
  is: 'Seconds after which the same request may be sent again.',
  required: true,
  schema: z
    .string()
    .regex(/^[0-9]{1,5}$/)
    .meta({ example: '5' }),
};

const wwwAuthenticate = {
  name: 'WWW-Authenticate',
  is: 'RFC 6750: what is wrong with the token.',
  required: true,
  schema: z.string().meta({ example: 'Bearer realm="wageledger"' }),
};

export const answerHeaders = { location, etag, preferenceApplied, retryAfter, wwwAuthenticate } as const;
