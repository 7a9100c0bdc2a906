/**
 * The door to Postgres: every statement of every service goes through here.
 * In: SQL with $n parameters. Out: rows as plain objects: `date` as 'YYYY-MM-DD', bigint and numeric as strings.
 * Guaranteed: a transaction commits as a whole or not at all, and its connection goes back to the pool; every fault
 * is translated by database-faults.ts; nothing waits without a bound (timeouts are set on each connection).
 */
import pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { demandPlainRole } from './plain-role.js';
import { TransientDatabaseError, translateDatabaseError } from './database-faults.js';
import { rowsOf } from './statements.js';
import { commit, opened, type OpenTx, type TransactionOptions, type Tx } from './transactions.js';

// Postgres `date` (OID 1082) as text: the driver would make a Date at local midnight, and a day would move with the time zone.
pg.types.setTypeParser(1082, (text) => text);

export type DatabaseOptions = {
  readonly url: string;
  readonly applicationName: string;
  /** Connections at most; 10 by default. */
  readonly poolSize?: number;
  /** Nothing is asked of the database as a superuser or as somebody who may change the schema (PrivilegedRole). */
  readonly demandsPlainRole?: boolean;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** Frees the locks of a process that was frozen inside a transaction; without it a zombie blocks its successor for ever. */
  readonly idleInTransactionTimeoutMs?: number;
};

/** How many connections there are: `idle` and `inUse` together never exceed `max`. */
export type PoolState = {
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
  readonly max: number;
};

const defaultPoolSize = 10;
const connectTimeoutMs = 5_000;
/** How long after the server's own time-out its word may take. */
const answerGraceMs = 2_000;

export class Database {
  private readonly source: DataSource;
  private initialized: Promise<DataSource> | undefined;
  private closed = false;

  constructor(private readonly options: DatabaseOptions) {
    this.source = createDataSource(options);
  }

  /** Runs one statement outside a transaction and gives its rows (also those of UPDATE … RETURNING). */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.withRunner((runner) => rowsOf<Row>(runner, sql, parameters));
  }

  /**
   * Runs `work` in one transaction; commits when it resolves, rolls back when it rejects.
   * Never repeats by itself: only the caller knows whether repeating is safe.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.withRunner(async (runner) => {
      const tx = await opened(runner, options);
      const outcome = await this.workOrRollBack(runner, tx, work);
      await tx.settled();
      await commit(runner);
      return outcome;
    });
  }

  /** True when a statement can be answered now; never throws. */
  async isReady(): Promise<boolean> {
    return (await this.notReadyBecause()) === undefined;
  }

  /** Why no statement can be answered now, for a readiness probe; undefined when one can. Never throws. */
  async notReadyBecause(): Promise<string | undefined> {
    try {
      await this.query('select 1');
      return undefined;
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message.split('\n', 1)[0] : undefined;
      // A refused connection to a name with several addresses has no words of its own.
      return `Postgres does not answer${reason === undefined || reason === '' ? '' : `: ${reason}`}`;
    }
  }

  /** The connections of the pool as they are now, and how many callers wait for one. */
  pool(): PoolState {
    // TypeORM keeps pg's pool as `master`; before the first use there is none.
    const { master } = this.source.driver as unknown as { master?: pg.Pool };
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = master ?? {};
    return {
      inUse: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
      max: this.options.poolSize ?? defaultPoolSize,
    };
  }

  /** Closes the pool after the statements under way; safe to call twice. */
  async close(): Promise<void> {
    this.closed = true;
    const opening = this.initialized;
    this.initialized = undefined;
    if (opening === undefined) return;
    await opening.then(
      (source) => source.destroy(),
      () => undefined,
    );
  }

  private async workOrRollBack<T>(runner: QueryRunner, tx: OpenTx, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await work(tx);
    } catch (error) {
      await tx.settled();
      // A connection that is gone cannot roll back; the server has done it already.
      await rowsOf(runner, 'ROLLBACK', []).catch(() => undefined);
      throw error;
    }
  }

  private async withRunner<T>(use: (runner: QueryRunner) => Promise<T>): Promise<T> {
    let runner: QueryRunner | undefined;
    try {
      const source = await this.connected();
      runner = source.createQueryRunner();
      return await use(runner);
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      await runner?.release();
    }
  }

  /** Connects at the first use, shared by concurrent callers; a failed attempt is forgotten so that the next use tries again. */
  private connected(): Promise<DataSource> {
    if (this.closed)
      return Promise.reject(
        new TransientDatabaseError(`${this.options.applicationName}: the database pool is closed`, undefined),
      );
    this.initialized ??= this.open().catch((error: unknown) => {
      this.initialized = undefined;
      throw error;
    });
    return this.initialized;
  }

  private async open(): Promise<DataSource> {
    const source = await this.source.initialize();
    if (this.options.demandsPlainRole !== true) return source;
    try {
      await demandPlainRole((sql) => source.query(sql));
      return source;
    } catch (error) {
      await source.destroy();
      throw error;
    }
  }
}

function createDataSource(options: DatabaseOptions): DataSource {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize ?? defaultPoolSize,
    connectTimeoutMS: connectTimeoutMs,
    synchronize: false,
    logging: false,
    // No extension is used; without this TypeORM would try to install some at every start.
    installExtensions: false,
    extra: {
      statement_timeout: statementTimeoutMs,
      // The server's own bound says nothing when the server is frozen or the network swallows packets: without this
      // one the caller would wait for ever. Later than the server's, so that a slow statement keeps its SQLSTATE.
      ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + answerGraceMs }),
      // An idle connection whose other end vanished is found out before a statement is sent into it.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      lock_timeout: options.lockTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 15_000,
    },
  });
}
