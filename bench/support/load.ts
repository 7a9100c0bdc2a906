// Load on one URL by autocannon 9, the same for whatever is measured. Every request is another update of another employee
// under a key of its own, as a portal sends them.
import autocannon from 'autocannon';
import { randomUUID } from 'node:crypto';

const EMPLOYEES = 20_000;

export type Load = {
  readonly url: string;
  readonly departments: readonly string[];
  readonly token: string;
  readonly connections: number;
} & ({ readonly amount: number } | { readonly perSecond: number; readonly seconds: number });

export type LoadFigures = {
  readonly perSecond: number;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

/**
 * Posts salaries. With a rate, latencies are counted from the instant at which each request was due (autocannon corrects
 * for coordinated omission). Throws where any answer is not 202.
 */
export async function postSalaries(load: Load): Promise<LoadFigures> {
  let next = 0;
  const startedAt = performance.now();
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    timeout: 30,
    ...('amount' in load ? { amount: load.amount } : { overallRate: load.perSecond, duration: load.seconds }),
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${load.token}` },
        setupRequest: (request: autocannon.Request) => {
          const at = (next += 1);
          const department = load.departments[at % load.departments.length];
          return {
            ...request,
            path: `/v1/departments/${department}/employees/E-${at % EMPLOYEES}/salary`,
            headers: { ...request.headers, 'idempotency-key': randomUUID() },
            body: `{"amount":{"amount":"${40_000 + (at % 9_000)}.00","currency":"EUR"},"per":"year","effectiveDate":"2026-11-01","reason":"Annual review"}`,
          };
        },
      },
    ],
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const requests = result['2xx'];
  if (requests === 0 || result.non2xx > 0 || result.errors > 0)
    throw new Error(`${requests} accepted, ${result.non2xx} refused, ${result.errors} without an answer`);
  const { p50, p99, max } = result.latency;
  return { perSecond: Math.round(requests / seconds), requests, p50Ms: p50, p99Ms: p99, maxMs: max };
}
