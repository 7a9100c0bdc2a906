// Load at an even rate on one URL, open-loop: each post is sent when it is due, whatever became of those before it. For
// benchmarks that must know of every post when it was due and where it stands in the log, which autocannon does not tell.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DEPARTMENTS } from './intake-service.js';

const EMPLOYEES = 20_000;
/** More than ever wait at a rate that the service keeps up with; beyond it posts wait for a connection, and that counts. */
const CONNECTIONS = 256;

export type Post = {
  readonly dueAt: number;
  readonly sentAt: number;
  readonly acceptedAt: number;
  readonly partition: number;
  readonly offset: number;
};

export type SteadyLoad = {
  readonly url: string;
  readonly token: string;
  readonly perSecond: number;
  readonly seconds: number;
};

/** Keeps connections between loads, as a portal does. Times are those of `performance.now()`. */
export class SteadySender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private next = 0;

  constructor(private readonly departments: readonly string[] = DEPARTMENTS) {}

  /** Posts salaries of different employees, effective this month, and waits for every answer; throws unless all are 202. */
  async post({ url, token, perSecond, seconds }: SteadyLoad): Promise<Post[]> {
    const wanted = Math.round(perSecond * seconds);
    const posts: Promise<Post>[] = [];
    const startedAt = performance.now();
    while (posts.length < wanted) {
      const dueAt = startedAt + (posts.length * 1_000) / perSecond;
      if (dueAt > performance.now()) await pause(Math.max(1, Math.floor(dueAt - performance.now())));
      else posts.push(this.once(url, token, dueAt));
    }
    return Promise.all(posts);
  }

  close(): void {
    this.agent.destroy();
  }

  private once(url: string, token: string, dueAt: number): Promise<Post> {
    const at = (this.next += 1);
    const month = new Date().toISOString().slice(0, 7);
    const body = `{"amount":{"amount":"${40_000 + (at % 9_000)}.00","currency":"EUR"},"per":"year","effectiveDate":"${month}-01","reason":"Annual review"}`;
    // Everybody stays in one department; posts of another one would be held.
    const employee = at % EMPLOYEES;
    const department = this.departments[employee % this.departments.length];
    const sentAt = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        `${url}/v1/departments/${department}/employees/E-${employee}/salary`,
        {
          agent: this.agent,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: `Bearer ${token}`,
            'idempotency-key': randomUUID(),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('end', () => {
            const acceptedAt = performance.now();
            if (answer.statusCode !== 202) return reject(new Error(`${answer.statusCode} ${text}`));
            const { partition, offset } = JSON.parse(text) as { partition: number; offset: string };
            resolve({ dueAt, sentAt, acceptedAt, partition, offset: Number(offset) });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
