import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import type { LogRecord } from '#libs/kafka';
import { repository } from '../../../../test/support/repository.js';
import { hireRecord, logStartMs, salaryRecord } from '../../../../test/support/records.js';
import { readChunk, type ChunkToRead } from '../read-chunk.js';
import { packRecords, unpackRecords } from './packed-records.js';
import { ReadingThread } from './reading-thread.js';

// A thread runs JavaScript, so it is the built one.
const built = pathToFileURL(join(repository, 'dist/libs/ledger/src/reading-thread/thread-main.js'));
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const strange = fc.record({
  key: fc.option(bytes),
  headers: fc
    .array(fc.tuple(fc.string({ maxLength: 12, unit: 'binary' }), bytes), { maxLength: 4 })
    // As every record has them.
    .map((headers) => headers.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))),
  value: fc.option(bytes),
});

describe('the reading thread', () => {
  const thread = new ReadingThread(built);
  afterAll(() => thread.close());

  it('gives back every record as it was packed', () => {
    fc.assert(
      fc.property(fc.array(strange), (parts) => {
        const records = parts.map((part, at) => ({
          ...part,
          offset: BigInt(at),
          timestampMs: logStartMs + at,
        }));
        const unpacked = [...unpackRecords(packRecords(records))].map(
          ({ headerBytes: _kept, headers, ...record }) => ({
            ...record,
            headers: headers.map(([name, value]) => [name, Buffer.from(value as string)]),
          }),
        );
        expect(unpacked).toEqual(records);
      }),
    );
  });

  // Planted: the headers' format imported from the room of kafkajs.
  it('loads neither kafkajs nor a driver of the database', () => {
    const loaded = `import { createRequire } from 'node:module'; await import(process.argv[1]);
      console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'))`;
    const modules = execFileSync(process.execPath, ['--input-type=module', '-e', loaded, built.href], {
      encoding: 'utf8',
    });
    expect(modules).toContain('node_modules/avsc/');
    expect(modules).not.toMatch(/node_modules\/(kafkajs|pg|typeorm|@nestjs)\//);
  });

  // Planted: without the chain in the answer, this turns red.
  it('reads on the thread what it reads here: entries, rows, rejected records, gaps, clock and chain', async () => {
    const chunk = chunkOf([...ordinary(600), ...(fc.sample(strange, 50) satisfies object[])]);
    const there = await thread.read(chunk);
    const here = readChunk(chunk);
    expect(there).toEqual(here);
    expect(here.entries).toHaveLength(600);
    expect(here.rejected).toHaveLength(50);
    expect(here.gaps).toHaveLength(2);
  });

  it('answers each of several chunks with its own, one after another', async () => {
    const chunks = [500, 700, 900].map((count) => chunkOf(ordinary(count)));
    const read = await Promise.all(chunks.map((chunk) => thread.read(chunk)));
    expect(read.map(({ entries }) => entries.length)).toEqual([500, 700, 900]);
  });

  it('passes the fault of a chunk on, and reads the next one', async () => {
    const chunk = chunkOf(ordinary(600));
    await expect(thread.read({ ...chunk, to: 3n })).rejects.toMatchObject({
      name: 'RangeError',
      message: expect.stringContaining('out of order'),
    });
    expect((await thread.read(chunk)).entries).toHaveLength(600);
  });

  it('asks for the chunk to be applied again when the thread ends under it', async () => {
    const broken = new ReadingThread(new URL('data:text/javascript,process.exit(3)'));
    const chunk = chunkOf(ordinary(600));
    await expect(broken.read(chunk)).rejects.toMatchObject({ transient: true });
    // A new thread, not one that is gone.
    await expect(broken.read(chunk)).rejects.toMatchObject({ transient: true });
  });
});

type Parts = Pick<LogRecord, 'key' | 'headers' | 'value'>;

/** With a gap before the first record and one behind the last. */
function chunkOf(parts: readonly Parts[]): ChunkToRead {
  const records = parts.map(({ key, headers, value }, at) => ({
    key,
    headers,
    value,
    offset: BigInt(at + 2),
    timestampMs: logStartMs + at,
  }));
  const start = { recordedAtMs: logStartMs + 5, chain: Buffer.alloc(32, 7) };
  return { partition: 3, from: 1n, to: BigInt(parts.length + 4), records, start };
}

function ordinary(count: number): Parts[] {
  return Array.from({ length: count }, (_, offset) =>
    offset % 2 === 0
      ? hireRecord({ offset, on: '2026-01-01', employee: `E-${offset}` })
      : salaryRecord({ offset, on: '2026-01-01', amount: '60000.00', employee: `E-${offset}` }),
  );
}
