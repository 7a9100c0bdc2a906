// In: the folder of a built product, the name of a service, its environment. Out: that service as a process of its own.
// Guaranteed: signals go to this process alone, by its pid; `end` leaves nothing behind, frozen processes included.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type ServiceName = 'hr-service' | 'finance-service' | 'payroll-api' | 'payroll-consumer';

export type ServiceStart = {
  /** Holds dist/ and package.json: the checkout, or a copy with a planted bug. */
  product: string;
  name: ServiceName;
  port: number;
  env: Readonly<Record<string, string>>;
  logFile: string;
};

/** Those that run now. They must not outlive the suite, however it ends. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly name: ServiceName,
    readonly url: string,
    readonly logFile: string,
  ) {}

  /** Starts it; it may not be ready yet. */
  static start({ product, name, port, env, logFile }: ServiceStart): ServiceProcess {
    const log = openSync(logFile, 'a');
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(([variable]) => !variable.startsWith('WAGELEDGER_')),
    );
    const child = spawn(process.execPath, [join(product, 'dist/apps', name, 'src/main.js')], {
      cwd: product,
      stdio: ['ignore', log, log],
      env: {
        ...inherited,
        NODE_ENV: 'test',
        // The suite owns the books; what production refuses is tested elsewhere.
        WAGELEDGER_MODE: 'local',
        NODE_OPTIONS: '',
        WAGELEDGER_HOST: '127.0.0.1',
        WAGELEDGER_PORT: String(port),
        ...env,
      },
    });
    closeSync(log);
    running.add(child);
    child.once('exit', () => running.delete(child));
    return new ServiceProcess(child, name, `http://127.0.0.1:${port}`, logFile);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    if (!this.hasEnded) this.child.kill(name);
  }

  /** Waits for its end; false when it still runs after the bound. */
  async ended(withinMs: number): Promise<boolean> {
    for (const deadline = Date.now() + withinMs; !this.hasEnded; await pause(10))
      if (Date.now() > deadline) return false;
    return true;
  }

  /** kill -9, and gone when this comes back. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended(5_000);
  }

  /** An orderly end, bounded. */
  async stop(): Promise<void> {
    // A frozen process takes no SIGTERM.
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    if (!(await this.ended(10_500))) await this.kill();
  }

  /** What /readyz says: the status, 0 without an answer. */
  async ready(): Promise<{ status: number; said: string }> {
    try {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      return { status: answer.status, said: await answer.text() };
    } catch {
      return { status: 0, said: 'no answer' };
    }
  }
}
