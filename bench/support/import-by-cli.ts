// In: a department service, a token, a file. Out: how fast the command `wageledger import`, as a process of its own, has
// sent it, and its memory meanwhile. Throws unless every line was accepted.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repository } from '../../test/support/repository.js';
import type { BenchResult } from './benchmark.js';
import { Memory } from './memory.js';

export async function importByCli(
  hr: { readonly url: string; readonly token: string },
  file: string,
  lines: number,
): Promise<{ readonly perSecond: number; readonly memoryMiB: BenchResult }> {
  const startedAt = performance.now();
  const bin = join(repository, 'apps/cli/bin/wageledger.mjs');
  const child = spawn(process.execPath, [bin, 'import', file, '--to', 'hr', '--json'], {
    env: { ...process.env, NODE_OPTIONS: '', WAGELEDGER_HR_URL: hr.url, WAGELEDGER_TOKEN: hr.token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const memory = new Memory(child.pid ?? 0);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const memoryMiB = memory.end();
  const { accepted } = (out === '' ? {} : JSON.parse(out)) as { accepted?: number };
  if (child.exitCode !== 0 || accepted !== lines) throw new Error(`wageledger import: ${out}${err}`);
  return { perSecond: Math.round(lines / ((performance.now() - startedAt) / 1_000)), memoryMiB };
}
