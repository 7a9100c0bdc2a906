/**
 * The statements of one transaction, planned once per connection and sharing round trips.
 * In: statements, in the order of the calls. Out: the rows of each.
 * Guaranteed: they run in the order of the calls, one after another as if each had been sent alone; those that are asked for
 * in one turn go out in one write and share one time-out. Where one fails those behind it in the same trip fail as well
 * (25P02), so a caller hears the first fault by asking for the answers in order, or by Promise.all.
 */
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** pg's pipeline mode is an option of a connection; it is on only while a trip is under way, because COPY cannot share one. */
type Client = pg.ClientBase & { pipeline: boolean; readonly connection: { readonly stream: Duplex } };

type Asked = {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly resolve: (rows: never[]) => void;
  readonly reject: (fault: unknown) => void;
};

type Alone = { readonly done: () => Promise<void> };

/** By text, for all connections: the driver prepares a name once on each. */
const names = new Map<string, string>();

export class PreparedStatements {
  private readonly waiting: (Asked | Alone)[] = [];
  private isUnderWay = false;
  private underWay: Promise<void> = Promise.resolve();

  /**
   * `begin`: goes out before the first statement, in the same trip; for transactions that read. A BEGIN that fails by itself
   * would leave the writes behind it in the same trip to stand outside of any transaction.
   */
  constructor(
    private readonly client: pg.ClientBase,
    private begin: string | undefined,
  ) {}

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return new Promise<Row[]>((resolve, reject) => this.ask({ sql, parameters, resolve, reject }));
  }

  /** Does something else on the connection when its turn comes; nothing shares a trip with it. */
  alone(work: () => Promise<void>): Promise<void> {
    return new Promise<void>((resolve) => {
      const done = async (): Promise<void> => {
        const outcome = work();
        resolve(outcome);
        await outcome.catch(() => undefined);
      };
      this.ask({ done });
    });
  }

  /** Resolves when all that was asked for is answered. */
  settled(): Promise<void> {
    return this.underWay;
  }

  private ask(wanted: Asked | Alone): void {
    this.waiting.push(wanted);
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    // What else is asked for in this turn shares the trip.
    this.underWay = Promise.resolve().then(() => this.send());
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0) {
      const [first] = this.waiting;
      if (first !== undefined && 'done' in first) {
        this.waiting.shift();
        await first.done();
      } else {
        const end = this.waiting.findIndex((one) => 'done' in one);
        const trip = this.waiting.splice(0, end === -1 ? this.waiting.length : end);
        await this.answer(trip.filter((one): one is Asked => 'sql' in one));
      }
    }
    this.isUnderWay = false;
  }

  private async answer(trip: readonly Asked[]): Promise<void> {
    const begun = this.begin === undefined ? [] : [this.begin];
    this.begin = undefined;
    const [first, ...answers] = await this.trip(begun, trip);
    // The fault of BEGIN is that of everything behind it.
    const lost = begun.length > 0 && first?.status === 'rejected' ? first : undefined;
    const own = begun.length > 0 ? answers : [first, ...answers];
    for (const [at, { resolve, reject }] of trip.entries()) {
      const answer = lost ?? own[at];
      if (answer?.status === 'fulfilled') resolve(answer.value.rows as never[]);
      else reject(answer?.reason);
    }
  }

  private async trip(
    begun: readonly string[],
    asked: readonly Asked[],
  ): Promise<PromiseSettledResult<pg.QueryResult>[]> {
    const client = this.client as Client;
    const { stream } = client.connection;
    client.pipeline = true;
    // One write wakes the server once.
    stream.cork();
    const answers = [
      ...begun.map((text) => client.query(text)),
      ...asked.map(({ sql, parameters }) =>
        client.query({ name: nameOf(sql), text: sql, values: [...parameters] }),
      ),
    ];
    stream.uncork();
    const settled = await Promise.allSettled(answers);
    client.pipeline = false;
    return settled;
  }
}

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `prepared ${names.size + 1}`;
  names.set(sql, name);
  return name;
}
