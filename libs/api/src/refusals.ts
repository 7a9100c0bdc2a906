/** Which refusals a route may answer with: its own, and those that follow from what it takes. */
import { answerHeaders, answers, errorCodes, type ErrorCode } from '#libs/contracts';
import type { HeaderText } from '#libs/platform';
import type { Components, JsonSchema } from './components.js';
import type { DescribedRoute } from './described-routes.js';
import { headersOf } from './headers-of.js';

const always = [
  'REQUEST_MALFORMED',
  'QUERY_INVALID',
  'REQUEST_TIMEOUT',
  'HEADERS_TOO_LARGE',
  'INTERNAL',
] as const;
const withToken = ['TOKEN_MISSING', 'TOKEN_INVALID', 'ROLE_NOT_ALLOWED', 'IDENTITY_UNAVAILABLE'] as const;
const withPath = ['URL_INVALID', 'ID_INVALID', 'URL_TOO_LONG'] as const;
const withBody = ['BODY_NOT_JSON', 'BODY_INVALID', 'BODY_TOO_LARGE', 'CONTENT_TYPE_UNSUPPORTED'] as const;

const headersOfStatus: Readonly<Record<number, readonly HeaderText[]>> = {
  401: [answerHeaders.wwwAuthenticate],
  503: [answerHeaders.retryAfter],
};

/** Every code of the route, in the order of the list of codes. */
export function codesOf({ operation, roles }: DescribedRoute, ofService: readonly ErrorCode[]): ErrorCode[] {
  const codes = new Set<ErrorCode>([
    ...always,
    ...(roles === undefined ? [] : [...withToken, ...ofService]),
    ...(operation.path === undefined ? [] : withPath),
    ...(operation.body === undefined ? [] : withBody),
    ...(operation.codes ?? []),
  ]);
  return (Object.keys(errorCodes) as ErrorCode[]).filter((code) => codes.has(code));
}

/** The refusals of a document: responses that several routes share stand in it once. */
export class Refusals {
  private readonly names = new Map<string, string>();
  private readonly responses: Record<string, JsonSchema> = {};
  private readonly examples: Record<string, JsonSchema> = {};

  constructor(private readonly components: Components) {}

  /** The refusals with these codes, by status. */
  of(codes: readonly ErrorCode[]): Record<string, JsonSchema> {
    const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort(
      (left, right) => left - right,
    );
    return Object.fromEntries(
      statuses.map((status) => {
        const own = codes.filter((code) => errorCodes[code].status === status);
        return [String(status), { $ref: `#/components/responses/${this.nameOf(status, own)}` }];
      }),
    );
  }

  /** What the document's components must hold. */
  all(): { readonly responses: Record<string, JsonSchema>; readonly examples: Record<string, JsonSchema> } {
    return { responses: this.responses, examples: this.examples };
  }

  private nameOf(status: number, codes: readonly ErrorCode[]): string {
    const known = this.names.get(codes.join());
    if (known !== undefined) return known;
    const [only = ''] = codes;
    const before = Object.keys(this.responses).filter((name) => name.startsWith(`Refused${status}`)).length;
    const name = codes.length === 1 ? only : `Refused${status}${before === 0 ? '' : `_${before + 1}`}`;
    this.names.set(codes.join(), name);
    this.responses[name] = this.refusal(status, codes);
    return name;
  }

  private refusal(status: number, codes: readonly ErrorCode[]): JsonSchema {
    const headers = headersOfStatus[status] ?? [];
    for (const code of codes) this.examples[code] = { value: exampleOf(code) };
    return {
      description: codes.map((code) => `${code}: ${errorCodes[code].title}.`).join(' '),
      ...(headers.length === 0 ? {} : { headers: headersOf(headers, this.components) }),
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              this.components.schemaOf(answers.problem, 'output'),
              { properties: { status: { const: status }, code: { enum: codes } } },
            ],
          },
          examples: Object.fromEntries(
            codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
          ),
        },
      },
    };
  }
}

function exampleOf(code: ErrorCode): JsonSchema {
  const { title, status } = errorCodes[code];
  return { type: `urn:wageledger:problem:${code}`, title, status, code, detail: `${title}.` };
}
