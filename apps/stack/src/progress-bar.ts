/** A count that grows towards a total, shown as a bar with rate and time left; a line now and then without a terminal. */
export class ProgressBar {
  private done = 0;
  private readonly sinceMs = Date.now();
  private shownMs = 0;

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  /** Counts one more. */
  advance(): void {
    this.done += 1;
    const now = Date.now();
    if (this.done < this.total && now - this.shownMs < (this.out.isTTY ? 200 : 5_000)) return;
    this.shownMs = now;
    this.out.write(this.out.isTTY ? `\r${this.line()}\u001b[K` : `${this.line()}\n`);
  }

  /** Items per second since the start. */
  ratePerSecond(): number {
    return (this.done * 1_000) / Math.max(1, Date.now() - this.sinceMs);
  }

  /** Ends the bar's line. */
  finish(): void {
    if (this.out.isTTY) this.out.write('\n');
  }

  private line(): string {
    const share = this.total === 0 ? 1 : this.done / this.total;
    const filled = Math.round(share * 24);
    const rate = this.ratePerSecond();
    const left = rate === 0 ? '?' : `${Math.ceil((this.total - this.done) / rate)} s`;
    const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
    return `${this.what} ${bar} ${Math.floor(share * 100)} %  ${this.done}/${this.total}  ${Math.round(rate)}/s  ${left} left`;
  }
}
