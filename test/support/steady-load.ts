// In: requests, one after the other, at an even rate. Out: what became of each. Guaranteed: it behaves like a careful client
// and no better: connections are kept, and only what says "not now" is tried again (refused connections, 503 with
// Retry-After), under the same Idempotency-Key. A reset connection counts as failed, because a client cannot know.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export type Submission = {
  method: 'GET' | 'POST';
  url: string;
  token: string;
  key?: string;
  body?: unknown;
};
export type Tally = {
  sent: number;
  good: number;
  refused: number;
  unavailable: number;
  failures: string[];
  slowestMs: number;
};

const ANSWER_MS = 10_000;
const GIVE_UP_MS = 45_000;
const AT_ONCE_MAX = 500;

/** Sends `next()` at `perSecond` until `isOver()`, at most `countMax` of them, and waits for every answer. */
export async function steadyLoad(
  next: (index: number) => Submission,
  { perSecond, countMax, isOver }: { perSecond: number; countMax: number; isOver: () => boolean },
): Promise<Tally> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const tally: Tally = { sent: 0, good: 0, refused: 0, unavailable: 0, failures: [], slowestMs: 0 };
  const open = new Set<Promise<void>>();
  const startMs = performance.now();
  while (!isOver() && tally.sent < countMax) {
    const due = Math.min(countMax, ((performance.now() - startMs) * perSecond) / 1_000);
    while (tally.sent < due && open.size < AT_ONCE_MAX) {
      const one = untilAnswered(agent, next(tally.sent), tally).finally(() => open.delete(one));
      open.add(one);
      tally.sent += 1;
    }
    await pause(5);
  }
  await Promise.all(open);
  agent.destroy();
  return tally;
}

async function untilAnswered(agent: Agent, submission: Submission, tally: Tally): Promise<void> {
  const startMs = performance.now();
  while (performance.now() - startMs < GIVE_UP_MS) {
    const outcome = await once(agent, submission);
    if (outcome === 'refused' || outcome === 'unavailable') {
      tally[outcome] += 1;
      await pause(100);
      continue;
    }
    if (outcome === 'good') tally.good += 1;
    else tally.failures.push(`${submission.method} ${submission.url}: ${outcome}`);
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - startMs));
    return;
  }
  tally.failures.push(`${submission.method} ${submission.url}: no answer within ${GIVE_UP_MS} ms`);
}

function once(agent: Agent, { method, url, token, key, body }: Submission): Promise<string> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
  };
  return new Promise((resolve) => {
    const sent = request(url, { agent, method, headers, timeout: ANSWER_MS }, (answer) => {
      answer.on('error', (fault: NodeJS.ErrnoException) => resolve(`broken answer (${fault.code})`));
      answer.on('end', () => resolve(verdictOf(answer.statusCode ?? 0, answer.headers['retry-after'])));
      answer.resume();
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    sent.on('error', (fault: NodeJS.ErrnoException) =>
      resolve(fault.code === 'ECONNREFUSED' ? 'refused' : `${fault.code}: ${fault.message}`),
    );
    sent.end(text);
  });
}

function verdictOf(status: number, retryAfter: string | undefined): string {
  if (status === 200 || status === 201 || status === 202) return 'good';
  if (status === 503) return retryAfter === undefined ? '503 without Retry-After' : 'unavailable';
  return String(status);
}
