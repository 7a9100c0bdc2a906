/**
 * The reading thread. In: chunks of packed records. Out: what `readChunk` gives for each, in the order of the requests.
 * Guaranteed: it keeps nothing between two chunks, so a thread that starts anew reads the same.
 */
import { parentPort, type Transferable } from 'node:worker_threads';
import { readRecords } from '../read-chunk.js';
import { bufferOn } from './buffer-on.js';
import type { ChunkAnswer, ChunkRequest, PlainChunk } from './messages.js';
import { EntryPacker } from './packed-entries.js';
import { unpackRecords } from './packed-records.js';

parentPort?.on('message', (request: ChunkRequest) => {
  const { id } = request;
  try {
    const chunk = read(request);
    // Its memory goes over, instead of a copy.
    tell({ id, chunk }, [chunk.rows.buffer as ArrayBuffer]);
  } catch (fault) {
    tell({ id, fault }, []);
  }
});

function tell(answer: ChunkAnswer, given: readonly Transferable[]): void {
  parentPort?.postMessage(answer, given);
}

function read({ partition, from, to, recordedAtMs, chain, records, count }: ChunkRequest): PlainChunk {
  const start = { recordedAtMs, chain: chain === null ? null : Buffer.from(chain) };
  const packer = new EntryPacker(partition, count);
  const { rows, rejected, gaps, clock } = readRecords(
    { partition, from, to, records: unpackRecords(bufferOn(records)), count, start },
    (entry, decoded) => packer.add(entry, decoded),
  );
  return {
    entries: packer.end(),
    rows,
    gaps,
    rejected: rejected.map((record) => ({
      ...record,
      key: copyOf(record.key),
      headers: new Uint8Array(record.headers),
      value: copyOf(record.value),
      chain: new Uint8Array(record.chain),
    })),
    recordedAtMs: clock.recordedAtMs,
    chain: copyOf(clock.chain),
  };
}

/** In memory of its own: a view would take the whole block that it looks at over the border with it. */
function copyOf(bytes: Buffer | null): Uint8Array | null {
  return bytes === null ? null : new Uint8Array(bytes);
}
