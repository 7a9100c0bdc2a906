// In: test servers by environment. Out: the whole product as `npm start` runs it, on free ports, on a topic, a group and
// a database of its own. Guaranteed: nothing of it runs on after `remove`, also where a test killed the launcher.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from './databases.js';
import { eventually } from './eventually.js';
import { testBrokers } from './kafka.js';
import { freePortBase } from './ports.js';
import { killAll, type ProcessRow, processesWith } from './processes.js';
import { repository } from './repository.js';
import { RestClient, type Role, type Service } from './rest-client.js';

const PORTS = 21;
const READY_MS = 90_000;
const STOP_MS = 30_000;

export type StackFile = {
  urls: Record<Service, string>;
  tokens: Record<Role, string>;
  kafkaBrokers: string;
  databaseUrl: string;
};

/** One data folder, topic and database; the product can be started on it several times. */
export class Stack {
  private launcher: ChildProcess | undefined;
  private output = '';
  private file: StackFile | undefined;

  private constructor(
    readonly dataDir: string,
    readonly topic: string,
    private readonly base: number,
    private readonly database: TestDatabase,
  ) {}

  /** Prepares the folder, the ports and the database; `start` brings the product up. */
  static async create(): Promise<Stack> {
    const dataDir = await mkdtemp(join(tmpdir(), 'wageledger-e2e-'));
    const topic = `salary-updates-${randomBytes(4).toString('hex')}`;
    return new Stack(dataDir, topic, await freePortBase(PORTS), await createTestDatabase());
  }

  /** URLs and tokens as the product wrote them; throws before the first start. */
  get contract(): StackFile {
    if (this.file === undefined) throw new Error('the product has not been started');
    return this.file;
  }

  /** A client of its REST services, with the tokens of stack.json. */
  get rest(): RestClient {
    return new RestClient(this.contract.urls, this.contract.tokens);
  }

  /** Starts the product and waits until it says that all is ready. */
  async start(): Promise<void> {
    // A file of an earlier start would look like readiness.
    await rm(join(this.dataDir, 'stack.json'), { force: true });
    const main = join(repository, 'dist/apps/stack/src/main.js');
    const args = [main, '--no-sample', '--data-dir', this.dataDir, '--port-base', String(this.base)];
    const launcher = spawn(process.execPath, args, {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: this.database.url,
        KAFKA_BROKERS: testBrokers().join(','),
        WAGELEDGER_TOPIC: this.topic,
        WAGELEDGER_CONSUMER_GROUP: `payroll-consumer-${this.topic}`,
        NODE_OPTIONS: '',
      },
    });
    this.launcher = launcher;
    this.output = '';
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.file = await eventually(() => this.readContract(launcher), { timeoutMs: READY_MS, intervalMs: 100 });
  }

  /** Stops it as Ctrl-C does, and gives the launcher's exit code. */
  async stop(): Promise<number | null> {
    this.launcher?.kill('SIGINT');
    return this.ended();
  }

  private async ended(): Promise<number | null> {
    const launcher = this.launcher;
    if (launcher === undefined) return null;
    this.launcher = undefined;
    await eventually(() => launcher.exitCode !== null || launcher.signalCode !== null, {
      timeoutMs: STOP_MS,
    });
    return launcher.exitCode;
  }

  /** kill -9 of the launcher and of every service at once, as a crash of the machine would do. */
  async kill(): Promise<void> {
    this.launcher = undefined;
    await killAll(await this.processes());
  }

  /** The processes that run on this stack's topic: the launcher and the services, which log in each as themselves. */
  processes(): Promise<ProcessRow[]> {
    return processesWith(`WAGELEDGER_TOPIC=${this.topic}`);
  }

  /** The one process of a service, by its main file. */
  async service(name: string): Promise<ProcessRow> {
    const found = (await this.processes()).filter(({ command }) => command.includes(`apps/${name}/`));
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} processes of ${name}`);
    return found[0];
  }

  /** Stops what runs and removes the data folder and the database. */
  async remove(): Promise<void> {
    try {
      await this.stop();
    } finally {
      await killAll(await this.processes());
      await this.database.drop();
      await rm(this.dataDir, { recursive: true, force: true });
    }
  }

  private async readContract(launcher: ChildProcess): Promise<StackFile | undefined> {
    if (launcher.exitCode !== null)
      throw new Error(`the launcher ended with ${launcher.exitCode}:\n${this.output}`);
    const text = await readFile(join(this.dataDir, 'stack.json'), 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`not ready:\n${this.output}`);
    return JSON.parse(text) as StackFile;
  }
}
