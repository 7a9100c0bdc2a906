/**
 * `rebuild`: the books once more, from the topic and what people decided, into an empty schema, and both side by side.
 * In: the live books (read only), their topic, the migrations. Out: a digest of every part of both, up to the offsets
 * that the live books had reached at the start. Guaranteed: one snapshot of the live books from the first read to the
 * last, so both sides stand at the same offsets; the live books, their consumer and its group are left alone.
 */
import { Database, runMigrations, urlInSchema, type Tx } from '#libs/database';
import type { PayPeriod } from '#libs/domain';
import { clusterId, type KafkaSecurity, watermarks } from '#libs/kafka';
import { PeriodProjection } from '../period-projection.js';
import {
  heldBySchema,
  readConfiguration,
  skippedOffsets,
  writeConfiguration,
} from '../sql/copy-configuration.js';
import { projectedPeriods } from '../sql/projected-periods.js';
import { proofPositions } from '../sql/proof-positions.js';
import { bookParts, type BooksAt } from './book-parts.js';
import { compareBooks, type PartComparison } from './compare-books.js';
import { replayLog } from './replay-log.js';
import { whatLogLacks, type Skip } from './what-log-lacks.js';

/** The rebuild was not begun, or could not be ended; the message says why and what to do. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused';
}

export type RebuildOptions = {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  readonly topic: string;
  readonly group: string;
  /** Where to; made when it is missing, refused when it holds anything. */
  readonly schema: string;
  readonly migrations: Parameters<typeof runMigrations>[1];
  /** Its pay is folded for everybody, on both sides. */
  readonly period?: PayPeriod | undefined;
  readonly onProgress?: (done: bigint, total: bigint) => void;
};

type PositionRow = { partition: number; clusterId: string | null; nextOffset: string };

// The snapshot stays open while the log is replayed, and whole parts are read in one statement.
const patient = { statementTimeoutMs: 0, idleInTransactionTimeoutMs: 0 };
const snapshot = { isolation: 'REPEATABLE READ', readOnly: true } as const;

/** Rebuilds and compares; leaves the schema for whoever wants to look. Throws RebuildRefused, or what the servers throw. */
export async function rebuildBooks(options: RebuildOptions): Promise<PartComparison[]> {
  const { databaseUrl, schema } = options;
  const url = schemaUrl(databaseUrl, schema);
  const live = new Database({
    url: databaseUrl,
    applicationName: 'wageledger-rebuild-live',
    poolSize: 2,
    ...patient,
  });
  const rebuilt = new Database({ url, applicationName: 'wageledger-rebuild', poolSize: 6, ...patient });
  try {
    return await live.transaction(async (liveTx) => {
      const at = await booksAt(liveTx, options);
      const skips = await skipsOf(liveTx);
      await expectWholeLog(options, at, skips);
      await makeSchema(live, schema);
      await runMigrations(url, options.migrations);
      await copyConfiguration(liveTx, rebuilt);
      await replay(rebuilt, options, at, skips);
      const filled = (await liveTx.query<PayPeriod & { filled: boolean }>(projectedPeriods)).filter(
        (period) => period.filled,
      );
      await new PeriodProjection(rebuilt).project(filled);
      const parts = bookParts(at, options.period);
      return rebuilt.transaction((tx) => compareBooks(liveTx, tx, parts), snapshot);
    }, snapshot);
  } finally {
    await Promise.all([live.close(), rebuilt.close()]);
  }
}

/** Removes a schema that a rebuild has made, with everything in it. */
export async function dropRebuilt(databaseUrl: string, schema: string): Promise<void> {
  schemaUrl(databaseUrl, schema);
  const database = new Database({
    url: databaseUrl,
    applicationName: 'wageledger-rebuild',
    poolSize: 1,
    ...patient,
  });
  try {
    await database.query(`drop schema ${schema} cascade`);
  } finally {
    await database.close();
  }
}

async function ofTopic<T>({ topic, brokers }: RebuildOptions, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new RebuildRefused(`topic ${topic} cannot be read from ${brokers.join(', ')}: ${why}`, {
      cause: fault,
    });
  }
}

function schemaUrl(databaseUrl: string, schema: string): string {
  try {
    return urlInSchema(databaseUrl, schema);
  } catch {
    throw new RebuildRefused(
      `${schema} is no schema name. Use lower-case letters, digits and _, for example rebuilt`,
    );
  }
}

async function booksAt(liveTx: Tx, options: RebuildOptions): Promise<BooksAt> {
  const { brokers, security, group, topic } = options;
  const cluster = await ofTopic(options, clusterId({ brokers, security }));
  const rows = await liveTx.query<PositionRow>(proofPositions, [group, topic]);
  const positions = rows.filter((row) => row.clusterId === cluster);
  if (positions.length === 0)
    throw new RebuildRefused(
      `the books hold no position of group ${group} on topic ${topic} of these brokers. Name them with --topic, --group and KAFKA_BROKERS`,
    );
  const ends = new Map(positions.map(({ partition, nextOffset }) => [partition, BigInt(nextOffset)]));
  return { group, topic, clusterId: cluster, ends };
}

async function skipsOf(liveTx: Tx): Promise<Skip[]> {
  type Row = { partition: number; first: string; next: string };
  const rows = await liveTx.query<Row>(skippedOffsets);
  return rows.map(({ partition, first, next }) => ({ partition, first: BigInt(first), next: BigInt(next) }));
}

/** Asked before anything is made: a replay that meets the loss later leaves half of a schema behind. */
async function expectWholeLog(
  options: RebuildOptions,
  { ends }: BooksAt,
  skips: readonly Skip[],
): Promise<void> {
  const log = await ofTopic(options, watermarks(options));
  const lack = whatLogLacks(log, ends, skips);
  if (lack !== undefined)
    throw new RebuildRefused(
      `${lack}. What the topic lost cannot be rebuilt from it; npm run verify proves the books from their own bytes`,
    );
}

async function makeSchema(live: Database, schema: string): Promise<void> {
  const [found] = await live.query<{ held: number }>(heldBySchema, [schema]);
  if (found !== undefined && found.held > 0)
    throw new RebuildRefused(
      `schema ${schema} holds something already, and nothing is rebuilt over it. Name one that is empty or does not exist yet`,
    );
  await live.query(`create schema if not exists ${schema}`);
}

async function copyConfiguration(liveTx: Tx, rebuilt: Database): Promise<void> {
  type Row = Record<keyof typeof writeConfiguration, string>;
  const [configuration] = await liveTx.query<Row>(readConfiguration);
  if (configuration === undefined) return;
  await rebuilt.query(writeConfiguration.departments, [configuration.departments]);
  await rebuilt.query(writeConfiguration.answers, [configuration.answers]);
  await rebuilt.query(writeConfiguration.policies, [configuration.policies]);
  await rebuilt.query(writeConfiguration.thresholds, [configuration.thresholds]);
  await rebuilt.query(writeConfiguration.skips, [configuration.skips]);
}

async function replay(
  rebuilt: Database,
  options: RebuildOptions,
  at: BooksAt,
  skips: readonly Skip[],
): Promise<void> {
  const total = [...at.ends.values()].reduce((sum, end) => sum + end, 0n);
  const { brokers, security, topic, group, onProgress } = options;
  try {
    await replayLog(rebuilt, {
      brokers,
      security,
      topic,
      group,
      skips,
      ends: at.ends,
      onProgress: (done) => onProgress?.(done, total),
    });
  } catch (fault) {
    throw new RebuildRefused(
      `${fault instanceof Error ? fault.message : String(fault)}. Schema ${options.schema} is incomplete; drop schema ${options.schema} cascade removes it`,
      { cause: fault },
    );
  }
}
