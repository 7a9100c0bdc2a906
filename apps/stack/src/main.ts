/**
 * `npm start`: enters flags and environment, leaves the whole of Wageledger running until Ctrl-C.
 * Guarantee: this process alone answers signals, and ends what it started in order: services, Kafka,
 * PostgreSQL; a second Ctrl-C kills. An expected failure is one line with its remedy, exit code 1 (2 for flags).
 */
import { mkdirSync } from 'node:fs';
import { departmentIds, departmentPay } from './department-pay.js';
import type { ChildEnd } from './grouped-child.js';
import { takeLauncherLock } from './launcher-lock.js';
import { launchStack, type Launch } from './launch-stack.js';
import { logTail } from './log-tail.js';
import { payTable } from './pay-table.js';
import { RestClient } from './rest-client.js';
import { readSampleProgress, sendSample } from './send-sample.js';
import { forgetPids } from './service-orphans.js';
import type { ServiceSupervisor } from './service-supervisor.js';
import { StackFault } from './stack-fault.js';
import { removeStackFile, type StackFile } from './stack-file.js';
import { readStackFlags, STACK_HELP, type StackFlags } from './stack-flags.js';
import { StackParts, type StackPart } from './stack-part.js';
import { welcome } from './welcome.js';

/** npm passes a Ctrl-C on to us that the terminal sent us already: the echo is not a second one. */
const SIGNAL_ECHO_MS = 700;
const DEPARTMENTS_SHOWN_MAX = 50;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

function complain(error: unknown): void {
  const line =
    error instanceof StackFault
      ? error.line()
      : `${error instanceof Error ? error.message : String(error)}. This should not happen; the logs are in the data folder`;
  process.stderr.write(`wageledger: ${line}\n`);
}

type Ending = 'signal' | 'fault';

class Launcher {
  private readonly aborting = new AbortController();
  private readonly parts = new StackParts((part, end) => void this.partDied(part, end));
  private firstSignalMs = 0;
  private ending: Promise<void> | undefined;
  private supervisor: ServiceSupervisor | undefined;
  private starting: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly flags: StackFlags,
    private readonly releaseLock: () => void,
  ) {}

  /** Starts everything; returns once all is up, or ends the process. */
  async run(): Promise<void> {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => this.signalled());
    // Children are unref'd and a signal handler holds nothing: without this the launcher would end after its start,
    // with exit code 0, and leave its services behind. `leave` ends the process whatever is still open.
    setInterval(() => undefined, 60_000);
    const launch: Launch = {
      flags: this.flags,
      parts: this.parts,
      abort: this.aborting.signal,
      tell: (line) => tell(`  ${line}`),
    };
    const since = Date.now();
    tell(`Starting wageledger in ${this.flags.dataDir}`);
    const starting = launchStack(launch);
    this.starting = starting;
    try {
      const { stack, supervisor } = await starting;
      this.supervisor = supervisor;
      await this.show(stack, since);
    } catch (error) {
      if (this.ending === undefined) this.end('fault', error);
      await this.ending;
    }
  }

  private async show(stack: StackFile, since: number): Promise<void> {
    const { dataDir, sample } = this.flags;
    const month = new Date().toISOString().slice(0, 7);
    const client = new RestClient();
    try {
      if (sample) {
        const begun = Date.now();
        const sent = await sendSample(client, stack, { dataDir, month });
        if (sent.people > 0)
          tell(
            `  sample company: ${sent.people} people, ${sent.updates} updates through REST, applied in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
          );
      }
      const ids = await departmentIds(client, stack);
      const pays = await Promise.all(
        ids.slice(0, DEPARTMENTS_SHOWN_MAX).map((id) => departmentPay(client, stack, id, month)),
      );
      if (this.ending !== undefined) return;
      tell(`  ready after ${((Date.now() - since) / 1000).toFixed(1)} s\n`);
      if (pays.length > 0) tell(`${payTable(month, pays)}\n`);
      tell(welcome(stack, dataDir, month, readSampleProgress(dataDir)?.state === 'applied'));
    } finally {
      client.close();
    }
  }

  /** A service is started again, as an orchestrator would; while the stack comes up, or for a server, all ends. */
  private async partDied(part: StackPart, end: ChildEnd): Promise<void> {
    if (this.ending !== undefined) return;
    const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
    const again = await this.supervisor?.startAgain(part.name).catch(() => false);
    if (again === true)
      return tell(`${part.name} died (${how}) and was started again; its log is ${part.logFile}`);
    const remedy = `Everything else is being stopped; its log is ${part.logFile}, and this is how it ends. Start again with npm start`;
    if (this.ending === undefined)
      this.end('fault', new StackFault(`${part.name} died (${how})`, remedy, logTail(part.logFile)));
  }

  private signalled(): void {
    const now = Date.now();
    if (this.ending === undefined) {
      this.firstSignalMs = now;
      this.end('signal');
    } else if (this.firstSignalMs === 0) {
      this.firstSignalMs = now;
    } else if (now - this.firstSignalMs > SIGNAL_ECHO_MS) {
      tell('Stopping at once');
      this.parts.killAll();
      this.leave(130);
    }
  }

  private end(why: Ending, error?: unknown): void {
    if (why === 'fault') complain(error);
    else tell('\nStopping (Ctrl-C again stops at once)');
    this.aborting.abort(new StackFault('stopped', 'Start again with npm start'));
    this.ending = this.endInOrder(why === 'fault' ? 1 : 0);
  }

  private async endInOrder(exitCode: number): Promise<void> {
    // Each step of the start is bounded: what it was starting is in `parts` afterwards, or has ended.
    await this.starting.catch(() => undefined);
    await this.parts.stopAll((line) => tell(`  ${line}`));
    forgetPids(this.flags.dataDir);
    this.leave(exitCode);
  }

  private leave(exitCode: number): never {
    removeStackFile(this.flags.dataDir);
    this.releaseLock();
    process.exit(exitCode);
  }
}

function start(args: readonly string[]): Promise<void> | void {
  let flags: StackFlags;
  try {
    flags = readStackFlags(args);
  } catch (error) {
    complain(error);
    process.exitCode = 2;
    return;
  }
  if (flags.help) return tell(STACK_HELP);
  try {
    mkdirSync(flags.dataDir, { recursive: true });
    const launcher = new Launcher(flags, takeLauncherLock(flags.dataDir));
    // What an earlier, killed launcher wrote is not true of this one.
    removeStackFile(flags.dataDir);
    return launcher.run();
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}

// The reader of our output went away (npm start | head): not a reason to leave servers behind.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
await start(process.argv.slice(2));
