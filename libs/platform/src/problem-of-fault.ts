import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '#libs/contracts';
import { Problem } from './problem.js';

/** Faults of Fastify's own router and parsers that the caller can do something about. */
const codeOfFastifyFault: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE_UNSUPPORTED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST_MALFORMED',
  FST_ERR_BAD_URL: 'URL_INVALID',
  FST_ERR_MAX_PARAM_LENGTH: 'URL_TOO_LONG',
};

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'REQUEST_MALFORMED',
  404: 'ROUTE_UNKNOWN',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'CONTENT_TYPE_UNSUPPORTED',
};

const detailOfCode: Partial<Record<ErrorCode, string>> = {
  BODY_TOO_LARGE: 'The body is larger than this route takes; split it.',
  CONTENT_TYPE_UNSUPPORTED: 'Send the body as Content-Type: application/json, without Content-Encoding.',
  REQUEST_MALFORMED: 'The request cannot be read as HTTP.',
  URL_INVALID: 'The URL has a faulty percent escape.',
  URL_TOO_LONG: 'A part of the URL is longer than any id may be.',
};

/** The problem that an exception of Nest or Fastify stands for; undefined where it is a fault of this service. */
export function problemOfFault(fault: unknown): Problem | undefined {
  if (fault instanceof Problem) return fault;
  const code = codeOf(fault);
  if (code === undefined) return undefined;
  const detail = detailOfCode[code];
  return new Problem(code, detail === undefined ? { cause: fault } : { detail, cause: fault });
}

function codeOf(fault: unknown): ErrorCode | undefined {
  const known = codeOfFastifyFault[fastifyCodeOf(fault)];
  if (known !== undefined) return known;
  return fault instanceof HttpException ? codeOfStatus[fault.getStatus()] : undefined;
}

function fastifyCodeOf(fault: unknown): string {
  const origin = fault instanceof HttpException ? fault.cause : fault;
  return origin instanceof Error && 'code' in origin ? String(origin.code) : '';
}
