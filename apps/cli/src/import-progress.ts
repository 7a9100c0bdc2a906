import type { ImportLine } from '#libs/client';

/** Where progress is drawn: a terminal, or a file that takes a line now and then. */
export type ProgressOutput = { readonly isTTY?: boolean; write(text: string): unknown };
type Counts = Extract<ImportLine, { import: unknown }>['import'];

const lineEveryMs = 5_000;
const barWidth = 24;

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
    this.isDrawn = isTerminal;
    const text = this.textOf(counts);
    this.out.write(isTerminal ? `\r${text}\u001b[K` : `${text}\n`);
  }

  /** Takes the drawn line away, so that other text may follow. */
  clear(): void {
    if (this.isDrawn) this.out?.write('\r\u001b[K');
    this.isDrawn = false;
  }

  private textOf({ lines, accepted, acceptable, known, refused, bytes }: Counts): string {
    const seconds = Math.max(0.001, (performance.now() - this.sinceMs) / 1_000);
    const counted = `${lines} lines, ${accepted + acceptable} taken, ${known} known, ${refused} refused, ${Math.round(lines / seconds)}/s`;
    if (this.total === undefined || this.total === 0) return counted;
    const share = Math.min(1, bytes / this.total);
    const filled = Math.round(share * barWidth);
    return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${Math.floor(share * 100)} %  ${counted}`;
  }
}
