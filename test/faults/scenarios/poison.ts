// Records that can never be applied. Expected besides the oracle: each is kept as rejected at its offset, the
// partition moves on, and the first is found over REST with its bytes.
import type { PublishRecord } from '#libs/kafka';
import type { Fault, Scene } from '../fault.js';
import { foreignRecord, produce, produceExpecting } from '../foreign.js';
import { measureRecovery } from '../recovery.js';
import { PARTITIONS } from '../round.js';

export const poison: Fault = {
  name: 'poison',
  brokers: 1,
  timesShort: 2,
  inject: async (scene) => {
    const { round } = scene;
    await producePoison(scene);
    await measureRecovery(round, 'after poison', Date.now());
    const page = await round.rest.read<{ items: unknown[] }>('payroll', '/v1/rejected-records?limit=500');
    if (page.items.length < round.journal.produced.length)
      throw new Error(
        `${page.items.length} rejected records over REST, ${round.journal.produced.length} were produced`,
      );
  },
};

/** One record of each kind, each on a partition at random. */
export async function producePoison(scene: Scene): Promise<void> {
  const { round, random } = scene;
  await produce(round, async (producer) => {
    for (const record of poisons(scene)) {
      const partition = random.below(PARTITIONS);
      await produceExpecting(round, producer, { ...record, partition }, 'rejected');
    }
  });
}

function poisons({ random, month }: Scene): PublishRecord[] {
  const record = (data: Record<string, unknown>): PublishRecord =>
    foreignRecord(
      {
        source: '/foreign/poison',
        id: random.id(),
        employee: 'E-0-0',
        department: 'sales',
        type: 'bonus.granted',
        data,
        answers: [],
        sequence: 0,
      },
      0,
    );
  const money = (amount: unknown, currency = 'EUR'): Record<string, unknown> => ({
    amount: { amount, currency },
    payDate: `${month}-10`,
  });
  const good = record(money('1.00'));
  const raw = (value: string | Buffer | null): PublishRecord => ({
    ...good,
    value: value === null ? null : Buffer.from(value),
  });
  const without = (name: string): PublishRecord => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers).filter(([header]) => header !== name)),
  });
  return [
    raw('{"amount":'),
    raw('"NaN"'),
    raw('{"amount":{"amount":NaN,"currency":"EUR"},"payDate":"2026-01-01"}'),
    raw(Buffer.from([0xff, 0xfe, 0x00])),
    raw(''),
    raw(null),
    record(money(1)),
    record(money('1e3')),
    record(money('-1.00')),
    record(money('1.001')),
    record(money('1.00', 'XXQ')),
    record({ ...money('1.00'), approved: true }),
    record({ amount: { amount: '1.00', currency: 'EUR' } }),
    without('ce_id'),
    without('ce_source'),
    without('ce_department'),
    { ...good, key: Buffer.from('E-1-0') },
    { ...good, key: null },
    { ...good, headers: { ...good.headers, ce_type: Buffer.from('salary.stolen') } },
  ];
}
