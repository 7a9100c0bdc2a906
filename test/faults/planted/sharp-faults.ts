// Faults that go straight for one guard, where those of the fault table come upon it only now and then. In: a scene.
// Out: the fault has happened and a consumer runs again. Expected besides the oracle: nothing; a planted bug may halt
// partitions, so no bound on recovery is asked here.
import { setTimeout as pause } from 'node:timers/promises';
import { ensureTopics, rejectedRecordsTopic } from '#libs/kafka';
import type { Fault, Scene } from '../fault.js';
import { PARTITIONS, type Round, untilReady } from '../round.js';
import { producePoison } from '../scenarios/poison.js';
import type { ServiceProcess } from '../service-process.js';
import type { Rule } from '../tcp-proxy.js';
import { rewindGroup } from '../topic-surgery.js';
import { copiesTooEarly, copiesMissing } from './rejected-copies.js';

const DIES_WITHIN_MS = 30_000;
const MET_WITHIN_MS = 30_000;
/** Less would do on an idle machine; whoever is late is found by the oracle. */
const CLAIMS_WITHIN_MS = 15_000;
const BACKLOG = 60;

/** Every partition waits with entries and poison when the consumer comes, and it is killed just before its first COMMIT. */
const killOverBacklog: Fault = {
  name: 'kill-over-backlog',
  brokers: 1,
  timesShort: 1,
  prepare: ensureRejectedTopic,
  inject: async (scene) => {
    const { round, findings } = scene;
    await pileUp(scene);
    const victim = await round.launchConsumer({ WAGELEDGER_FAILPOINTS: 'apply.before-commit=kill@1' });
    if (!(await victim.ended(DIES_WITHIN_MS))) throw new Error('the consumer never came to its first COMMIT');
    // Between the dead one and the next: what others were told must be in the books already.
    findings.push(...(await copiesTooEarly(round)));
    await goOn(scene);
  },
};

/** The offsets that the broker keeps are set back to the start while nobody consumes. */
const rewoundGroup: Fault = {
  name: 'rewound-group',
  brokers: 1,
  timesShort: 1,
  inject: async (scene) => {
    const { round, traffic } = scene;
    await traffic.reach(traffic.accepted + BACKLOG);
    await stopConsumers(round);
    await rewindGroup(round.options.servers.brokers, round.group, round.topic, PARTITIONS);
    await goOn(scene);
  },
};

/** The COMMIT of an apply with entries is lost, or its reply is. */
function ambiguousApply(name: string, verdict: 'cut' | 'deafen'): Fault {
  return {
    name,
    brokers: 1,
    timesShort: 1,
    consumers: [],
    prepare: async ({ round }) =>
      void (await round.startConsumer({ DATABASE_URL: round.proxiedDatabaseUrl })),
    inject: async ({ round, traffic }) => {
      const writing = new Set<object>();
      let met = false;
      const rule: Rule = (chunk, connection) => {
        if (met) return 'pass';
        if (chunk.includes('copy entry')) writing.add(connection);
        // The next COMMIT there, a simple query: the relay and the roller commit too.
        if (!writing.has(connection) || chunk[0] !== 0x51 || !chunk.includes('COMMIT')) return 'pass';
        met = true;
        return verdict;
      };
      const proxy = round.options.servers.booksProxy;
      await during(proxy, rule, () => until(() => met, 'no COMMIT of an apply came through the proxy'));
      // Something new to apply behind it.
      await traffic.reach(traffic.accepted + BACKLOG);
    },
  };
}

/** The broker hears no Produce of the department services, then they are killed: what they answered must be in the log. */
const intakeKilledUnheard: Fault = {
  name: 'intake-killed-unheard',
  brokers: 1,
  timesShort: 1,
  prepare: async ({ round }) => {
    const env = { KAFKA_BROKERS: round.options.servers.proxiedBrokers };
    await round.replace('hr-service', env);
    await round.replace('finance-service', env);
  },
  inject: async ({ round }) => {
    let unheard = 0;
    await during(
      round.options.servers.nodes[0]?.proxy,
      swallowProduce(() => (unheard += 1)),
      async () => {
        await until(() => unheard > 0, 'no Produce request came through the proxy');
        await pause(500);
        await Promise.all([round.service('hr-service').kill(), round.service('finance-service').kill()]);
      },
    );
    await Promise.all(
      (['hr-service', 'finance-service'] as const).map((name) => untilReady(round.startService(name))),
    );
    await round.connect();
  },
};

/** The broker hears no Produce of the relay, then its process is killed: each rejected record must be told all the same. */
const relayKilledUnheard: Fault = {
  name: 'relay-killed-unheard',
  brokers: 1,
  timesShort: 1,
  prepare: ensureRejectedTopic,
  inject: async (scene) => {
    const { round, findings } = scene;
    await pileUp(scene);
    let unheard = 0;
    await during(
      round.options.servers.nodes[0]?.proxy,
      swallowProduce(() => (unheard += 1)),
      async () => {
        const victim = await round.launchConsumer({ KAFKA_BROKERS: round.options.servers.proxiedBrokers });
        await until(() => unheard > 0, 'the relay sent nothing');
        await victim.kill();
      },
    );
    await round.launchConsumer();
    findings.push(...(await copiesMissing(round)));
  },
};

export const sharpFaults: readonly Fault[] = [
  killOverBacklog,
  rewoundGroup,
  ambiguousApply('commit-lost', 'cut'),
  ambiguousApply('commit-reply-lost', 'deafen'),
  intakeKilledUnheard,
  relayKilledUnheard,
];

async function pileUp(scene: Scene): Promise<void> {
  const { round, traffic } = scene;
  await stopConsumers(round);
  await traffic.reach(traffic.accepted + BACKLOG);
  for (let times = 0; times < 2; times += 1) await producePoison(scene);
}

/** Another consumer, and something to apply once it has claimed its partitions, or has halted some. */
async function goOn({ round, traffic }: Scene): Promise<void> {
  const consumer = await round.launchConsumer();
  for (const deadline = Date.now() + CLAIMS_WITHIN_MS; Date.now() < deadline; await pause(50)) {
    const { status, said } = await consumer.ready();
    if (status === 200 || / halted: /.test(said)) break;
  }
  await traffic.reach(traffic.accepted + BACKLOG);
}

function stopConsumers(round: Round): Promise<void[]> {
  return Promise.all(round.consumers().map((consumer: ServiceProcess) => consumer.stop()));
}

async function ensureRejectedTopic({ round }: Scene): Promise<void> {
  const shape = { partitions: 1, replicationFactor: 1, minInsyncReplicas: 1 };
  const topics = [rejectedRecordsTopic({ name: `${round.topic}.rejected`, ...shape })];
  await ensureTopics({ brokers: round.options.servers.brokers.split(','), topics });
}

/** Length (4 bytes), then the API key: 0 is Produce. */
function swallowProduce(note: () => void): Rule {
  return (chunk) => {
    if (chunk.length < 8 || chunk.readInt16BE(4) !== 0) return 'pass';
    note();
    return 'swallow';
  };
}

async function during(
  proxy: { rule: Rule | undefined } | undefined,
  rule: Rule,
  act: () => Promise<void>,
): Promise<void> {
  if (proxy === undefined) throw new Error('no proxy');
  proxy.rule = rule;
  try {
    await act();
  } finally {
    proxy.rule = undefined;
  }
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  for (const deadline = Date.now() + MET_WITHIN_MS; !holds(); await pause(20))
    if (Date.now() > deadline) throw new Error(otherwise);
}
