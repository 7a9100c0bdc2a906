// In: hashes, one for each line of a file. Out: how often each came before.
// Guaranteed: exact, whatever comes (96 bits of a hash tell a million lines apart but for one case in 10^17), in 16 bytes
// an entry and 20 to 26 bytes a distinct hash (occurrences.unit.spec.ts holds it): a Map of strings takes about 150.

const wordsPerEntry = 4;
const parts = 256;
const firstCapacity = 4;
const fillMost = 0.8;
const growth = 1.25;

/** A table of counts by open addressing, in 256 parts that grow one by one: no step ever copies more than one of them. */
export class Occurrences {
  private readonly tables: Uint32Array[] = Array.from(
    { length: parts },
    () => new Uint32Array(firstCapacity * wordsPerEntry),
  );
  private readonly used = new Uint32Array(parts);

  /** The number that stands with this hash (of 16 bytes or more); 0 where none was put there. */
  get(hash: Buffer): number {
    const table = this.tableOf(hash);
    return table[placeOf(table, hash) + 3] ?? 0;
  }

  /** Puts a number above 0, below 2^32, with this hash. */
  set(hash: Buffer, value: number): void {
    const part = hash[12] ?? 0;
    let table = this.tableOf(hash);
    let place = placeOf(table, hash);
    if (table[place + 3] === 0) {
      const used = (this.used[part] ?? 0) + 1;
      this.used[part] = used;
      if (used * wordsPerEntry > table.length * fillMost) {
        table = grown(table);
        this.tables[part] = table;
        place = placeOf(table, hash);
      }
      table[place] = hash.readUInt32LE(0);
      table[place + 1] = hash.readUInt32LE(4);
      table[place + 2] = hash.readUInt32LE(8);
    }
    table[place + 3] = value;
  }

  /** Counts one more occurrence of this hash and gives which one it is, from 1. */
  next(hash: Buffer): number {
    const nth = this.get(hash) + 1;
    this.set(hash, nth);
    return nth;
  }

  /** What the table takes. */
  bytes(): number {
    return this.tables.reduce((sum, table) => sum + table.byteLength, this.used.byteLength);
  }

  private tableOf(hash: Buffer): Uint32Array {
    return this.tables[hash[12] ?? 0] ?? new Uint32Array(0);
  }
}

/** Where the hash stands, or the free place where it belongs. */
function placeOf(table: Uint32Array, hash: Buffer): number {
  const first = hash.readUInt32LE(0);
  const second = hash.readUInt32LE(4);
  const third = hash.readUInt32LE(8);
  for (let place = (first % (table.length / wordsPerEntry)) * wordsPerEntry; ; place += wordsPerEntry) {
    if (place === table.length) place = 0;
    const isSame = table[place] === first && table[place + 1] === second && table[place + 2] === third;
    if (isSame || table[place + 3] === 0) return place;
  }
}

function grown(table: Uint32Array): Uint32Array {
  const capacity = Math.ceil((table.length / wordsPerEntry) * growth);
  const larger = new Uint32Array(capacity * wordsPerEntry);
  const hash = Buffer.alloc(12);
  for (let from = 0; from < table.length; from += wordsPerEntry) {
    if (table[from + 3] === 0) continue;
    for (let word = 0; word < 3; word += 1) hash.writeUInt32LE(table[from + word] ?? 0, word * 4);
    const place = placeOf(larger, hash);
    larger.set(table.subarray(from, from + wordsPerEntry), place);
  }
  return larger;
}
