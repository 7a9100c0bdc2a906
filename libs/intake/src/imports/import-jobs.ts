// In: imports of this process, and questions about any. Out: how far they are.
// Guaranteed: an import never waits for Postgres and never fails with it; of one whose process was killed it is said that
// it was interrupted, once nothing was written for 15 seconds.
import type { Database } from '#libs/database';
import type { Logger } from '#libs/platform';
import { dropOldImportJobs, importJobs, type ImportJobRow } from '../sql/import-jobs.js';
import { writeImportJob } from '../sql/write-import-job.js';
import type { ImportJob, ImportOnWire } from './import-job.js';

const writeEveryMs = 1_000;
const endedKept = 100;

export class ImportJobs {
  /** Those of this process: the running ones, and the latest that ended. */
  private readonly here = new Map<string, ImportJob>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly database: Database,
    private readonly service: string,
    private readonly logger: Logger,
  ) {}

  /** Remembers an import and writes its progress every second until `ended`. */
  begun(job: ImportJob): void {
    this.here.set(job.importId, job);
    void this.write(job);
    void this.database.query(dropOldImportJobs).catch(() => undefined);
    let isWriting = false;
    const timer = setInterval(() => {
      if (isWriting) return;
      isWriting = true;
      void this.write(job).finally(() => (isWriting = false));
    }, writeEveryMs).unref();
    this.timers.set(job.importId, timer);
  }

  /** Writes the last word on an import; resolves when it was tried. */
  async ended(job: ImportJob): Promise<void> {
    clearInterval(this.timers.get(job.importId));
    this.timers.delete(job.importId);
    const ended = [...this.here.values()].filter(({ state }) => state !== 'running');
    for (const { importId } of ended.slice(0, Math.max(0, ended.length - endedKept)))
      this.here.delete(importId);
    await this.write(job);
  }

  /** An import of this client; undefined where there is none. Database faults are thrown where it is not of this process. */
  async find(importId: string, clientId: string): Promise<ImportOnWire | undefined> {
    const job = this.here.get(importId);
    if (job !== undefined) return job.about.clientId === clientId ? job.toWire() : undefined;
    return (await this.rows(clientId, importId, 1))[0];
  }

  /** The latest imports of this client, the newest first. */
  async latest(clientId: string, limit: number): Promise<readonly ImportOnWire[]> {
    const rows = await this.rows(clientId, null, limit);
    return rows.map((row) => this.here.get(row.importId)?.toWire() ?? row);
  }

  private async rows(
    clientId: string,
    importId: string | null,
    limit: number,
  ): Promise<readonly ImportOnWire[]> {
    const rows = await this.database.query<ImportJobRow>(importJobs, [
      this.service,
      clientId,
      importId,
      limit,
    ]);
    return rows.map(({ report, isLost, updatedAt }) => {
      const known = report as ImportOnWire;
      if (!isLost) return known;
      const endedAt = updatedAt.toISOString();
      return { ...known, state: 'interrupted', endedAt, because: 'the service that read the file is gone' };
    });
  }

  private async write(job: ImportJob): Promise<void> {
    const { importId, about } = job;
    const report = JSON.stringify(job.toWire());
    const parameters = [importId, about.service, about.clientId, job.state, report];
    await this.database.query(writeImportJob, parameters).catch((fault: unknown) => {
      this.logger.warn(
        { err: fault, importId },
        'the progress of an import could not be written; the import goes on',
      );
    });
  }
}
