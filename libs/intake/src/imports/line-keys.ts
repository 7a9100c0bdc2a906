// In: the lines of a file, one after the other. Out: the Idempotency-Key of each, its own or a derived one.
// Guaranteed: a derived key depends on the import's name, the line's canonical content and how many lines of that content
// came before, never on the line's place: lines put in, taken out or moved leave the keys of all others as they are, so
// that a file that is sent again applies only what is new. With the client, which is part of every update's source.
import { hash } from 'node:crypto';
import { canonicalJson } from '#libs/contracts';
import type { RequestedUpdate } from '../update-routes.js';
import { Occurrences } from './occurrences.js';

/** `repeated`: the same key with the same content came earlier in the file; `reused`: with other content. */
export type LineKey =
  | { readonly key: string; readonly isFirst: true }
  | { readonly isFirst: false; readonly sameContent: boolean };

export class LineKeys {
  private readonly counts = new Occurrences();

  constructor(private readonly importName: string) {}

  /** The key of the next line. `own` is the one that it brings along. */
  keyOf(update: RequestedUpdate, own: string | undefined): LineKey {
    const content = contentHash(update);
    if (own !== undefined) return this.ownKey(own, content);
    const nth = this.counts.next(content);
    // 128 bits of the hash: two contents of a client meet in one key by accident only in 10^18 lines.
    return { key: `import/${this.importName}/${content.toString('hex', 0, 16)}/${nth}`, isFirst: true };
  }

  private ownKey(key: string, content: Buffer): LineKey {
    const place = hash('sha256', `key ${key}`, 'buffer');
    // Never 0, which means that the key is new.
    const mark = (content.readUInt32LE(16) | 1) >>> 0;
    const known = this.counts.get(place);
    if (known !== 0) return { isFirst: false, sameContent: known === mark };
    this.counts.set(place, mark);
    return { key, isFirst: true };
  }

  /** Bytes that the counts take. */
  bytes(): number {
    return this.counts.bytes();
  }
}

/**
 * SHA-256 of what the line asks for. Without the version of its type: a release that brings a new version must not
 * turn a file that was sent before it into new updates.
 */
function contentHash({ type, department, employeeId, data }: RequestedUpdate): Buffer {
  return hash('sha256', canonicalJson({ data, department, employeeId, type }), 'buffer');
}
