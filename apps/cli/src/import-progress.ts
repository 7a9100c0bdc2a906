import type { ImportLine } from '#libs/client';

/** Where progress is drawn: a terminal, or a file that takes a line now and then. */
export type ProgressOutput = {
  readonly isTTY?: boolean;
  /** How many characters a line of the terminal holds. */
  readonly columns?: number;
  write(text: string): unknown;
};
type Counts = Extract<ImportLine, { import: unknown }>['import'];

const lineEveryMs = 5_000;
const barWidth = 24;
/** Of a terminal that does not tell. */
const columnsUsual = 80;

/** How far an import is: one line that is written over on a terminal, a line every five seconds otherwise. */
export class ImportProgress {
  private readonly sinceMs = performance.now();
  private toldMs = performance.now();
  private isDrawn = false;

  /** `total` bytes, where they are known. */
  constructor(
    private readonly total: number | undefined,
    private readonly out: ProgressOutput | undefined,
  ) {}

  show(counts: Counts): void {
    if (this.out === undefined) return;
    const isTerminal = this.out.isTTY === true;
    if (!isTerminal && performance.now() - this.toldMs < lineEveryMs) return;
    this.toldMs = performance.now();
    if (isTerminal) this.draw(counts, this.out);
    else this.out.write(`${this.textOf(counts)}\n`);
  }

  /** Leaves the line of an import that has read its file to the end standing; only on a terminal, where it was drawn. */
  end(counts: Counts): void {
    if (this.out?.isTTY !== true) return;
    this.draw(counts, this.out);
    this.out.write('\n');
    this.isDrawn = false;
  }

  /** Takes the drawn line away, so that other text may follow. */
  clear(): void {
    if (this.isDrawn) this.out?.write('\r\u001b[K');
    this.isDrawn = false;
  }

  /** Within one line of the terminal: a text that wraps is not written over by the next one. */
  private draw(counts: Counts, out: ProgressOutput): void {
    const columns = out.columns === undefined || out.columns < 1 ? columnsUsual : out.columns;
    out.write(`\r${this.textOf(counts, columns - 1)}\u001b[K`);
    this.isDrawn = true;
  }

  private textOf(
    { lines, accepted, acceptable, known, refused, bytes }: Counts,
    room = Number.POSITIVE_INFINITY,
  ): string {
    const seconds = Math.max(0.001, (performance.now() - this.sinceMs) / 1_000);
    const counted = `${lines} lines, ${accepted + acceptable} taken, ${known} known, ${refused} refused, ${Math.round(lines / seconds)}/s`;
    if (this.total === undefined || this.total === 0) return counted.slice(0, room);
    const share = Math.min(1, bytes / this.total);
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    return `${percent} ${barOf(share, room - percent.length - 1)}  ${counted}`.slice(0, room);
  }
}

/** Whole also where there is little room: one that is cut off would look full. */
function barOf(share: number, room: number): string {
  const width = Math.max(0, Math.min(barWidth, room));
  const filled = Math.floor(share * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
