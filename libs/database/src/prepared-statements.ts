/**
 * The statements of one transaction, planned once per connection and sharing round trips.
 * In: statements, in the order of the calls. Out: the rows of each.
 * Guaranteed: they run in the order of the calls, BEGIN before the first, each with a snapshot of its own; those that are
 * asked for in one turn go out in one write. Where one fails those behind it in the same trip fail as well (25P02), so a
 * caller hears the first fault by asking for the answers in order, or by Promise.all.
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

/** By text, for all connections: the driver prepares a name once on each. */
const names = new Map<string, string>();

export class PreparedStatements {
  private waiting: Asked[] = [];
  private isUnderWay = false;
  private hasBegun = false;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly begin: string,
  ) {}

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return new Promise<Row[]>((resolve, reject) => {
      this.waiting.push({ sql, parameters, resolve, reject });
      if (this.isUnderWay) return;
      this.isUnderWay = true;
      queueMicrotask(() => void this.send());
    });
  }

  /** Resolves when all that was asked for is answered and the transaction has begun: what goes past this may follow. */
  async idle(): Promise<void> {
    if (!this.hasBegun || this.isUnderWay) await this.query('select 1');
  }

  private async send(): Promise<void> {
    while (this.waiting.length > 0) {
      const trip = this.waiting.splice(0);
      const begun = this.hasBegun ? [] : [this.begin];
      this.hasBegun = true;
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
    this.isUnderWay = false;
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
