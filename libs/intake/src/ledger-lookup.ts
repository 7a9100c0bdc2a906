/*
 * In: update ids. Out: what the ledger holds of them, or undefined where it holds nothing or cannot be asked now.
 * Guaranteed: an answer within half a second, whatever Postgres does, and none of that wait while Postgres is known
 * to be away: the look-up only spares the log a duplicate, which the ledger would recognise later anyway.
 * Ids that arrive while a statement runs wait for the next one together, so load makes larger statements, not more.
 */
import type { Database } from '#libs/database';
import { authorOfUpdate, type AuthorRow } from './sql/author-of-update.js';
import { typesOfUpdates, type TypeRow } from './sql/types-of-updates.js';
import { winnersOfUpdates, type WinnerRow } from './sql/winners-of-updates.js';
import { within } from '#libs/platform';

export type LookupTiming = { readonly answerWithinMs: number; readonly probeEveryMs: number };

const defaultTiming: LookupTiming = { answerWithinMs: 500, probeEveryMs: 1_000 };
const idsPerStatementMax = 1_000;

type Waiting = { readonly updateId: string; readonly settle: (row: WinnerRow | undefined) => void };

export class LedgerLookup {
  private waiting: Waiting[] = [];
  private asking = false;
  private away = false;
  private closed = false;
  private probe: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly timing: LookupTiming = defaultTiming,
  ) {}

  /** The first record of this update id in the ledger; undefined where there is none or Postgres is away. */
  find(updateId: string): Promise<WinnerRow | undefined> {
    if (this.away || this.closed) return Promise.resolve(undefined);
    return new Promise((settle) => {
      this.waiting.push({ updateId, settle });
      if (!this.asking) void this.ask();
    });
  }

  /** Who asked for an update, and its type; undefined where the ledger does not have it or Postgres is away. */
  async findAuthor(updateId: string): Promise<AuthorRow | undefined> {
    if (this.away || this.closed) return undefined;
    // Decisions are few, so each is a statement of its own; the bound is that of every look-up.
    const rows = this.database.query<AuthorRow>(authorOfUpdate, [updateId]).catch(() => undefined);
    return (await within(this.timing.answerWithinMs, rows))?.[0];
  }

  /** The first record of each of these update ids that the ledger has; undefined where it could not be asked about all. */
  async findAll(updateIds: readonly string[]): Promise<ReadonlyMap<string, WinnerRow> | undefined> {
    return this.inPortions(updateIds, (ids) => this.database.query<WinnerRow>(winnersOfUpdates, [ids]));
  }

  /** The type of each of these updates that the ledger has; undefined where it could not be asked about all. */
  async findTypes(updateIds: readonly string[]): Promise<ReadonlyMap<string, TypeRow> | undefined> {
    return this.inPortions(updateIds, (ids) => this.database.query<TypeRow>(typesOfUpdates, [ids]));
  }

  /** True while Postgres answers look-ups. */
  isAvailable(): boolean {
    return !this.away;
  }

  /** Stops asking; who still waits is told nothing is known. */
  close(): void {
    this.closed = true;
    clearTimeout(this.probe);
    for (const { settle } of this.waiting.splice(0)) settle(undefined);
  }

  private async ask(): Promise<void> {
    this.asking = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, idsPerStatementMax);
      const rows = await this.rowsOf(batch.map(({ updateId }) => updateId));
      const found = new Map(rows.map((row) => [row.updateId, row]));
      for (const { updateId, settle } of batch) settle(found.get(updateId));
    }
    this.asking = false;
  }

  private async rowsOf(updateIds: readonly string[]): Promise<readonly WinnerRow[]> {
    const rows = await this.answered(() => this.database.query<WinnerRow>(winnersOfUpdates, [updateIds]));
    return rows ?? [];
  }

  private async inPortions<Row extends { updateId: string }>(
    updateIds: readonly string[],
    ask: (ids: readonly string[]) => Promise<readonly Row[]>,
  ): Promise<ReadonlyMap<string, Row> | undefined> {
    const found = new Map<string, Row>();
    for (let from = 0; from < updateIds.length; from += idsPerStatementMax) {
      const rows = await this.answered(() => ask(updateIds.slice(from, from + idsPerStatementMax)));
      if (rows === undefined) return undefined;
      for (const row of rows) found.set(row.updateId, row);
    }
    return found;
  }

  private async answered<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (this.away || this.closed) return undefined;
    const answer = await within(
      this.timing.answerWithinMs,
      ask().catch(() => undefined),
    );
    if (answer === undefined) this.setAway();
    return answer;
  }

  private setAway(): void {
    this.away = true;
    if (this.closed) return;
    // Without the probe each request of an outage would wait out the bound to find the same outage again.
    this.probe = setTimeout(() => void this.lookAgain(), this.timing.probeEveryMs).unref();
  }

  private async lookAgain(): Promise<void> {
    const ready = await within(this.timing.answerWithinMs, this.database.isReady());
    if (ready === true) this.away = false;
    else this.setAway();
  }
}
