/**
 * Chunks read on a thread of their own, so that one chunk is decoded and hashed while another is folded and written.
 * In: a chunk to read. Out: what `readChunk` gives for it. Guaranteed: the same answer as on the caller's own thread; a
 * thread that ends fails the chunks it had as transient, and the next chunk gets a new one.
 */
import { Worker } from 'node:worker_threads';
import type { ChunkReader } from '../chunk-reader.js';
import { readChunk, type Chunk, type ChunkToRead } from '../read-chunk.js';
import { Words } from '../words.js';
import { bufferOn } from './buffer-on.js';
import type { ChunkAnswer, ChunkRequest, PlainChunk } from './messages.js';
import { unpackEntries } from './packed-entries.js';
import { packRecords } from './packed-records.js';

/** Below it packing and waking up take longer than reading. */
const recordsMin = 500;

type Waiting = { readonly resolve: (chunk: Chunk) => void; readonly reject: (fault: unknown) => void };

/** The thread is gone; whoever asked may ask again. */
export class ReadingThreadEnded extends Error {
  readonly transient = true;
}

export class ReadingThread implements ChunkReader {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly words = new Words();
  private requests = 0;

  /** `program` is thread-main as JavaScript. The thread starts with the first chunk that is worth it. */
  constructor(private readonly program = new URL('./thread-main.js', import.meta.url)) {}

  async read(chunk: ChunkToRead): Promise<Chunk> {
    if (chunk.records.length < recordsMin) return readChunk(chunk);
    const worker = (this.worker ??= this.start());
    this.requests += 1;
    const id = this.requests;
    const { partition, from, to, records, start } = chunk;
    const packed = packRecords(records);
    const count = records.length;
    const request = { id, partition, from, to, ...start, records: packed, count } satisfies ChunkRequest;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage(request, [packed.buffer as ArrayBuffer]);
    });
  }

  /** Ends the thread; a chunk that is read afterwards starts another. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.program, { name: 'chunk reader' });
    // A process that has nothing else to do may end.
    worker.unref();
    let fault: unknown;
    worker.on('message', (answer: ChunkAnswer) => this.answered(answer));
    worker.on('error', (error) => (fault = error));
    worker.on('exit', () => this.ended(fault));
    return worker;
  }

  private answered(answer: ChunkAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('chunk' in answer) waiting?.resolve(chunkOf(answer.chunk, this.words));
    else waiting?.reject(answer.fault);
  }

  private ended(cause: unknown): void {
    this.worker = undefined;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(new ReadingThreadEnded('the reading thread ended', { cause }));
  }
}

function chunkOf({ entries, rows, rejected, gaps, recordedAtMs, chain }: PlainChunk, words: Words): Chunk {
  return {
    entries: unpackEntries(entries, words),
    rows: bufferOn(rows),
    gaps,
    rejected: rejected.map((record) => ({
      ...record,
      key: record.key && bufferOn(record.key),
      headers: bufferOn(record.headers),
      value: record.value && bufferOn(record.value),
      chain: bufferOn(record.chain),
    })),
    clock: { recordedAtMs, chain: chain && bufferOn(chain) },
  };
}
