// In: the specification of a topic. Out: the topic on the broker, or the list of what makes an existing one too weak.
// Guaranteed: a created topic keeps every record for ever with the broker's own time on it; concurrent creators all
// succeed; when `ensureTopics` returns, every partition has a leader.
import kafkajs, { type Admin } from 'kafkajs';
import { type AdminOptions, withAdmin } from './admin.js';
import { causeOf, isFinalRefusal, typeOf } from './kafka-faults.js';
import { pause } from './pause.js';

export type TopicSpec = {
  name: string;
  partitions: number;
  replicationFactor: number;
  config: Readonly<Record<string, string>>;
};
export type TopicShape = {
  name: string;
  partitions: number;
  replicationFactor: number;
  minInsyncReplicas: number;
};

/** The log of updates: the source of the books, so nothing may remove a record from it or date it by a client's clock. */
export function salaryUpdatesTopic({
  name,
  partitions,
  replicationFactor,
  minInsyncReplicas,
}: TopicShape): TopicSpec {
  return {
    name,
    partitions,
    replicationFactor,
    config: {
      // Compaction would remove facts, and empty compacted batches stall kafkajs.
      'cleanup.policy': 'delete',
      // The broker's defaults (7 days) would eat the source of the books.
      'retention.ms': '-1',
      'retention.bytes': '-1',
      // "Recorded at" is the broker's time: a producer's clock must not order entries.
      'message.timestamp.type': 'LogAppendTime',
      // A replica that missed acknowledged records must not become leader: they would be gone.
      'unclean.leader.election.enable': 'false',
      'min.insync.replicas': String(minInsyncReplicas),
      // The broker unpacks what foreign producers compress. kafkajs reads gzip alone: one batch in snappy, lz4 or zstd
      // would end every consumer that meets it, again and again.
      'compression.type': 'uncompressed',
    },
  };
}

/** Where rejected records go for people and tools that listen; the books keep them in any case. */
export function rejectedRecordsTopic(shape: TopicShape): TopicSpec {
  return salaryUpdatesTopic(shape);
}

/**
 * Creates the topics that are missing, and waits until every partition has a leader. An existing topic is left as it
 * is (`verifyTopic` judges it). Waits up to `timeoutMs` for the brokers; throws with the last reason after that.
 */
export async function ensureTopics(
  options: AdminOptions & { topics: readonly TopicSpec[]; timeoutMs?: number },
): Promise<void> {
  const deadline = Date.now() + (options.timeoutMs ?? 30_000);
  for (;;) {
    try {
      await withAdmin(options, (admin) => createMissing(admin, options.topics));
      return;
    } catch (error) {
      // A broker that starts up answers late, refuses, or knows no leader yet: all of it passes.
      if (isFinalRefusal(error) || Date.now() > deadline) throw causeOf(error);
      await pause(250);
    }
  }
}

async function createMissing(admin: Admin, topics: readonly TopicSpec[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  for (const { name, partitions, replicationFactor, config } of topics) {
    if (existing.has(name)) continue;
    const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
    // One topic a request: kafkajs forgives "already exists" (another creator won) only when it is the only error.
    const topic = { topic: name, numPartitions: partitions, replicationFactor, configEntries };
    await admin.createTopics({ topics: [topic], waitForLeaders: false });
  }
  const { topics: known } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  for (const { name, partitions } of known) {
    const leaderless = partitions.find(({ leader }) => leader < 0);
    if (partitions.length === 0 || leaderless) throw new Error(`topic ${name} has no leader yet`);
    // The controller names a leader before that broker knows it: until it answers, a produce or a look at the log fails.
    await admin.fetchTopicOffsets(name);
  }
}

export type TopicWeakness = { config: string; expected: string; found: string; remedy: string };

/**
 * What makes the topic on the broker weaker than `expected`, each with the command that mends it; [] when all is well.
 * More partitions, more replicas or a higher min.insync.replicas than expected are fine.
 */
export async function verifyTopic(options: AdminOptions & { expected: TopicSpec }): Promise<TopicWeakness[]> {
  const { expected } = options;
  const broker = options.brokers[0] ?? '';
  return withAdmin(options, async (admin) => {
    const partitions = await partitionsOf(admin, expected.name);
    if (partitions === undefined) {
      const remedy = `kafka-topics.sh --bootstrap-server ${broker} --create --topic ${expected.name} --partitions ${expected.partitions} --replication-factor ${expected.replicationFactor}`;
      return [{ config: 'topic', expected: expected.name, found: 'missing', remedy }];
    }
    const shape = shapeWeaknesses(expected, partitions, broker);
    return [...shape, ...(await configWeaknesses(admin, expected, broker))];
  });
}

type PartitionReplicas = { replicas: number[] };

async function partitionsOf(admin: Admin, topic: string): Promise<PartitionReplicas[] | undefined> {
  try {
    return (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions;
  } catch (error) {
    if (typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
    throw error;
  }
}

function shapeWeaknesses(
  expected: TopicSpec,
  partitions: PartitionReplicas[],
  broker: string,
): TopicWeakness[] {
  const weaknesses: TopicWeakness[] = [];
  const replicas = Math.min(...partitions.map((partition) => partition.replicas.length));
  if (partitions.length < expected.partitions) {
    weaknesses.push({
      config: 'partitions',
      expected: String(expected.partitions),
      found: String(partitions.length),
      remedy: `kafka-topics.sh --bootstrap-server ${broker} --alter --topic ${expected.name} --partitions ${expected.partitions}`,
    });
  }
  if (replicas < expected.replicationFactor) {
    weaknesses.push({
      config: 'replication.factor',
      expected: String(expected.replicationFactor),
      found: String(replicas),
      remedy: `kafka-reassign-partitions.sh --bootstrap-server ${broker} with ${expected.replicationFactor} replicas for every partition of ${expected.name}`,
    });
  }
  return weaknesses;
}

async function configWeaknesses(admin: Admin, expected: TopicSpec, broker: string): Promise<TopicWeakness[]> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      {
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: expected.name,
        configNames: Object.keys(expected.config),
      },
    ],
  });
  const found = new Map(resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]));
  return Object.entries(expected.config).flatMap(([config, value]) => {
    const actual = found.get(config) ?? 'unknown';
    const strong = config === 'min.insync.replicas' ? Number(actual) >= Number(value) : actual === value;
    if (strong) return [];
    const remedy = `kafka-configs.sh --bootstrap-server ${broker} --alter --entity-type topics --entity-name ${expected.name} --add-config ${config}=${value}`;
    return [{ config, expected: value, found: actual, remedy }];
  });
}

/** The id that the brokers gave their cluster: a position in one cluster means nothing in another. */
export async function clusterId(options: AdminOptions): Promise<string> {
  return withAdmin(options, async (admin) => (await admin.describeCluster()).clusterId);
}

export type Watermarks = { low: bigint; high: bigint };

/** First kept offset and next offset to be written, per partition of the topic. */
export async function watermarks(
  options: AdminOptions & { topic: string },
): Promise<Map<number, Watermarks>> {
  return withAdmin(options, (admin) => watermarksOf(admin, options.topic));
}

export async function watermarksOf(admin: Admin, topic: string): Promise<Map<number, Watermarks>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(
    offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]),
  );
}
