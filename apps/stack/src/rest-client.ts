/**
 * Enters: a request for a service of the stack. Leaves: its answer.
 * Guarantee: connections are kept and bounded; what a restart explains (refused, reset, 429, 503) is tried
 * again with a growing pause up to a bound, always with the same Idempotency-Key, so a repeat applies nothing twice.
 */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { StackFault } from './stack-fault.js';

const ANSWER_BOUND_MS = 30_000;
const RETRY_BOUND_MS = 180_000;
const PAUSE_MAX_MS = 3_000;

export type RestRequest = {
  method: 'GET' | 'POST';
  url: string;
  token: string;
  body?: unknown;
  idempotencyKey?: string;
};
export type RestAnswer = { status: number; body: unknown };

const TRANSIENT_FAULTS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);
const TRANSIENT_STATUSES = new Set([429, 502, 503, 504]);

export class RestClient {
  private readonly agent: Agent;

  constructor(
    connectionsMax = 16,
    private readonly retryBoundMs = RETRY_BOUND_MS,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connectionsMax });
  }

  /** One request, one answer; rejects on a broken connection or after 30 s. */
  once(wanted: RestRequest): Promise<RestAnswer> {
    const body = wanted.body === undefined ? undefined : Buffer.from(JSON.stringify(wanted.body), 'utf8');
    const headers = {
      authorization: `Bearer ${wanted.token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }),
      ...(wanted.idempotencyKey === undefined ? {} : { 'idempotency-key': wanted.idempotencyKey }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(wanted.url, { method: wanted.method, agent: this.agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: parsed(Buffer.concat(chunks)) }),
        );
      });
      sent.setTimeout(ANSWER_BOUND_MS, () =>
        sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** The answer once the service can give one: transient faults are tried again up to the bound. */
  async send(wanted: RestRequest): Promise<RestAnswer> {
    const deadline = Date.now() + this.retryBoundMs;
    for (let attempt = 1; ; attempt += 1) {
      const { answer, reason } = await this.attempt(wanted);
      if (answer !== undefined) return answer;
      if (Date.now() >= deadline) {
        const seconds = Math.round(this.retryBoundMs / 1000);
        throw new StackFault(
          `${wanted.method} ${wanted.url} gave no answer for ${seconds} s (${reason})`,
          'Is the stack running? Start it with npm start and try again',
        );
      }
      // With jitter: 64 callers that lost one service would otherwise come back in the same instant.
      await pause(Math.min(PAUSE_MAX_MS, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2));
    }
  }

  private async attempt(wanted: RestRequest): Promise<{ answer?: RestAnswer; reason: string }> {
    try {
      const answer = await this.once(wanted);
      return TRANSIENT_STATUSES.has(answer.status) ? { reason: refusalOf(answer) } : { answer, reason: '' };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined || !TRANSIENT_FAULTS.has(code)) throw error;
      return { reason: code };
    }
  }

  close(): void {
    this.agent.destroy();
  }
}

function parsed(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A refusal in words: status, code and detail of its problem+json. */
export function refusalOf(answer: RestAnswer): string {
  const problem = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as Record<
    string,
    unknown
  >;
  const words = [problem['code'], problem['detail'] ?? problem['title']].filter(
    (word) => typeof word === 'string',
  );
  return `${answer.status} ${words.join(': ')}`.trim();
}
