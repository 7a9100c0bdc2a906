// In: a round and a seed. Out: updates posted over REST by several clients at once, each answer kept in the journal.
// Guaranteed: a client does what clients do: whatever got no final answer is sent again under the same key; the
// updates of one employee go one after the other.
import { setTimeout as pause } from 'node:timers/promises';
import { type Sent, stateOf } from './oracle/journal.js';
import type { Random } from './random.js';
import { CLIENT, DEPARTMENTS, type Round } from './round.js';

const CLIENTS = 12;
const ATTEMPTS_MAX = 60;
/** After this a client gives up, so that a service that hangs cannot hold the round up for ever. */
const GIVES_UP_AFTER_MS = 90_000;

type Employee = { id: string; department: string; sent: number };

export class Traffic {
  private readonly employees: Employee[] = [];
  private sequence = 0;
  private stopping = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly round: Round,
    private readonly random: Random,
    private readonly month: string,
    /** Pause of a client between two updates: in the short form starting processes need the cores more. */
    private readonly paceMs: number,
  ) {}

  /** Updates with an answer that says accepted. */
  get accepted(): number {
    return this.acceptedCount;
  }
  private acceptedCount = 0;

  /** Begins to post until `stop`, or until so many are accepted. */
  start(atMost = Number.POSITIVE_INFINITY): void {
    this.stopping = false;
    const lanes = Array.from({ length: CLIENTS }, (_, lane) => this.client(lane, atMost));
    this.running = Promise.all([...lanes, this.look()]);
  }

  /** Lets what is under way come to its answers; whatever is still open has been repeated many times. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Waits until so many are accepted; the bound grows with what is missing. */
  async reach(count: number): Promise<void> {
    const deadline = Date.now() + 60_000 + Math.max(0, count - this.accepted) * 50;
    for (; this.accepted < count; await pause(20))
      if (Date.now() > deadline) throw new Error(`only ${this.accepted} of ${count} updates were accepted`);
  }

  private async client(lane: number, atMost: number): Promise<void> {
    const own: Employee[] = [];
    while (!this.stopping && this.accepted < atMost) {
      const employee =
        this.random.below(6) === 0 || own.length === 0 ? this.hire(lane, own) : this.random.pick(own);
      await this.post(this.updateFor(employee));
      if (this.paceMs > 0) await pause(this.paceMs);
    }
  }

  private hire(lane: number, own: Employee[]): Employee {
    const employee = { id: `E-${lane}-${own.length}`, department: this.random.pick(DEPARTMENTS), sent: 0 };
    own.push(employee);
    this.employees.push(employee);
    return employee;
  }

  private updateFor(employee: Employee): Sent {
    employee.sent += 1;
    this.sequence += 1;
    const kind =
      employee.sent === 1
        ? 'employment.started'
        : employee.sent === 2
          ? 'salary.set'
          : this.random.pick(['salary.set', 'bonus.granted', 'bonus.granted', 'bonus.granted'] as const);
    const service = kind === 'bonus.granted' ? 'finance-service' : 'hr-service';
    // Now and then another department pays: one employee is then touched from two partitions at once.
    const department =
      kind === 'bonus.granted' && this.random.below(4) === 0
        ? this.random.pick(DEPARTMENTS)
        : employee.department;
    const data = this.dataOf(kind);
    return {
      source: `/${service}/${CLIENT}`,
      id: this.random.id(),
      employee: employee.id,
      department,
      type: kind,
      data,
      answers: [],
      sequence: this.sequence,
    };
  }

  private dataOf(kind: Sent['type']): Record<string, unknown> {
    const day = (from: number): string => String(from + this.random.below(28)).padStart(2, '0');
    if (kind === 'employment.started')
      return { effectiveDate: this.random.below(5) === 0 ? `${this.month}-${day(1)}` : '2025-01-01' };
    if (kind === 'bonus.granted') {
      const currency = this.random.pick(['EUR', 'EUR', 'USD', 'JPY', 'KWD'] as const);
      const payDate = this.random.below(6) === 0 ? '2025-06-15' : `${this.month}-${day(1)}`;
      return { amount: { amount: this.amount(currency), currency }, payDate };
    }
    const effectiveDate = this.random.below(3) === 0 ? `${this.month}-${day(1)}` : '2025-02-01';
    const amount = { amount: this.amount('EUR'), currency: 'EUR' };
    const per = this.random.pick(['year', 'month', 'hour'] as const);
    return {
      amount,
      per,
      effectiveDate,
      ...(per === 'hour' ? { hoursPerWeek: this.random.pick(['37.5', '40', '12.25']) } : {}),
    };
  }

  /** Up to 2^53 in minor units now and then: a double would lose cents there. */
  private amount(currency: string): string {
    const large = this.random.below(8) === 0;
    const whole = large ? `90071992547${10 + this.random.below(80)}` : String(1 + this.random.below(90_000));
    const decimals = { EUR: 2, USD: 2, JPY: 0, KWD: 3 }[currency] ?? 2;
    return decimals === 0
      ? whole
      : `${whole}.${String(this.random.below(10 ** decimals)).padStart(decimals, '0')}`;
  }

  /** One update until its answer is final. */
  async post(sent: Sent): Promise<void> {
    this.round.journal.sent.push(sent);
    // Some give up after the first attempt: theirs stay unknown, in the books once or not at all.
    const attempts = sent.type === 'bonus.granted' && this.random.below(10) === 0 ? 1 : ATTEMPTS_MAX;
    const deadline = Date.now() + GIVES_UP_AFTER_MS;
    for (let attempt = 0; attempt < attempts && Date.now() < deadline; attempt += 1) {
      await attemptOnce(this.round, sent);
      const state = stateOf(sent);
      if (state === 'accepted') this.acceptedCount += 1;
      if (state !== 'unknown') return;
      await pause(250);
    }
  }

  /** A reader beside the writers: what it sees must never go back. */
  private async look(): Promise<void> {
    while (!this.stopping) {
      const employee = this.employees[0]?.id;
      if (employee === undefined) await pause(50);
      else await lookOnce(this.round, employee, this.month);
      await pause(100);
    }
  }
}

type Accepted = { updateId: string; partition: number; offset: string };

/** One request; its answer goes into the journal. */
export async function attemptOnce(round: Round, sent: Sent, data = sent.data): Promise<number> {
  const role = sent.type === 'bonus.granted' ? 'finance' : 'hr';
  const base = `/v1/departments/${sent.department}/employees`;
  const [path, body] =
    sent.type === 'employment.started'
      ? [base, { ...data, employeeId: sent.employee }]
      : [`${base}/${sent.employee}/${sent.type === 'salary.set' ? 'salary' : 'bonuses'}`, data];
  const answer = await round.rest
    .post<Accepted>(role, path, body, { role, key: sent.id })
    .catch(() => undefined);
  if (answer === undefined) sent.answers.push({ status: 0 });
  else if (answer.status !== 202) sent.answers.push({ status: answer.status });
  else {
    const { updateId, partition, offset } = answer.body;
    sent.answers.push({ status: 202, updateId, partition, offset: BigInt(offset) });
  }
  return answer?.status ?? 0;
}

async function lookOnce(round: Round, employee: string, month: string): Promise<void> {
  const path = `/v1/employees/${employee}/pay?period=${month}`;
  type Pay = { asOf: Record<string, number>; lines: { kind: string }[] };
  const answer = await round.rest.get<Pay>('payroll', path).catch(() => undefined);
  if (answer?.status !== 200) return;
  const { asOf, lines } = answer.body;
  const bonuses = lines.filter(({ kind }) => kind === 'bonus').length;
  round.journal.seen.push({ asOf, employee, month, bonuses });
}
