/**
 * payroll-api as a command sees it.
 * In: a path, and a body for a POST. Out: the JSON of the answer. Guaranteed: whatever is no success is thrown as a
 * CommandFailure in one line, with code, detail and what to do; the token goes to the named server only.
 */
import { z } from 'zod';
import { CommandFailure } from './command-failure.js';
import { plainLine } from './plain-line.js';
import { remedyOf } from './remedies.js';

/** The role whose token a command needs. */
export type PayrollRole = 'ops' | 'payroll';

export type PayrollClient = {
  get(path: string): Promise<unknown>;
  /** Sends a decision, once: a repetition is the operator's to make. */
  post(path: string, body: unknown): Promise<unknown>;
};

export type Server = { readonly url: string; readonly token: string };

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});

// Counting the outcomes of a partition reads all of its entries.
const patienceMs = 60_000;

/** A client of the payroll-api at `url`. */
export function payrollClient({ url, token }: Server): PayrollClient {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const isDecision = body !== undefined;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}${path}`, {
        method: isDecision ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(isDecision ? { 'content-type': 'application/json' } : {}),
        },
        ...(isDecision ? { body: JSON.stringify(body) } : {}),
        // A redirect would turn a POST into a GET, or show the token to another server.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      text = await response.text();
    } catch (fault) {
      throw new CommandFailure(unanswered(url, fault, isDecision), { cause: fault });
    }
    const answer = jsonOf(text);
    if (response.ok && answer !== undefined) return answer;
    throw new CommandFailure(refusal(url, response.status, answer));
  };
  return { get: (path) => ask(path), post: (path, body) => ask(path, body) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refusal(url: string, status: number, answer: unknown): string {
  const problem = problemSchema.safeParse(answer).data;
  if (problem === undefined)
    return `${url} answered ${status}, and not as payroll-api does: is that the URL of payroll-api?`;
  const { code, detail, errors } = problem;
  const faults = errors.map(({ pointer, detail: fault }) => `${pointer}: ${fault}`).join('; ');
  return plainLine(`${code}: ${detail}${faults === '' ? '' : ` (${faults})`} → ${remedyOf(code)}`);
}

function unanswered(url: string, fault: unknown, isDecision: boolean): string {
  const code = codeOf(fault);
  const why = `payroll-api at ${url} does not answer${code === '' ? '' : ` (${code})`}`;
  // Nothing was sent where no connection came about; otherwise the decision may be kept although nobody heard it.
  if (!isDecision || code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `${why}: is it running, and is the URL right?`;
  return `${why}: the decision may be kept all the same; look at wageledger partitions or rejected before it is repeated`;
}

/** fetch says `fetch failed`; what happened to the connection stands in the cause. */
function codeOf(fault: unknown): string {
  const read = z.looseObject({
    name: z.string(),
    cause: z.looseObject({ code: z.string() }).optional().catch(undefined),
  });
  const { name, cause } = read.safeParse(fault).data ?? {};
  return cause?.code ?? (name === 'TimeoutError' ? `waited ${patienceMs / 1_000} s` : '');
}
