// The only broker is killed, or stands still, while requests are on their way. What this holds: 202 means that the log has
// the record; every other answer says that it may be tried again under the same key, and comes within a bound; and what waits
// for a broker fills no memory, in count and in bytes.
// Planted: a send that failed taken for one that went through (the log lacks accepted updates); a publisher without its deadline (no answer
// within the bound); the pieces of an import read on while its rounds wait (all of the file was taken in).
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { readLog } from './faults/oracle/read-log.js';
import { eventually } from './support/eventually.js';
import { startLoneIntake, type LoneIntake } from './support/lone-intake.js';

const IN_FLIGHT = 200;
const FLOOD_CLIENTS = 1_000;
const FLOOD_REQUESTS = 3_000;
const IMPORT_LINES = 80_000;
/** The publisher answers within 10 s; the rest is for a machine that is busy with the flood. */
const ANSWER_WITHIN_MS = 20_000;

type Answer = {
  readonly key: string;
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: { code?: string; detail?: string; partition?: number; offset?: string };
  readonly tookMs: number;
};

describe('a broker that is lost under load', () => {
  let intake: LoneIntake;
  const agent = new Agent({ keepAlive: true });
  let underWay = 0;

  beforeAll(async () => {
    intake = await startLoneIntake();
  }, 120_000);

  afterAll(async () => {
    agent.destroy();
    await intake?.stop();
  }, 60_000);

  /** Posts a salary; rejects only where no answer came at all. */
  function post(key: string = randomUUID()): Promise<Answer> {
    const sentAt = performance.now();
    underWay += 1;
    return new Promise<Answer>((resolve, reject) => {
      const sent = request(
        `${intake.url}/v1/departments/sales/employees/E-${key.slice(0, 8)}/salary`,
        {
          agent,
          method: 'POST',
          headers: {
            authorization: `Bearer ${intake.token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('error', reject).on('end', () =>
            resolve({
              key,
              status: answer.statusCode ?? 0,
              retryAfter: answer.headers['retry-after'],
              body: JSON.parse(text) as Answer['body'],
              tookMs: performance.now() - sentAt,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end('{"amount":{"amount":"100.00","currency":"EUR"},"per":"month","effectiveDate":"2026-11-01"}');
    }).finally(() => (underWay -= 1));
  }

  /** Those that were refused; each refusal must say when it may be tried again, and that this is safe. */
  function refusalsOf(answers: readonly Answer[]): Answer[] {
    const refused = answers.filter(({ status }) => status !== 202);
    for (const { status, retryAfter, body } of refused) {
      expect([status, ['LOG_UNAVAILABLE', 'INTAKE_BUSY'].includes(body.code ?? '')]).toEqual([503, true]);
      expect(retryAfter).toMatch(/^[1-9]\d?$/);
      expect(body.detail).toContain('same Idempotency-Key');
    }
    expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(ANSWER_WITHIN_MS);
    return refused;
  }

  it('killed with 200 requests in flight has every update that was accepted, and takes the others later', async () => {
    const answers: Answer[] = [];
    let killed: Promise<void> | undefined;
    const client = async (): Promise<void> => {
      while (killed === undefined) {
        const answer = post();
        if (answers.length >= 2 * IN_FLIGHT && underWay === IN_FLIGHT)
          killed = intake.broker().kill('SIGKILL');
        answers.push(await answer);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, client));
    await killed;
    const refused = refusalsOf(answers);
    expect(refused.length).toBeGreaterThan(0);

    await intake.restartBroker();
    await eventually(() => intake.isReady(), { timeoutMs: 30_000 });
    const again = await Promise.all(refused.map(({ key }) => post(key)));
    expect(again.map(({ status }) => status)).toEqual(refused.map(() => 202));

    const { records } = await readLog(intake.brokers, intake.topic);
    const keyAt = new Map(
      records.map(({ partition, offset, headers }) => [`${partition}:${offset}`, headers['ce_id']]),
    );
    const accepted = [...answers, ...again].filter(({ status }) => status === 202);
    const lost = accepted.filter(({ key, body }) => keyAt.get(`${body.partition}:${body.offset}`) !== key);
    expect(lost).toEqual([]);
    expect(new Set(records.map(({ headers }) => headers['ce_id']))).toEqual(
      new Set(answers.map(({ key }) => key)),
    );
  });

  it('standing still under a flood is answered 503 within a bound, in bounded memory, and taken up again', async () => {
    // Warm, so that what a flood takes by itself is counted before.
    await Promise.all(Array.from({ length: FLOOD_CLIENTS }, () => post()));
    const before = await intake.residentMiB();
    let peak = before;
    await intake.broker().kill('SIGSTOP');
    let pulledBytes = 0;
    const importing = importFile((bytes) => (pulledBytes += bytes));
    let isOver = false;
    const watching = (async (): Promise<void> => {
      for (; !isOver; await pause(200)) peak = Math.max(peak, await intake.residentMiB());
    })();
    const answers: Answer[] = [];
    let sent = 0;
    const client = async (): Promise<void> => {
      while (sent < FLOOD_REQUESTS) {
        sent += 1;
        answers.push(await post());
      }
    };
    await Promise.all(Array.from({ length: FLOOD_CLIENTS }, client));
    isOver = true;
    await watching;
    expect(refusalsOf(answers)).toHaveLength(answers.length);
    expect(peak - before).toBeLessThan(150);
    // The sender of the file is held back: two rounds of lines, and what the sockets hold.
    expect(pulledBytes).toBeLessThan(10 * 1024 * 1024);

    await intake.broker().kill('SIGCONT');
    await eventually(() => intake.isReady(), { timeoutMs: 30_000 });
    expect((await post()).status).toBe(202);
    expect(await importing).toMatchObject({ state: 'completed', accepted: IMPORT_LINES, refused: 0 });
    expect(pulledBytes).toBeGreaterThan(10 * 1024 * 1024);
  });

  /** Sends a file that is made as it is read; gives the answer. */
  async function importFile(onRead: (bytes: number) => void): Promise<unknown> {
    function* lines(): Generator<Buffer> {
      for (let at = 0; at < IMPORT_LINES; at += 100) {
        const piece = Array.from(
          { length: 100 },
          (_, place) =>
            `{"type":"salary.set","department":"sales","employeeId":"I-${at + place}","amount":{"amount":"60000.00","currency":"EUR"},"per":"year","effectiveDate":"2026-11-01","reason":"as agreed"}\n`,
        );
        const bytes = Buffer.from(piece.join(''));
        onRead(bytes.length);
        yield bytes;
      }
    }
    const answer = await fetch(`${intake.url}/v1/imports?name=flood`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${intake.token}` },
      body: Readable.toWeb(Readable.from(lines())) as ReadableStream,
      duplex: 'half',
      signal: AbortSignal.timeout(120_000),
    });
    return answer.json();
  }
});
