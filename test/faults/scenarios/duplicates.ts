// A foreign producer writes each record 2 to 5 times, now and then into two partitions; then the group's offsets on the
// broker are set back to the start. Expected besides the oracle: each repetition is counted as a duplicate.
import type { Fault, Scene } from '../fault.js';
import { foreignRecord, produce } from '../foreign.js';
import type { Sent } from '../oracle/journal.js';
import { measureRecovery } from '../recovery.js';
import { DEPARTMENTS, PARTITIONS } from '../round.js';
import { rewindGroup } from '../topic-surgery.js';

const RECORDS = 40;

export const duplicates: Fault = {
  name: 'duplicates',
  brokers: 1,
  timesShort: 2,
  inject: async (scene) => {
    const { round } = scene;
    await produce(round, async (producer) => {
      for (let index = 0; index < RECORDS; index += 1) {
        const sent = foreignBonus(scene, index);
        round.journal.sent.push(sent);
        const copies = 2 + scene.random.below(4);
        const home = scene.random.below(PARTITIONS);
        await Promise.all(
          Array.from({ length: copies }, async () => {
            const elsewhere = scene.random.below(3) === 0;
            const partition = elsewhere ? scene.random.below(PARTITIONS) : home;
            const outcome = await producer.publish(foreignRecord(sent, partition));
            sent.answers.push({ status: outcome.ok ? 202 : 0 });
          }),
        );
      }
    });
    await measureRecovery(round, 'after duplicates', Date.now());
    await rewind(scene);
    await expectCounted(scene);
  },
};

function foreignBonus({ random, month }: Scene, index: number): Sent {
  return {
    source: '/foreign/bonuses',
    id: random.id(),
    employee: `E-${index % 6}-0`,
    department: random.pick(DEPARTMENTS),
    type: 'bonus.granted',
    data: { amount: { amount: `${1 + random.below(900)}.10`, currency: 'EUR' }, payDate: `${month}-10` },
    answers: [],
    sequence: 0,
  };
}

async function rewind({ round }: Scene): Promise<void> {
  for (const consumer of round.consumers()) await consumer.stop();
  await rewindGroup(round.options.servers.brokers, round.group, round.topic, PARTITIONS);
  await round.startConsumer();
}

type State = { coordinates: { outcome: string }[] };

async function expectCounted({ round }: Scene): Promise<void> {
  const sent = round.journal.sent.findLast(
    ({ source, answers }) => source === '/foreign/bonuses' && answers.every(({ status }) => status === 202),
  );
  const rows = await round.query<{ id: string }>(
    `select update_id::text as id from entry where position(convert_to($1, 'UTF8') in headers) > 0 limit 1`,
    [sent?.id],
  );
  const { coordinates } = await round.rest.read<State>('payroll', `/v1/updates/${rows[0]?.id}`);
  const outcomes = coordinates.map(({ outcome }) => outcome).sort();
  const wanted = ['applied', ...Array.from({ length: (sent?.answers.length ?? 0) - 1 }, () => 'duplicate')];
  if (outcomes.join() !== wanted.join())
    throw new Error(`an update sent ${wanted.length} times is told as ${outcomes.join()}`);
}
