// In: the URL of the books. Out: when each offset was seen in them. One short read of the positions after the other, with a
// pause of 2 ms: position, entry and pay commit together, so whoever sees the position behind an offset sees the pay that
// it leads to. An offset is stamped when the answer is here, hence later than it became visible, by a pause and a read at most.
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#libs/database';
import type { Post } from './steady-sender.js';

const PAUSE_MS = 2;

type Seen = { readonly next: number; readonly at: number };

export class BooksObserver {
  /** Of each partition how far it was seen, ascending. */
  private readonly seen = new Map<number, Seen[]>();
  private readonly database: Database;
  private readonly looking: Promise<void>;
  private isStopped = false;
  looks = 0;

  constructor(databaseUrl: string) {
    this.database = new Database({ url: databaseUrl, applicationName: 'bench-observer', poolSize: 1 });
    this.looking = this.look();
  }

  /** When the post was seen in the books; undefined while it was not. */
  seenAt({ partition, offset }: Pick<Post, 'partition' | 'offset'>): number | undefined {
    const looks = this.seen.get(partition) ?? [];
    let [low, high] = [0, looks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((looks[middle]?.next ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return looks[low]?.at;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.looking;
    await this.database.close();
  }

  private async look(): Promise<void> {
    while (!this.isStopped) {
      const rows = await this.database.query<{ partition: number; next: string }>(
        'select partition, next_offset::text as next from consumer_position',
      );
      const at = performance.now();
      this.looks += 1;
      for (const { partition, next } of rows) {
        const looks = this.seen.get(partition) ?? [];
        this.seen.set(partition, looks);
        if ((looks.at(-1)?.next ?? 0) < Number(next)) looks.push({ next: Number(next), at });
      }
      await pause(PAUSE_MS);
    }
  }
}
