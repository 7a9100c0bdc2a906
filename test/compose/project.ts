// In: a name and ports. Out: one compose project of this repository's docker-compose.yml, driven as an operator does.
// Guaranteed: every command is bounded; `remove` takes away what carries the project's name, and nothing else.
import { spawn } from 'node:child_process';
import { repository } from '../support/repository.js';

export type Finished = { code: number; out: string; err: string };

const COMMAND_MS = 120_000;
const START_MS = 540_000;

/** Runs a command to its end, or kills it after `boundMs`; its exit code is then -1. */
export function run(
  command: string,
  args: readonly string[],
  { boundMs = COMMAND_MS, env = {} }: { boundMs?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    const bound = setTimeout(() => child.kill('SIGKILL'), boundMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const end = (code: number): void => {
      clearTimeout(bound);
      resolve({ code, out, err });
    };
    child.once('error', (fault) => {
      err += fault.message;
      end(-1);
    });
    child.once('close', (code) => end(code ?? -1));
  });
}

/** Why no compose project can run here, in one line; undefined where one can. */
export async function whyNoEngine(): Promise<string | undefined> {
  const engine = await run('docker', ['info', '--format', '{{.ServerVersion}}'], { boundMs: 20_000 });
  if (engine.code !== 0) return `docker info: ${lastLine(engine.err) || 'no answer'}`;
  const compose = await run('docker', ['compose', 'version', '--short'], { boundMs: 20_000 });
  return compose.code === 0 ? undefined : `docker compose: ${lastLine(compose.err) || 'no answer'}`;
}

export class ComposeProject {
  /** `portBase` and the two after it are the ports of the REST services on this machine. */
  constructor(
    readonly name: string,
    private readonly portBase: number,
  ) {}

  get urls(): Record<'hr' | 'finance' | 'payroll', string> {
    const at = (offset: number): string => `http://127.0.0.1:${this.portBase + offset}`;
    return { hr: at(0), finance: at(1), payroll: at(2) };
  }

  get image(): string {
    return `wageledger:${this.name}`;
  }

  /** `docker compose …`, whatever it ends with. */
  compose(args: readonly string[], boundMs?: number): Promise<Finished> {
    const env = {
      STACK_VERSION: this.name,
      STACK_HR_PORT: String(this.portBase),
      STACK_FINANCE_PORT: String(this.portBase + 1),
      STACK_PAYROLL_PORT: String(this.portBase + 2),
      COMPOSE_ANSI: 'never',
      COMPOSE_PROGRESS: 'plain',
    };
    return run('docker', ['compose', '--project-name', this.name, ...args], {
      env,
      ...(boundMs !== undefined && { boundMs }),
    });
  }

  /** The same where only success will do; gives what it printed. */
  async must(args: readonly string[], boundMs?: number): Promise<string> {
    const { code, out, err } = await this.compose(args, boundMs);
    if (code !== 0)
      throw new Error(`docker compose ${args.join(' ')} ended with ${code}:\n${(err + out).slice(-3_000)}`);
    return out;
  }

  up(...args: string[]): Promise<string> {
    return this.must(['up', '--detach', '--wait', ...args], START_MS);
  }

  async token(role: string): Promise<string> {
    return (await this.must(['run', '--rm', '--no-TTY', 'token', role])).trim();
  }

  /** The containers of a service that run. */
  async containers(service: string): Promise<string[]> {
    const out = await this.must(['ps', '--quiet', '--status', 'running', service]);
    return out.split('\n').filter((id) => id !== '');
  }

  /** Removes containers, networks, volumes and the image of this project; gives what is left of it. */
  async remove(): Promise<string[]> {
    await this.compose(['--profile', '*', 'down', '--volumes', '--remove-orphans', '--timeout', '20']);
    await run('docker', ['image', 'rm', this.image]);
    const label = `label=com.docker.compose.project=${this.name}`;
    const listings = await Promise.all([
      run('docker', ['ps', '--all', '--quiet', '--filter', label]),
      run('docker', ['volume', 'ls', '--quiet', '--filter', label]),
      run('docker', ['network', 'ls', '--quiet', '--filter', label]),
    ]);
    return listings.flatMap(({ out }) => out.split('\n').filter((line) => line !== ''));
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
