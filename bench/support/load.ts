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
  readonly amount: number;
};

export type LoadFigures = { readonly perSecond: number; readonly requests: number };

/** Posts salaries as fast as they are answered. Throws where any answer is not 202. */
export async function postSalaries(load: Load): Promise<LoadFigures> {
  const startedAt = performance.now();
  // Not the end of the run: autocannon ends at the next whole second.
  let answeredAt = startedAt;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const sending = autocannon(optionsOf(load), (fault: unknown, ended) => {
      if (fault instanceof Error) reject(fault);
      else resolve(ended);
    });
    sending.on('response', () => (answeredAt = performance.now()));
  });
  const seconds = (answeredAt - startedAt) / 1_000;
  const requests = result['2xx'];
  if (requests === 0 || result.non2xx > 0 || result.errors > 0)
    throw new Error(`${requests} accepted, ${result.non2xx} refused, ${result.errors} without an answer`);
  return { perSecond: Math.round(requests / seconds), requests };
}

function optionsOf(load: Load): autocannon.Options {
  let next = 0;
  return {
    url: load.url,
    connections: load.connections,
    timeout: 30,
    amount: load.amount,
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
  };
}
