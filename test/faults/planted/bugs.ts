import type { Point } from '../oracle/evidence-of-run.js';

/** A bug as text put in the place of other text in built files, and where it must show. */
export type PlantedBug = {
  name: string;
  /** The fault that exposes it. */
  fault: string;
  /** What counts as caught: this point of the oracle, for this reason. Whatever else is found may have other causes. */
  shows: readonly { point: Point; because: RegExp }[];
  patches: readonly { file: string; find: string; put: string }[];
};

const APPLY = 'libs/ledger/src/apply-batch.js';
const WRITE = 'libs/ledger/src/write-chunks.js';
const RELAY = 'libs/ledger/src/rejected-relay.js';
const SQL = 'libs/ledger/src/sql';
const FLOW = 'libs/kafka/src/batch-flow.js';
const UNREAD = 'libs/kafka/src/unread-of.js';
const BEAT = 'libs/kafka/src/beat.js';
const CLAIMS = 'libs/kafka/src/partition-claims.js';
const ORDER = 'libs/domain/src/ordered-entries.js';

const effectWithoutPosition = {
  point: 'offsets-accounted',
  because: /has an outcome, and the position is/,
} as const;
const noOutcome = { point: 'offsets-accounted', because: /has no outcome/ } as const;
/** Where two guards stand one behind the other, a bug takes the first one away, and the second one halts. */
const haltsOn = (because: RegExp) => ({ point: 'drained', because }) as const;
/** Where a claim sets the log to. */
const SEEK = `this.#fetching.seek(slot);
        this.#fetching.resume(slot);`;
/** Not the offset that was asked for: what is checked of each batch before anything else. */
const anyOffsetWillDo = {
  file: UNREAD,
  find: 'if (BigInt(batch.fetchedOffset) !== ',
  put: 'if (false && BigInt(batch.fetchedOffset) !== ',
};

/** What somebody could break in good faith. Each patch must change its file, so a bug cannot quietly go missing. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'offset stored before the effect',
    fault: 'kill-over-backlog',
    shows: [noOutcome],
    patches: [{ file: APPLY, find: 'this.positions.move(tx,', put: 'this.positions.move(this.database,' }],
  },
  {
    name: 'effect outside the transaction of the position',
    fault: 'kill-over-backlog',
    shows: [effectWithoutPosition],
    patches: [
      {
        file: APPLY,
        find: 'await writeChunks(tx, ',
        put: 'await ((...given) => this.database.transaction((own) => writeChunks(own, ...given)))(',
      },
    ],
  },
  {
    name: 'rejected record outside the transaction',
    fault: 'kill-over-backlog',
    shows: [effectWithoutPosition],
    patches: [
      {
        file: APPLY,
        find: 'await writeChunks(tx,',
        put: 'await writeChunks(Object.assign(tx, { outside: this.database }),',
      },
      { file: WRITE, find: 'await tx.query(insertRejected', put: 'await tx.outside.query(insertRejected' },
    ],
  },
  {
    name: 'batch retried outside the transaction',
    fault: 'commit-lost',
    shows: [effectWithoutPosition],
    patches: [
      {
        file: APPLY,
        find: 'await this.database.transaction(',
        put: `await ((work, options) => this.database.transaction(work, options).catch(async (fault) => {
          if (fault.transient !== true) throw fault;
          return this.database.transaction(async (own) =>
            writeChunks(own, round, await elect(own, round.flatMap(({ chunk }) => chunk.entries)), { cache: this.cache }));
        }))(`,
      },
    ],
  },
  {
    name: 'fence removed: the expected offset is not compared',
    fault: 'commit-reply-lost',
    shows: [haltsOn(/APPLY_FAILED.*duplicate key/)],
    patches: [
      {
        file: `${SQL}/advance-positions.js`,
        find: 'p.next_offset = m.expected_offset and',
        put: '',
      },
    ],
  },
  {
    name: 'epoch not checked',
    fault: 'zombie-overtaken',
    shows: [{ point: 'owner-wrote', because: /wrote to partition/ }],
    patches: [
      {
        file: `${SQL}/advance-positions.js`,
        find: 'p.owner_epoch = m.epoch and',
        put: '',
      },
    ],
  },
  {
    name: 'reset to latest: a claim begins at the end of the log',
    fault: 'kill-over-backlog',
    shows: [{ point: 'offsets-accounted', because: /was passed over/ }],
    patches: [
      {
        file: CLAIMS,
        find: SEEK,
        put: `slot.unconfirmed = undefined;
        this.#options.consumer.seek({ topic: this.#options.topic, partition: slot.partition, offset: String(mark.high) });
        this.#fetching.resume(slot);`,
      },
      anyOffsetWillDo,
    ],
  },
  {
    name: 'lost seek on rejoin: the position of the broker is taken',
    fault: 'rewound-group',
    shows: [haltsOn(/POSITION_LOST/)],
    patches: [{ file: CLAIMS, find: SEEK, put: 'this.#fetching.resume(slot);' }],
  },
  {
    name: 'claim without pause: what was fetched before the claim is applied after it',
    fault: 'rewound-group',
    shows: [haltsOn(/out of order|TOPIC_RECREATED/)],
    patches: [
      { file: CLAIMS, find: 'this.#fetching.pause(partitions);', put: '' },
      {
        file: FLOW,
        find: 'const slot = claims.running(batch.partition);',
        put: 'let slot; while (!(slot = claims.running(batch.partition))) await pause(20);',
      },
      { file: BEAT, find: '!isStale() &&', put: '' },
      anyOffsetWillDo,
    ],
  },
  {
    name: 'unique winner dropped: every record of an update counts',
    fault: 'duplicates',
    shows: [{ point: 'money', because: /minor units, due are/ }],
    patches: [
      {
        file: `${SQL}/winning-entries.js`,
        find: 'where l.employee_id = any($1::text[]))',
        put: 'where false)',
      },
      { file: 'libs/ledger/src/elect.js', find: 'if (isLost.has(at + 1)) continue;', put: '' },
      // The fold counts an update id once as well, whatever it is given.
      { file: ORDER, find: 'byUpdate.get(entry.updateId)', put: 'undefined' },
      { file: ORDER, find: 'byUpdate.set(entry.updateId, entry)', put: 'byUpdate.set(Symbol(), entry)' },
      { file: ORDER, find: 'updateId === entry.updateId', put: 'false' },
    ],
  },
  {
    name: 'the last record of an update wins',
    fault: 'duplicates',
    shows: [{ point: 'accepted-once', because: /does not count, another record/ }],
    patches: [
      {
        file: `${SQL}/elect-winners.js`,
        find: ' < (w.recorded_at, w.partition, w."offset")',
        put: ' <> (w.recorded_at, w.partition, w."offset")',
      },
    ],
  },
  {
    name: 'fold without the lock on the employee',
    fault: 'two-partitions',
    shows: [{ point: 'money', because: /due are/ }],
    patches: [
      {
        file: APPLY,
        find: 'await writeChunks(tx,',
        put: 'await writeChunks(Object.assign(tx, { outside: this.database }),',
      },
      { file: WRITE, find: 'tx.query(lockEmployees', put: 'tx.outside.query(lockEmployees' },
    ],
  },
  {
    name: 'float money',
    fault: 'kill-over-backlog',
    shows: [{ point: 'money', because: /minor units, due are/ }],
    patches: [
      {
        file: 'libs/domain/src/money.js',
        find: '(sums.get(currency) ?? 0n) + tenThousandths(amount)',
        put: 'BigInt(Math.round((Number(sums.get(currency) ?? 0n) / 1e4 + Number(amount)) * 10 ** exponentOf(currency))) * 10n ** BigInt(4 - exponentOf(currency))',
      },
    ],
  },
  {
    name: "recorded at by the consumer's clock",
    fault: 'kill-over-backlog',
    shows: [{ point: 'replay', because: /differs after a replay/ }],
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
    fault: 'transactions',
    shows: [noOutcome],
    patches: [{ file: WRITE, find: 'if (gaps.length > 0) await', put: 'if (false) await' }],
  },
  {
    name: 'rejected records dropped',
    fault: 'kill-over-backlog',
    shows: [noOutcome],
    patches: [{ file: WRITE, find: 'if (rejected.length > 0) {', put: 'if (false) {' }],
  },
  {
    name: 'uncommitted records of others are read',
    fault: 'transactions',
    shows: [{ point: 'no-phantom', because: /is not what the log holds there/ }],
    patches: [
      {
        file: 'libs/kafka/src/consumer-config.js',
        find: 'readUncommitted: false',
        put: 'readUncommitted: true',
      },
    ],
  },
  {
    name: 'early 202: the answer before the acknowledgement',
    fault: 'intake-killed-unheard',
    shows: [{ point: 'accepted-once', because: /accepted, and not in the log/ }],
    patches: [
      {
        file: 'libs/intake/src/intake.js',
        find: 'const outcome = await this.publisher.publish({',
        put: `const outcome = { ok: true, topic: this.options.topic, partition, offset: '0' };
        void this.publisher.publish({`,
      },
    ],
  },
  {
    name: 'update id without the key of the request',
    fault: 'rest-retries',
    shows: [{ point: 'accepted-once', because: /answered with the id|counts/ }],
    patches: [
      {
        file: 'libs/contracts/src/update-id.js',
        find: '${source}${id}',
        put: '${source}${id}${Math.random()}',
      },
    ],
  },
  {
    name: 'outbox published before the commit',
    fault: 'kill-over-backlog',
    shows: [{ point: 'no-phantom', because: /which the books have not rejected/ }],
    patches: [
      {
        file: RELAY,
        find: 'this.probe = probe;',
        put: 'this.probe = probe; globalThis.plantedRelay = this;',
      },
      {
        file: APPLY,
        find: "this.probe?.('apply.offered');",
        put: `this.probe?.('apply.offered');
        for (const record of chunk.rejected)
          for (let told = false; !told; )
            told = (await globalThis.plantedRelay.publish({ ...record, partition, offset: String(record.offset) }, [0])).outcome.ok;`,
      },
    ],
  },
  {
    name: 'outbox marked before the copy is acknowledged',
    fault: 'relay-killed-unheard',
    shows: [{ point: 'offsets-accounted', because: /the rejected topic never told of it/ }],
    patches: [
      { file: RELAY, find: 'this.database.transaction(', put: '((run) => run(this.database))(' },
      {
        file: RELAY,
        find: 'const relayed = await Promise.all(',
        put: `await tx.query(markPublished, [rows.map((row) => row.partition), rows.map((row) => row.offset), rows.map(() => 0), rows.map(() => 0)]);
            const relayed = await Promise.all(`,
      },
    ],
  },
];
