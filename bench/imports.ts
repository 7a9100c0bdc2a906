// One import of a file of salaries at hr-service, NDJSON, made as it is sent, beside a bare kafkajs loop that sends the same
// records: same run, same topic. Then as many lines from a file on disk by the command `wageledger import`. The memory of the
// service, then that of the command, is looked at ten times a second.
// Every accepted line must be a record in the log, once, or the run fails.
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { watermarks } from '#libs/kafka';
import { freePortBase } from '../test/support/ports.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { ratioOf } from './support/figures.js';
import { importByCli } from './support/import-by-cli.js';
import { DEPARTMENTS, startIntakeService } from './support/intake-service.js';
import { Memory } from './support/memory.js';
import { runReference } from './support/run-reference.js';
import { createTopics } from './support/topics.js';

const LINES_OF_PIECE = 400;
/** Compiles the way through the service, so that the first lines measured are not its first lines. */
const WARM_UP_LINES = 20_000;

export async function run(context: BenchContext): Promise<BenchResult> {
  const { brokers, pids, say, updates: lines } = context;
  const topic = await createTopics(context, 'imports');
  const { service, token } = await startIntakeService(context, topic, await freePortBase(1));
  try {
    await importFile(service.url, token, 'warm-up', WARM_UP_LINES);
    const memory = new Memory(service.pid);
    const mark = cpuMark({ ...pids, node: service.pid });
    const startedAt = performance.now();
    await importFile(service.url, token, 'measured', lines);
    const perSecond = Math.round(lines / ((performance.now() - startedAt) / 1_000));
    const cpuUsPerUpdate = cpuSince(mark, lines);
    const memoryMiB = memory.end();
    await demandInLog(brokers, topic, WARM_UP_LINES + lines);
    say(`import ${perSecond}/s`);
    const cli = await importFromDisk(context.folder, { url: service.url, token }, lines);
    await demandInLog(brokers, topic, WARM_UP_LINES + 2 * lines);
    say(`command ${cli.perSecond}/s`);
    const limit = Math.min(lines, 300_000);
    const reference = await runReference('produce-only', { brokers, topic, databaseUrl: '', limit }, pids);
    say(`bare loop ${reference.perSecond}/s`);
    return {
      lines,
      perSecond: { import: perSecond, cli: cli.perSecond, bare: reference.perSecond },
      ratio: ratioOf(perSecond, reference.perSecond),
      cpuUsPerUpdate: { import: cpuUsPerUpdate, bare: reference.cpuUsPerUpdate },
      memoryMiB,
      cliMemoryMiB: cli.memoryMiB,
    };
  } finally {
    await service.stop();
  }
}

/** Sends a file of that many lines and waits for its answer. Throws unless every line was accepted. */
function importFile(url: string, token: string, name: string, lines: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/v1/imports?name=${name}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => {
          const { accepted } = JSON.parse(text) as { accepted?: number };
          if (answer.statusCode === 200 && accepted === lines) resolve();
          else reject(new Error(`${answer.statusCode} ${text.slice(0, 500)}`));
        });
      },
    );
    sent.on('error', reject);
    Readable.from(pieces(lines, name), { objectMode: false }).pipe(sent);
  });
}

/** The same lines under another name, from a file that is removed again. */
async function importFromDisk(folder: string, hr: { url: string; token: string }, lines: number) {
  const file = join(folder, 'by-command.ndjson');
  await pipeline(Readable.from(pieces(lines, 'by-command')), createWriteStream(file));
  try {
    return await importByCli(hr, file, lines);
  } finally {
    await rm(file);
  }
}

function* pieces(lines: number, name: string): Generator<string> {
  for (let from = 0; from < lines; from += LINES_OF_PIECE) {
    let piece = '';
    for (let at = from; at < Math.min(lines, from + LINES_OF_PIECE); at += 1)
      piece += `{"type":"salary.set","department":"${DEPARTMENTS[at % DEPARTMENTS.length]}","employeeId":"E-${at}","amount":{"amount":"${40_000 + (at % 9_000)}.00","currency":"EUR"},"per":"year","effectiveDate":"2026-11-01","reason":"${name}"}\n`;
    yield piece;
  }
}

async function demandInLog(brokers: string, topic: string, accepted: number): Promise<void> {
  const ends = await watermarks({ brokers: brokers.split(','), topic, clientId: 'bench' });
  const records = [...ends.values()].reduce((sum, { high }) => sum + Number(high), 0);
  if (records !== accepted) throw new Error(`${accepted} accepted, ${records} in the log`);
}
