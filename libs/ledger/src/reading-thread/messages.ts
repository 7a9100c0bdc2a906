// What the two threads tell each other. Bytes arrive as plain Uint8Array: the border knows no Buffer.
import type { Chunk, RejectedRecord } from '../read-chunk.js';
import type { PackedEntries } from './packed-entries.js';

export type ChunkRequest = {
  readonly id: number;
  readonly partition: number;
  readonly from: bigint;
  readonly to: bigint;
  readonly recordedAtMs: number | null;
  readonly chain: Uint8Array | null;
  /** As packRecords makes them, and how many they are. */
  readonly records: Uint8Array;
  readonly count: number;
};

type Bytes<Kept> = { [Name in keyof Kept]: Buffer extends Kept[Name] ? ToPlain<Kept[Name]> : Kept[Name] };
type ToPlain<Value> = Value extends Buffer ? Uint8Array : Value;

export type PlainRejected = Bytes<RejectedRecord>;

/** A chunk as it crosses. */
export type PlainChunk = Omit<Chunk, 'entries' | 'rows' | 'rejected' | 'clock'> & {
  readonly entries: PackedEntries;
  readonly rows: Uint8Array;
  readonly rejected: readonly PlainRejected[];
  readonly recordedAtMs: number | null;
  readonly chain: Uint8Array | null;
};

export type ChunkAnswer = { readonly id: number } & (
  { readonly chunk: PlainChunk } | { readonly fault: unknown }
);
