// A broker of its own that is reached over TLS and asks who it is, as brokers of a company are.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ensureTopics,
  ExactlyOnceKafkaServer,
  kafkaSecurityOf,
  type KafkaSecurity,
  type LogBatch,
  Publisher,
  salaryUpdatesTopic,
} from '#libs/kafka';
import { startBroker, type RunningBroker } from '../apps/stack/src/kafka-broker.js';
import { makeCertificates, type Certificates } from './support/certificates.js';
import { listening } from './support/consume.js';
import { eventually } from './support/eventually.js';
import { MemoryBooks } from './support/memory-books.js';
import { freePortBase } from './support/ports.js';

const topic = 'salary-updates';
const user = { KAFKA_SASL_USERNAME: 'wageledger', KAFKA_SASL_PASSWORD: 'a-long-random-password' };

describe('brokers that ask for TLS and a password', () => {
  let folder: string;
  let broker: RunningBroker;
  let known: Certificates;
  let foreign: Certificates;
  let elsewhere: Certificates;
  let brokers: string[];
  /** Of the same broker, with a certificate for another host. */
  let misnamed: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-secure-'));
    [known, foreign, elsewhere] = await Promise.all([
      makeCertificates(folder, 'known'),
      makeCertificates(folder, 'foreign'),
      makeCertificates(folder, 'elsewhere', 'DNS:kafka.elsewhere'),
    ]);
    const port = await freePortBase(4);
    brokers = [`127.0.0.1:${port + 2}`];
    misnamed = [`127.0.0.1:${port + 3}`];
    broker = await startBroker({
      dataDir: join(folder, 'kafka'),
      port,
      controllerPort: port + 1,
      scramUsers: { [user.KAFKA_SASL_USERNAME]: user.KAFKA_SASL_PASSWORD },
      overrides: {
        listeners: `PLAINTEXT://127.0.0.1:${port},SASL_SSL://${brokers[0]},OTHER://${misnamed[0]},CONTROLLER://127.0.0.1:${port + 1}`,
        'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},SASL_SSL://${brokers[0]},OTHER://${misnamed[0]}`,
        'listener.security.protocol.map':
          'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,OTHER:SSL',
        'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
        'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config':
          'org.apache.kafka.common.security.scram.ScramLoginModule required;',
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': known.keyStoreFile,
        'listener.name.other.ssl.keystore.type': 'PEM',
        'listener.name.other.ssl.keystore.location': elsewhere.keyStoreFile,
      },
    });
  }, 120_000);

  afterAll(async () => {
    await broker?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const secure = (): KafkaSecurity =>
    kafkaSecurityOf({ KAFKA_TLS: true, KAFKA_CA_FILE: known.caFile, ...user });

  it('take updates and give them back to whoever knows both', async () => {
    const security = secure();
    const shape = { name: topic, partitions: 2, replicationFactor: 1, minInsyncReplicas: 1 };
    const expectedTopic = salaryUpdatesTopic(shape);
    await ensureTopics({ brokers, security, topics: [expectedTopic] });
    const publisher = new Publisher({ brokers, security, clientId: 'test', topic });
    const books = new MemoryBooks();
    const server = new ExactlyOnceKafkaServer({
      brokers,
      security,
      groupId: 'secure',
      topic,
      positions: books,
      expectedTopic,
    });
    const values: string[] = [];
    server.addHandler(
      topic,
      async (batch: LogBatch) => {
        values.push(...batch.records.map(({ value }) => String(value)));
        return books.apply(batch);
      },
      true,
    );
    try {
      await listening(server);
      const record = { partition: 1, key: Buffer.from('emp-1'), headers: {}, value: Buffer.from('raise') };
      expect(await publisher.publish(record)).toMatchObject({ ok: true, partition: 1, offset: '0' });
      await eventually(() => values.length > 0, { timeoutMs: 20_000 });
      expect(values).toEqual(['raise']);
    } finally {
      await Promise.all([publisher.close(), server.close()]);
    }
  }, 60_000);

  // Planted: `rejectUnauthorized: false` in securityConfig; both wrong CAs were taken.
  it.each<[what: string, security: () => KafkaSecurity, because: RegExp, at?: () => string[]]>([
    [
      'a wrong password',
      () => ({ ...secure(), sasl: { username: 'wageledger', password: 'not-the-password' } }),
      /SASL.*authentication failed.*credentials/i,
    ],
    ['no password', () => ({ tls: secure().tls ?? {} }), /closed.*KAFKA_SASL_USERNAME/i],
    [
      'a CA that did not sign the certificate',
      () => kafkaSecurityOf({ KAFKA_TLS: true, KAFKA_CA_FILE: foreign.caFile, ...user }),
      /certificate/,
    ],
    ['the CAs of the system alone', () => kafkaSecurityOf({ KAFKA_TLS: true, ...user }), /certificate/],
    ['plaintext', () => ({}), /closed.*KAFKA_TLS/i],
    [
      'a certificate for another host',
      () => kafkaSecurityOf({ KAFKA_TLS: true, KAFKA_CA_FILE: elsewhere.caFile }),
      /altnames/,
      () => misnamed,
    ],
  ])(
    'refuse %s, and both the publisher and the consumer say why',
    async (_, security, because, at = () => brokers) => {
      const given = security();
      const asked = at();
      const publisher = new Publisher({ brokers: asked, security: given, clientId: 'test', topic });
      const positions = new MemoryBooks();
      const server = new ExactlyOnceKafkaServer({
        brokers: asked,
        security: given,
        groupId: 'refused',
        topic,
        positions,
      });
      server.addHandler(topic, async (batch: LogBatch) => positions.apply(batch), true);
      void server.listen(() => undefined);
      try {
        await eventually(() => because.test(publisher.notReadyBecause() ?? ''), { timeoutMs: 20_000 });
        await eventually(() => because.test(server.state().waitingFor ?? ''), { timeoutMs: 20_000 });
        expect([publisher.isReady(), server.state().connected]).toEqual([false, false]);
      } finally {
        await Promise.all([publisher.close({ drainMs: 0 }), server.close()]);
      }
    },
    60_000,
  );
});

describe('the variables of TLS and SASL', () => {
  it.each([
    ['a CA without TLS', { KAFKA_TLS: false, KAFKA_CA_FILE: '/ca.pem' }, /KAFKA_TLS is not true/],
    ['a user without a password', { KAFKA_TLS: true, KAFKA_SASL_USERNAME: 'u' }, /belong together/],
    [
      'a CA that is not there',
      { KAFKA_TLS: true, KAFKA_CA_FILE: '/nowhere/ca.pem' },
      /cannot be read \(ENOENT\)/,
    ],
    ['a CA that is none', { KAFKA_TLS: true, KAFKA_CA_FILE: '/dev/null' }, /holds no certificate/],
  ])('are refused: %s', (_, variables, because) => {
    expect(() => kafkaSecurityOf(variables)).toThrow(because);
  });
});
