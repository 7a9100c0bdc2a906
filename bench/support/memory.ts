import type { BenchResult } from './benchmark.js';
import { rssMiB } from './cpu-time.js';

const LOOK_EVERY_MS = 100;

/** Resident memory of a process over time; of its quarters the largest, so that a slope shows. */
export class Memory {
  private readonly looks: number[] = [];
  private readonly timer: NodeJS.Timeout;

  /** Looks from now on; a process that has ended is not looked at any more. */
  constructor(private readonly pid: number) {
    this.timer = setInterval(() => {
      const now = rssMiB(this.pid);
      if (now !== undefined) this.looks.push(now);
    }, LOOK_EVERY_MS);
  }

  /** Ends looking; in MiB. */
  end(): BenchResult {
    clearInterval(this.timer);
    const length = Math.ceil(this.looks.length / 4);
    const largest = (quarter: number): number =>
      Math.max(0, ...this.looks.slice(quarter * length, (quarter + 1) * length));
    return { quarter1: largest(0), quarter2: largest(1), quarter3: largest(2), quarter4: largest(3) };
  }
}
