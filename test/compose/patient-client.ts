// In: requests for the published ports. Out: their answers, once there is one. Guaranteed: a request is repeated, under the
// same Idempotency-Key, for as long as the container behind the port is away, and no longer than a minute and a half.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 90_000;
const ANSWER_MS = 15_000;
const AWAY = new Set([502, 503, 504]);

export type Wish = { method: 'GET' | 'POST'; url: string; token: string; body?: unknown };

/** The JSON of the first answer that is none of "not now"; throws with status and body where it is a refusal. */
export async function ask<T>({ method, url, token, body }: Wish): Promise<T> {
  const init = {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    let reason: string;
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text) as T;
      reason = `${answer.status} ${text}`;
      if (!AWAY.has(answer.status)) throw new Refusal(`${method} ${url}: ${reason}`);
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
      reason = String((fault as Error).cause ?? fault);
    }
    if (performance.now() > deadline) throw new Error(`${method} ${url}: no answer, last ${reason}`);
    await pause(250);
  }
}

class Refusal extends Error {}
