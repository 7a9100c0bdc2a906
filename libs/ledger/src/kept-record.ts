/** A record as it is kept: its bytes, its recorded-at instant and its link in the hash chain. */
export type KeptRecord = {
  readonly offset: bigint;
  readonly recordedAtMs: number;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
  readonly chain: Buffer;
};
