/**
 * The directory as producers read it: from memory, refreshed behind their backs.
 * In: department ids. Out: the latest version known. Guaranteed: once read, a Postgres outage stops no lookup of a known
 * department; an id that is not in memory is looked up by a read that begins after the question, so a department created
 * a moment ago is found; such reads are spaced, so that unknown ids cannot hammer Postgres.
 */
import type { Database } from '#libs/database';
import { type Department, type DepartmentRow, departmentOf } from './department.js';
import { latestDepartments } from './sql/latest-departments.js';

/** `refreshMs`: age at which the background read repeats. `missSpacingMs`: least time between two reads that misses start. */
export type DirectoryTiming = { readonly refreshMs?: number; readonly missSpacingMs?: number };

export class DepartmentDirectory {
  private departments: ReadonlyMap<string, Department> = new Map();
  private loaded = false;
  private closed = false;
  private lastBegunMs = Number.NEGATIVE_INFINITY;
  private scheduled: Promise<void> | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly refresh: NodeJS.Timeout;
  private readonly missSpacingMs: number;

  /** Begins to read at once and goes on in the background; the timer does not keep the process alive. */
  constructor(
    private readonly database: Database,
    timing: DirectoryTiming = {},
  ) {
    this.missSpacingMs = timing.missSpacingMs ?? 200;
    this.refresh = setInterval(() => this.readInBackground(), timing.refreshMs ?? 5_000).unref();
    this.readInBackground();
  }

  /**
   * The department, or undefined where the directory does not know it. Known ones are answered from memory at once;
   * others wait for one fresh read, which throws libs/database's faults (an outage is no proof that an id is unknown).
   */
  async find(id: string): Promise<Department | undefined> {
    const known = this.departments.get(id);
    if (known !== undefined) return known;
    await this.readAfterNow();
    return this.departments.get(id);
  }

  /** As `find` where the department is in memory, without waiting for anything. */
  inMemory(id: string): Department | undefined {
    return this.departments.get(id);
  }

  /** Every department in memory, in order of id; empty until the first read (see `isLoaded`). */
  all(): readonly Department[] {
    return [...this.departments.values()];
  }

  /** True once the directory was read; it stays true through an outage. */
  isLoaded(): boolean {
    return this.loaded;
  }

  /** Stops the background reads and waits for one that is under way; idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.refresh);
    await this.running;
  }

  private readInBackground(): void {
    // A failed background read changes nothing: the departments in memory stay in force, readiness shows the outage.
    this.readAfterNow().catch(() => undefined);
  }

  /**
   * Resolves after a read that begins after this call. Callers who arrive before it begins share it; those who arrive
   * during it need the next one, because its snapshot may be older than what they ask for.
   */
  private readAfterNow(): Promise<void> {
    this.scheduled ??= this.readOnceAllowed();
    return this.scheduled;
  }

  private async readOnceAllowed(): Promise<void> {
    // The spacing bounds the rate: without it every request with an unknown id would be one more query.
    const waitMs = this.lastBegunMs + this.missSpacingMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    // One read at a time: two at once could finish in the other order and leave the older state in memory.
    await this.running;
    this.scheduled = undefined;
    if (this.closed) throw new Error('the department directory is closed');
    this.lastBegunMs = performance.now();
    const read = this.read();
    this.running = read.catch(() => undefined);
    await read;
  }

  private async read(): Promise<void> {
    const rows = await this.database.query<DepartmentRow>(latestDepartments);
    this.departments = new Map(rows.map((row) => [row.id, departmentOf(row)]));
    this.loaded = true;
  }
}
