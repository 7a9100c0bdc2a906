// The log loses what the books still want: records deleted, the topic deleted and made anew (shorter, or longer than
// before). Expected besides the oracle: the partition stops, says so at /readyz and in the books, and nothing is
// passed over in silence.
import { setTimeout as pause } from 'node:timers/promises';
import { ensureTopics, salaryUpdatesTopic } from '#libs/kafka';
import type { Fault, Scene } from '../fault.js';
import { foreignRecord, produce } from '../foreign.js';
import type { Sent } from '../oracle/journal.js';
import { readLog } from '../oracle/read-log.js';
import { keepRecovery, measureRecovery } from '../recovery.js';
import { PARTITIONS } from '../round.js';
import { deleteRecordsBelow, deleteTopic } from '../topic-surgery.js';

const HALTS_WITHIN_MS = 20_000;

export const retention: Fault = {
  name: 'retention',
  brokers: 1,
  timesShort: 1,
  endsHalted: true,
  inject: async (scene) => {
    const { round, traffic } = scene;
    await measureRecovery(round, 'before the log was hurt', Date.now());
    await stopConsumers(scene);
    await traffic.reach(traffic.accepted + 200);
    await traffic.stop();
    round.logBefore = await readLog(round.options.servers.brokers, round.topic);
    await deleteRecordsBelow(round.options.servers.brokers, round.topic, 0, await endOf(scene, 0));
    await expectHalt(scene, /RETENTION_LOSS/);
  },
};

export const topicRecreatedShorter: Fault = {
  name: 'topic-recreated',
  brokers: 1,
  timesShort: 1,
  endsHalted: true,
  inject: (scene, nth) => recreate(scene, 0, nth % 2 === 0),
};

/** Longer than the books stand: the position exists in the new topic, and means another record there. */
export const topicRecreatedLonger: Fault = {
  name: 'topic-recreated-longer',
  brokers: 1,
  timesShort: 1,
  endsHalted: true,
  inject: (scene, nth) => recreate(scene, 2, nth % 2 === 0),
};

/** While no consumer runs, or under the eyes of one that has read everything. */
async function recreate(scene: Scene, factor: number, isUnseen: boolean): Promise<void> {
  const { round, traffic } = scene;
  const { brokers } = round.options.servers;
  await traffic.reach(200);
  await traffic.stop();
  await measureRecovery(round, 'before the log was hurt', Date.now());
  if (isUnseen) await stopConsumers(scene);
  const lengths = await round.query<{ partition: number; next: string }>(
    'select partition, next_offset::text as next from consumer_position',
  );
  round.logBefore = await readLog(brokers, round.topic);
  await deleteTopic(brokers, round.topic);
  await pause(500);
  const shape = { name: round.topic, partitions: PARTITIONS, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({ brokers: brokers.split(','), topics: [salaryUpdatesTopic(shape)] });
  await produce(round, async (producer) => {
    for (const { partition, next } of lengths) {
      const count = Number(next) * factor;
      await Promise.all(
        Array.from({ length: count }, () => producer.publish(foreignRecord(stranger(scene), partition))),
      );
    }
  });
  await expectHalt(scene, /TOPIC_RECREATED|TOPIC_TRUNCATED/);
}

function stranger({ random, month }: Scene): Sent {
  const data = { amount: { amount: '1.00', currency: 'EUR' }, payDate: `${month}-12` };
  return {
    source: '/foreign/recreated',
    id: random.id(),
    employee: 'E-0-0',
    department: 'sales',
    type: 'bonus.granted',
    data,
    answers: [],
    sequence: 0,
  };
}

async function stopConsumers({ round }: Scene): Promise<void> {
  for (const consumer of round.consumers()) await consumer.stop();
}

async function endOf({ round }: Scene, partition: number): Promise<bigint> {
  const [row] = await round.query<{ next: string }>(
    'select next_offset::text as next from consumer_position where partition = $1',
    [partition],
  );
  // A part of what was not applied yet goes; what is behind it stays.
  return BigInt(row?.next ?? '0') + 5n;
}

async function expectHalt({ round }: Scene, code: RegExp): Promise<void> {
  const hurtAt = Date.now();
  const [witness] = round.consumers();
  const consumer = witness ?? (await round.launchConsumer());
  let said = '';
  for (const deadline = Date.now() + HALTS_WITHIN_MS; Date.now() < deadline; await pause(100)) {
    const halted = await round.query<{ code: string }>(
      'select halt_code as code from consumer_position where halt_code is not null',
    );
    said = (await consumer.ready()).said;
    if (halted.some((row) => code.test(row.code)) && code.test(said))
      return keepRecovery(
        round,
        `the halt is told by a consumer that ${witness === undefined ? 'starts' : 'was there'}`,
        hurtAt,
      );
  }
  throw new Error(`no halt that says ${code.source}; /readyz says ${said.slice(0, 300)}`);
}
