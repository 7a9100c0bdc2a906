/** A bug as text put in the place of other text in built files, and the faults of which one must show it. */
export type PlantedBug = {
  name: string;
  faults: readonly string[];
  patches: readonly { file: string; find: string; put: string }[];
};

const APPLY = 'libs/ledger/src/apply-batch.js';
const SQL = 'libs/ledger/src/sql';
const FLOW = 'libs/kafka/src/batch-flow.js';
const CLAIMS = 'libs/kafka/src/partition-claims.js';

/** What somebody could break in good faith. Each patch must change its file, so a bug cannot quietly go missing. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'offset stored before the effect',
    faults: ['kill-consumer'],
    patches: [
      {
        file: APPLY,
        find: 'this.positions.move(tx, ownership',
        put: 'this.positions.move(this.database, ownership',
      },
    ],
  },
  {
    name: 'effect outside the transaction of the position',
    faults: ['kill-consumer'],
    patches: [
      {
        file: APPLY,
        find: 'await writeChunk(tx, partition',
        put: 'await writeChunk(this.database, partition',
      },
    ],
  },
  {
    name: 'rejected record outside the transaction',
    faults: ['kill-consumer'],
    patches: [
      {
        file: APPLY,
        find: 'await writeChunk(tx, partition',
        put: 'await writeChunk(Object.assign(tx, { outside: this.database }), partition',
      },
      { file: APPLY, find: 'await tx.query(insertRejected', put: 'await tx.outside.query(insertRejected' },
    ],
  },
  {
    name: 'unique winner dropped: every record of an update counts',
    faults: ['duplicates'],
    patches: [
      {
        file: `${SQL}/winning-entries.js`,
        find: ' and w.partition = e.partition and w."offset" = e."offset"',
        put: '',
      },
    ],
  },
  {
    name: 'the last record of an update wins',
    faults: ['duplicates'],
    patches: [
      {
        file: `${SQL}/elect-winners.js`,
        find: ' < (w.recorded_at, w.partition, w."offset")',
        put: ' <> (w.recorded_at, w.partition, w."offset")',
      },
    ],
  },
  {
    name: 'fence removed: the expected offset is not compared',
    faults: ['ambiguous-commit'],
    patches: [
      {
        file: `${SQL}/advance-position.js`,
        find: 'next_offset = $6 and',
        put: 'next_offset >= 0 * $6::bigint and',
      },
    ],
  },
  {
    name: 'epoch not checked',
    faults: ['zombie-overtaken'],
    patches: [
      {
        file: `${SQL}/advance-position.js`,
        find: 'owner_epoch = $5 and',
        put: 'owner_epoch >= 0 * $5::bigint and',
      },
    ],
  },
  {
    name: 'reset to latest: a claim begins at the end of the log',
    faults: ['kill-consumer'],
    patches: [
      { file: CLAIMS, find: 'offset: nextOffset.toString()', put: 'offset: mark.high.toString()' },
      { file: FLOW, find: 'if (BigInt(batch.fetchedOffset) !== slot.nextOffset)', put: 'if (false)' },
    ],
  },
  {
    name: 'lost seek on rejoin: the position of the broker is taken',
    faults: ['duplicates', 'kill-consumer'],
    patches: [{ file: CLAIMS, find: 'consumer.seek({', put: '(() => undefined)({' }],
  },
  {
    name: 'early 202: the answer before the acknowledgement',
    faults: ['broker-kill'],
    patches: [
      {
        file: 'libs/intake/src/intake.js',
        find: 'const outcome = await this.publisher.publish({',
        put: "const outcome = { ok: true, topic: this.options.topic, partition, offset: '0' };\n        void this.publisher.publish({",
      },
    ],
  },
  {
    name: 'the acknowledgement of the leader alone, and no retry of what it lost',
    faults: ['broker-kill'],
    patches: [{ file: 'libs/kafka/src/producer-link.js', find: 'acks: -1', put: 'acks: 0' }],
  },
  {
    name: 'float money',
    faults: ['poison'],
    patches: [
      {
        file: 'libs/domain/src/money.js',
        find: 'sum.plus(amount)',
        put: 'new Exact(Number(sum.toString()) + Number(amount.toString())).toDecimalPlaces(exponentOf(currency))',
      },
    ],
  },
  {
    name: 'fold without the lock on the employee',
    faults: ['two-partitions'],
    patches: [
      { file: `${SQL}/lock-employees.js`, find: 'do update set version = v.version + 1', put: 'do nothing' },
    ],
  },
  {
    name: "recorded at by the consumer's clock",
    faults: ['poison'],
    patches: [
      {
        file: 'libs/ledger/src/read-chunk.js',
        find: 'Math.max(recordedAtMs ?? record.timestampMs, record.timestampMs)',
        put: 'Math.max(recordedAtMs ?? 0, Date.now())',
      },
    ],
  },
  {
    name: 'gap not written',
    faults: ['transactions'],
    patches: [
      {
        file: APPLY,
        find: 'if (chunk.gaps.length > 0) await tx.query(insertGaps',
        put: 'if (false) await tx.query(insertGaps',
      },
    ],
  },
  {
    name: 'rejected records dropped',
    faults: ['poison'],
    patches: [
      {
        file: APPLY,
        find: 'if (chunk.rejected.length > 0) await tx.query(insertRejected',
        put: 'if (false) await tx.query(insertRejected',
      },
    ],
  },
  {
    name: 'update id without the key of the request',
    faults: ['rest-retries'],
    patches: [
      {
        file: 'libs/contracts/src/update-id.js',
        find: '${source}${id}',
        put: '${source}${id}${Math.random()}',
      },
    ],
  },
  {
    name: 'uncommitted records of others are read',
    faults: ['transactions'],
    patches: [
      {
        file: 'libs/kafka/src/consumer-config.js',
        find: 'readUncommitted: false',
        put: 'readUncommitted: true',
      },
    ],
  },
  {
    name: 'refused and yet sent: the limit of a body is checked after the send',
    faults: ['oversized'],
    patches: [
      {
        file: 'libs/platform/src/service-adapter.js',
        find: 'const bodyLimitBytes = 1024 * 1024',
        put: 'const bodyLimitBytes = 2048 * 1024',
      },
    ],
  },
];
