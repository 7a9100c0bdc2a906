/**
 * Ends a consumer that stands still without a reason. In: the time of its last sign of life, again and again. Out: whether
 * it counts as alive, and one call when it no longer does.
 * Guaranteed: counted in looks and not by the clock, so a process that was frozen has all its looks still before it.
 */
export class Watchdog {
  private looksWithoutSign = 0;
  private lastSign: number | undefined;

  /** `onDead` is called once, at the `looksMax`th look in a row that finds the same last sign. */
  constructor(
    private readonly looksMax: number,
    private readonly signOf: () => number | undefined,
    private readonly onDead: () => void,
  ) {}

  /** One look; to be called at even intervals. */
  look(): void {
    const sign = this.signOf();
    this.looksWithoutSign = sign === this.lastSign ? this.looksWithoutSign + 1 : 0;
    this.lastSign = sign;
    if (this.looksWithoutSign === this.looksMax) this.onDead();
  }

  isAlive(): boolean {
    return this.looksWithoutSign < this.looksMax;
  }
}
