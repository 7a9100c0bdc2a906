// In: a file as it arrives, and who sends it. Out: an import under way: its outcomes, round by round, and its progress.
// Guaranteed: at most four at a time in a process, and a bound on what they hold together; whatever ends one, its last
// state is written.
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Actor } from '#libs/auth';
import { Publisher } from '#libs/kafka';
import { Problem } from '#libs/platform';
import { Departments } from '../departments.js';
import { INTAKE_OPTIONS, type IntakeOptions } from '../intake-options.js';
import { LedgerLookup } from '../ledger-lookup.js';
import { sourceOf } from '../source-of.js';
import { csvColumnsOf } from './csv-columns.js';
import { openCsv } from './csv-lines.js';
import { ImportDepartments } from './import-departments.js';
import { ImportJob } from './import-job.js';
import { ImportJobs } from './import-jobs.js';
import { ImportLanes } from './import-lanes.js';
import type { LineSource } from './import-lines.js';
import type { ImportRequest } from './import-request.js';
import { ImportRun, roundLines } from './import-run.js';
import { ImportStop } from './import-stop.js';
import { LineBudget } from './line-budget.js';
import { importableTypes, LineCheck } from './line-check.js';
import { LineKeys } from './line-keys.js';
import type { LineOutcome } from './line-outcome.js';
import { ndjsonLines } from './ndjson-lines.js';
import { uploadBytes } from './upload-bytes.js';

export type Upload = {
  readonly body: Readable;
  readonly actor: Actor;
  readonly stopping: AbortSignal;
  readonly traceparent: string;
};
export type ImportUnderWay = {
  readonly job: ImportJob;
  /** Throws ImportStop where the import ends before its file. */
  readonly outcomes: AsyncGenerator<readonly LineOutcome[], void>;
};

const importsAtOnce = 4;
/** Their occurrences take 130 MB at most. */
const linesMax = 5_000_000;
const giveUpAfterMs = 60_000;

@Injectable()
export class Imports {
  private readonly budget = new LineBudget(2 * roundLines);
  private running = 0;
  /** Lines told as accepted, or as known from before, by this process. */
  accepted = 0;

  constructor(
    @Inject(INTAKE_OPTIONS) private readonly options: IntakeOptions,
    @Inject(Departments) private readonly departments: Departments,
    @Inject(LedgerLookup) private readonly ledger: LedgerLookup,
    @Inject(Publisher) private readonly publisher: Publisher,
    @Inject(ImportJobs) readonly jobs: ImportJobs,
  ) {}

  /**
   * Begins to read a file. Throws `Problem` INTAKE_BUSY, LOG_UNAVAILABLE (503) or IMPORT_HEADER_INVALID before anything of
   * it has an effect. `outcomes` must be read to its end, or given back: it drives the import.
   */
  async begin(request: ImportRequest, upload: Upload): Promise<ImportUnderWay> {
    this.requireRoom(request);
    const { actor, stopping, body } = upload;
    const { name, format, dryRun } = request;
    const { service } = this.options;
    const about = { service, clientId: actor.clientId, actor: actor.subject, name, format, dryRun };
    const job = new ImportJob(randomUUID(), about);
    this.running += 1;
    try {
      const pieces = uploadBytes(body, stopping, (count) => (job.bytes += count));
      const types = importableTypes(service);
      const source = format === 'csv' ? await openCsv(pieces, csvColumnsOf(types)) : ndjsonLines(pieces);
      this.jobs.begun(job);
      return { job, outcomes: this.followed(job, source, upload) };
    } catch (fault) {
      this.running -= 1;
      throw fault instanceof ImportStop ? fault.problem : fault;
    }
  }

  private async *followed(
    job: ImportJob,
    source: LineSource,
    upload: Upload,
  ): AsyncGenerator<readonly LineOutcome[], void> {
    let because: string | undefined = 'the reader of the outcomes went away';
    try {
      const { run, lanes } = this.runOf(job, source, upload);
      for await (const outcomes of run.outcomes(source)) {
        job.count(outcomes);
        this.accepted += outcomes.filter(({ state }) => state === 'accepted' || state === 'known').length;
        yield outcomes;
        if (job.lines() > linesMax) throw tooLong();
      }
      if (lanes.gaveUp) throw logAway();
      because = undefined;
    } catch (fault) {
      because = fault instanceof ImportStop ? fault.because : 'a fault inside the service';
      throw fault;
    } finally {
      this.running -= 1;
      job.end(because);
      await this.jobs.ended(job);
    }
  }

  private runOf(
    job: ImportJob,
    { placeOf }: LineSource,
    { actor, stopping, traceparent }: Upload,
  ): { run: ImportRun; lanes: ImportLanes } {
    const { service } = this.options;
    const source = sourceOf(service, actor);
    const { publisher, ledger, budget } = this;
    const lanes = new ImportLanes({
      publisher,
      source,
      actor: actor.subject,
      traceparent,
      stopping,
      giveUpAfterMs,
    });
    const run = new ImportRun({
      service,
      source,
      isDryRun: job.about.dryRun,
      check: new LineCheck(importableTypes(service), placeOf),
      keys: new LineKeys(job.about.name),
      departments: new ImportDepartments(actor, this.departments),
      ledger,
      lanes,
      budget,
      onUnchecked: (lines) => (job.unchecked += lines),
    });
    return { run, lanes };
  }

  private requireRoom({ dryRun }: ImportRequest): void {
    if (this.running >= importsAtOnce) {
      throw new Problem('INTAKE_BUSY', {
        detail: `${importsAtOnce} imports are under way here. Send the file again later.`,
        headers: { 'retry-after': '10', connection: 'close' },
      });
    }
    if (!dryRun && !this.publisher.isReady()) throw logAway().problem;
  }
}

function logAway(): ImportStop {
  const problem = new Problem('LOG_UNAVAILABLE', {
    detail:
      'Kafka did not confirm the rest of the file. Send it again under the same name: every line counts once.',
    headers: { 'retry-after': '10', connection: 'close' },
  });
  return new ImportStop(problem, 'Kafka was away for too long');
}

function tooLong(): ImportStop {
  const problem = new Problem('BODY_TOO_LARGE', {
    detail: `A file has ${linesMax} lines at most; the lines before were taken. Split it, each part under a name of its own.`,
    headers: { connection: 'close' },
  });
  return new ImportStop(problem, `the file has more than ${linesMax} lines`);
}
