// In: a connection and how a transaction on it is meant. Out: what runs its statements. Guaranteed: whatever way the statements
// go, they run in the order of the calls, and the transaction ends only when all of them are answered.
import type { QueryRunner } from 'typeorm';
import { DatabaseFault } from './database-faults.js';
import { PreparedStatements } from './prepared-statements.js';
import { answered, clientOf, copyInto, rowsOf } from './statements.js';

/** Runs statements inside one transaction, on one connection, in the order of the calls. */
export type Tx = {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** `copy … from stdin` with all its rows (see libs/copy-rows). */
  copy(sql: string, rows: Buffer): Promise<void>;
};

export type TransactionOptions = {
  /** READ COMMITTED unless told; REPEATABLE READ for reads that must see one snapshot. */
  readonly isolation?: 'READ COMMITTED' | 'REPEATABLE READ';
  readonly readOnly?: boolean;
  /**
   * Every statement is planned once per connection, and those asked for in one turn share a round trip: for transactions
   * that come thousands of times and touch few rows each time. Not for large sets: such a plan is made without a look at
   * the parameters, and a join of thousands by nested loops ruins it.
   */
  readonly prepared?: boolean;
};

/**
 * `settled` resolves when everything asked for is answered. The end of a transaction waits for it: a statement that the work
 * asked for and did not wait for would run behind a ROLLBACK, outside of any transaction, and stay.
 */
export type OpenTx = Tx & { settled(): Promise<void> };

/** One statement after the other, each planned for its parameters. */
async function plainTx(runner: QueryRunner, options: TransactionOptions): Promise<OpenTx> {
  await rowsOf(runner, beginStatement(options), []);
  let before: Promise<unknown> = Promise.resolve();
  const afterAll = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = before.then(ask);
    before = answer.catch(() => undefined);
    return answer;
  };
  return {
    query: (sql, parameters = []) => afterAll(() => rowsOf(runner, sql, parameters)),
    copy: (sql, rows) => afterAll(() => copyInto(runner, sql, rows)),
    settled: async () => void (await before),
  };
}

/** Where it only reads, it begins in the trip of the first statement. */
async function preparedTx(runner: QueryRunner, options: TransactionOptions): Promise<OpenTx> {
  const begin = beginStatement(options);
  if (options.readOnly !== true) await rowsOf(runner, begin, []);
  const client = await clientOf(runner);
  const statements = new PreparedStatements(client, options.readOnly === true ? begin : undefined);
  return {
    query: (sql, parameters) => answered(runner, () => statements.query(sql, parameters)),
    copy: (sql, rows) => statements.alone(() => copyInto(runner, sql, rows)),
    settled: () => statements.settled(),
  };
}

/** Postgres answers the COMMIT of a transaction that has failed with ROLLBACK, and no error. */
export async function commit(runner: QueryRunner): Promise<void> {
  const client = await clientOf(runner);
  const { command } = await answered(runner, () => client.query('COMMIT'), 'commit');
  if (command !== 'COMMIT')
    throw new DatabaseFault(
      'nothing was committed: a statement had failed and nobody had heard it',
      undefined,
    );
}

/** Begins, or makes ready to begin with the first statement. */
export function opened(runner: QueryRunner, options: TransactionOptions): Promise<OpenTx> {
  return (options.prepared === true ? preparedTx : plainTx)(runner, options);
}

function beginStatement({ isolation = 'READ COMMITTED', readOnly = false }: TransactionOptions): string {
  return `BEGIN ISOLATION LEVEL ${isolation}${readOnly ? ' READ ONLY' : ''}`;
}
