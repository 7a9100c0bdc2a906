// `wageledger import` as a process of its own: what it draws on a terminal, what it writes elsewhere, and how much memory it
// takes for a file that is far larger.
// Planted: the line as long as its text (it wrapped in a narrow terminal), or cut off in the bar
// (what was left of it looked full); no line at the end (the last bar was half full); the bar
// drawn whatever stderr is; the file read whole before it is sent, and every refused line kept.
import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { importSink, type ImportSink, type SinkAnswers } from './support/import-sink.js';
import { inTerminal } from './support/pseudo-terminal.js';
import { repository } from './support/repository.js';

const MiB = 1024 * 1024;
const bin = join(repository, 'apps/cli/bin/wageledger.mjs');
const control = /\p{Cc}/u;
// Without a word of TypeScript in it: the command is started with it in front.
const tellPeak =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))';

let folder: string;
let sink: ImportSink | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wageledger-import-'));
});
afterEach(() => sink?.close());
afterAll(() => rm(folder, { recursive: true }));

async function environment(answers: SinkAnswers): Promise<NodeJS.ProcessEnv> {
  sink = await importSink(answers);
  const { WAGELEDGER_TOKEN_FILE: _file, ...env } = process.env;
  return { ...env, NODE_OPTIONS: '', WAGELEDGER_HR_URL: sink.url, WAGELEDGER_TOKEN: 'token' };
}

/** A file of so many bytes and a little more; the name says how many. */
async function fileOf(bytes: number): Promise<string> {
  const path = join(folder, `of-${bytes}.ndjson`);
  const line = `{"type":"salary.set","department":"sales","employeeId":"E-1","reason":"${'x'.repeat(180)}"}\n`;
  const piece = Buffer.from(line.repeat(400));
  const pieces = function* (): Generator<Buffer> {
    for (let written = 0; written < bytes; written += piece.length) yield piece;
  };
  await pipeline(Readable.from(pieces(), { objectMode: false }), createWriteStream(path));
  return path;
}

/** The lines that a terminal shows, one after the other, also those that are written over. */
const drawn = (output: string): string[] =>
  output
    .replaceAll('\u001b[K', '')
    .split(/[\r\n]+/)
    .filter((line) => line !== '');

describe('wageledger import on a terminal', () => {
  it('draws how far it is in per cent, and leaves a full bar standing', async () => {
    const env = await environment({ progressEveryBytes: MiB });
    const file = await fileOf(8 * MiB);
    const shown = drawn(await inTerminal(120, [process.execPath, bin, 'import', file, '--to', 'hr'], env));
    expect(shown.filter((line) => /^ *[1-9]\d? % [█░]{24} {2}\d+ lines, /.test(line)).length).toBeGreaterThan(
      3,
    );
    expect(shown.at(-2)).toMatch(/^100 % █{24} {2}\d+ lines, \d+ taken, 0 known, 0 refused, \d+\/s$/);
    expect(shown.at(-1)).toMatch(/^\d+ lines: \d+ accepted, 0 known, 0 refused/);
  }, 30_000);

  it.each([20, 40, 80])(
    'of %i columns wraps no line of it, and shows the whole bar',
    async (columns) => {
      const env = await environment({ progressEveryBytes: MiB });
      const file = await fileOf(8 * MiB);
      const toFile = 'exec "$0" "$@" > /dev/null';
      const command = ['sh', '-c', toFile, process.execPath, bin, 'import', file, '--to', 'hr'];
      const shown = drawn(await inTerminal(columns, command, env));
      expect(shown.length).toBeGreaterThan(3);
      expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(columns);
      expect(shown.filter((line) => !line.startsWith('100 %') && !line.includes('░'))).toEqual([]);
      expect(shown.at(-1)).toMatch(columns < 32 ? /^100 % █+$/ : /^100 % █{24}( |$)/);
    },
    30_000,
  );

  it('shows the problems of a file in lines of their own', async () => {
    const env = await environment({ progressEveryBytes: MiB, refuseEvery: 9_000 });
    const file = await fileOf(8 * MiB);
    const command = ['sh', '-c', '"$0" "$@"; true', process.execPath, bin, 'import', file, '--to', 'hr'];
    const shown = drawn(await inTerminal(120, command, env));
    expect(shown).toContain(`${file}:9000: DEPARTMENT_UNKNOWN: There is no such department.`);
  }, 30_000);
});

describe('wageledger import elsewhere', () => {
  it('writes no control character to a file, also where the bar is drawn on a terminal beside it', async () => {
    const env = await environment({ progressEveryBytes: MiB });
    const file = await fileOf(8 * MiB);
    const args = [bin, 'import', file, '--to', 'hr'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    expect(`${stdout}${stderr}`.split('\n').filter((line) => control.test(line))).toEqual([]);
    expect(stdout).toMatch(/^\d+ lines: \d+ accepted/);
    const target = join(folder, 'answer.txt');
    const command = ['sh', '-c', 'exec "$0" "$@" > "$ANSWER"', process.execPath, ...args];
    const onTerminal = await inTerminal(80, command, { ...env, ANSWER: target });
    expect(onTerminal).toContain('100 %');
    expect(await readFile(target, 'utf8')).toBe(stdout);
  }, 30_000);

  it('takes no more memory for a file of 384 MiB with refused lines by the thousand than for one of 24 MiB', async () => {
    const env = await environment({ progressEveryBytes: MiB, refuseEvery: 2 });
    const peakOf = async (bytes: number): Promise<number> => {
      const args = ['--import', tellPeak, bin, 'import', await fileOf(bytes), '--to', 'hr'];
      const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
      return Number(await text(child.stdio[3] as Readable)) / 1024;
    };
    const small = await peakOf(24 * MiB);
    const large = await peakOf(384 * MiB);
    expect(small).toBeGreaterThan(30);
    expect(large).toBeLessThan(small + 64);
  }, 60_000);
});
