// In: how many brokers. Out: a Postgres with fsync and a Kafka cluster of the suite's own, each with a proxy in front.
// Guaranteed: all of it listens on 127.0.0.1, and `stop` ends exactly what was started here and removes its folder.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningPostgres, startPostgres } from '../../apps/stack/src/embedded-postgres.js';
import { type RunningBroker, startBroker } from '../../apps/stack/src/kafka-broker.js';
import { migrateTemplate } from '../support/databases.js';
import { freePortBase } from '../support/ports.js';
import { TcpProxy } from './tcp-proxy.js';

const PORTS_PER_BROKER = 3;
type Node = { proxy: TcpProxy; running: RunningBroker | undefined };

export class Servers {
  readonly nodes: Node[] = [];
  private postgres: RunningPostgres | undefined;
  private postgresProxy: TcpProxy | undefined;
  private readonly undoing: (() => void)[] = [];

  private constructor(
    readonly folder: string,
    private readonly base: number,
    private readonly clusterId = randomBytes(16).toString('base64url'),
  ) {}

  static async start(brokers: number): Promise<Servers> {
    const folder = await mkdtemp(join(tmpdir(), 'wageledger-faults-'));
    // Started as root, Postgres runs as the user postgres, who must be able to reach its data.
    await chmod(folder, 0o755);
    const servers = new Servers(folder, await freePortBase(1 + PORTS_PER_BROKER * brokers));
    try {
      for (let node = 0; node < brokers; node += 1)
        servers.nodes.push({ proxy: await TcpProxy.start(servers.portOf(node) + 2), running: undefined });
      servers.postgresProxy = await TcpProxy.start(servers.base);
      await Promise.all([
        servers.startPostgres(),
        ...servers.nodes.map((_, node) => servers.startNode(node)),
      ]);
      await migrateTemplate(servers.databaseUrl);
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** Straight to the brokers. */
  get brokers(): string {
    return this.nodes.map((_, node) => `127.0.0.1:${this.portOf(node)}`).join(',');
  }

  /** To the listeners that advertise the proxies. */
  get proxiedBrokers(): string {
    return this.nodes.map(({ proxy }) => `127.0.0.1:${proxy.port}`).join(',');
  }

  get databaseUrl(): string {
    if (this.postgres === undefined) throw new Error('Postgres was not started');
    return this.postgres.url;
  }

  /** The proxy in front of Postgres. */
  get booksProxy(): TcpProxy {
    if (this.postgresProxy === undefined) throw new Error('the proxy was not started');
    return this.postgresProxy;
  }

  async startPostgres(): Promise<void> {
    this.postgres = await startPostgres({ dataDir: join(this.folder, 'postgres'), port: this.base });
  }

  /** What `pg_ctl stop -m immediate` does: no checkpoint, the next start recovers from the write-ahead log. */
  async stopPostgresAtOnce(): Promise<void> {
    const { postgres } = this;
    if (postgres === undefined) return;
    process.kill(postgres.pid, 'SIGQUIT');
    await Promise.race([postgres.ended, pause(10_000)]);
  }

  async startNode(node: number): Promise<void> {
    const entry = this.nodes[node];
    if (entry === undefined) throw new Error(`no broker ${node}`);
    const port = this.portOf(node);
    const many = this.nodes.length > 1;
    entry.running = await startBroker({
      dataDir: join(this.folder, `kafka-${node}`),
      port,
      controllerPort: port + 1,
      heapMb: many ? 256 : 384,
      clusterId: this.clusterId,
      overrides: { ...this.listeners(node), ...(many ? clusterSettings : {}), ...brokerSettings },
    });
  }

  async killNode(node: number): Promise<void> {
    await this.nodes[node]?.running?.kill();
  }

  /** Undoes what a fault did to the machine, once Postgres and the brokers are down; also where the suite is interrupted. */
  atStop(undo: () => void): void {
    this.undoing.push(undo);
    process.once('exit', () => this.undo());
  }

  async stop(): Promise<void> {
    await Promise.allSettled([
      this.postgres?.stop(),
      this.postgresProxy?.close(),
      ...this.nodes.flatMap(({ running, proxy }) => [running?.stop(), proxy.close()]),
    ]);
    this.undo();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private undo(): void {
    for (const undo of this.undoing.splice(0)) undo();
  }

  private portOf(node: number): number {
    return this.base + 1 + node * PORTS_PER_BROKER;
  }

  private listeners(node: number): Record<string, string> {
    const port = this.portOf(node);
    const voters = this.nodes.map((_, other) => `${other + 1}@127.0.0.1:${this.portOf(other) + 1}`);
    return {
      'node.id': String(node + 1),
      'controller.quorum.voters': voters.join(','),
      listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${port + 1},PROXIED://127.0.0.1:${port + 2}`,
      'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},PROXIED://127.0.0.1:${this.nodes[node]?.proxy.port}`,
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT',
    };
  }
}

const brokerSettings = {
  // A dead consumer is to be replaced within seconds, not within the default of 6 s.
  'group.min.session.timeout.ms': '1000',
  'log.retention.check.interval.ms': '1000',
};

const clusterSettings = {
  'offsets.topic.replication.factor': '3',
  'transaction.state.log.replication.factor': '3',
  'transaction.state.log.min.isr': '2',
  'replica.lag.time.max.ms': '3000',
  // A killed broker is to be noticed in seconds.
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '500',
  'replica.fetch.wait.max.ms': '100',
};
