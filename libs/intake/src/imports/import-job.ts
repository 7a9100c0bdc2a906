import type { ImportState } from '../sql/write-import-job.js';
import type { LineProblem } from './import-lines.js';
import type { LineOutcome } from './line-outcome.js';

export type ImportFormat = 'ndjson' | 'csv';

/** What is said of an import while it runs and afterwards. Counts are lines; no figure decides anything. */
export type ImportOnWire = {
  readonly importId: string;
  readonly name: string;
  readonly format: ImportFormat;
  readonly dryRun: boolean;
  readonly actor: string;
  readonly state: ImportState;
  /** Read so far; the sum of the four below. */
  readonly lines: number;
  readonly accepted: number;
  /** Only in a dry run, where nothing is accepted. */
  readonly acceptable: number;
  readonly known: number;
  readonly refused: number;
  /** Of those accepted: the ledger could not be asked, so some may be known to it; they count once all the same. */
  readonly unchecked: number;
  readonly bytes: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Of an interrupted one: why. */
  readonly because?: string;
  /** The first hundred. */
  readonly problems: readonly NumberedProblem[];
};

export type NumberedProblem = { readonly line: number } & LineProblem;

const problemsKept = 100;

/** An import of this process, from its first byte to its end. */
export class ImportJob {
  state: ImportState = 'running';
  endedAt: Date | undefined;
  because: string | undefined;
  bytes = 0;
  unchecked = 0;
  readonly problems: NumberedProblem[] = [];
  readonly counts = { accepted: 0, acceptable: 0, known: 0, refused: 0 };

  constructor(
    readonly importId: string,
    readonly about: {
      readonly service: string;
      readonly clientId: string;
      readonly actor: string;
      readonly name: string;
      readonly format: ImportFormat;
      readonly dryRun: boolean;
    },
    readonly startedAt = new Date(),
  ) {}

  count(outcomes: readonly LineOutcome[]): void {
    for (const outcome of outcomes) {
      this.counts[outcome.state] += 1;
      if (outcome.state === 'refused' && this.problems.length < problemsKept)
        this.problems.push({ line: outcome.line, ...outcome.problem });
    }
  }

  /** Lines with an outcome. */
  lines(): number {
    const { accepted, acceptable, known, refused } = this.counts;
    return accepted + acceptable + known + refused;
  }

  end(because?: string): void {
    this.state = because === undefined ? 'completed' : 'interrupted';
    this.because = because;
    this.endedAt = new Date();
  }

  toWire(): ImportOnWire {
    const { name, format, dryRun, actor } = this.about;
    const { accepted, acceptable, known, refused } = this.counts;
    return {
      importId: this.importId,
      name,
      format,
      dryRun,
      actor,
      state: this.state,
      lines: this.lines(),
      accepted,
      acceptable,
      known,
      refused,
      unchecked: this.unchecked,
      bytes: this.bytes,
      startedAt: this.startedAt.toISOString(),
      ...(this.endedAt === undefined ? {} : { endedAt: this.endedAt.toISOString() }),
      ...(this.because === undefined ? {} : { because: this.because }),
      problems: this.problems,
    };
  }
}
