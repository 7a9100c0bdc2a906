type Waiting = { readonly count: number; readonly admit: () => void };

/**
 * How many lines of all imports of a process may be on their way at once, first come, first served. The publisher's queue
 * is larger, so that single requests find room in it whatever is imported.
 */
export class LineBudget {
  private free: number;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly most: number) {
    this.free = most;
  }

  /** Resolves once there is room for so many lines, and takes it; `give` gives it back. */
  take(count: number): Promise<void> {
    if (count > this.most) return Promise.reject(new RangeError(`${count} lines, at most ${this.most}`));
    return new Promise((admit) => {
      this.waiting.push({ count, admit });
      this.admitNext();
    });
  }

  give(count: number): void {
    this.free += count;
    this.admitNext();
  }

  private admitNext(): void {
    // In order, although a smaller one behind might fit: it would overtake a large one for ever.
    for (let next = this.waiting[0]; next !== undefined && next.count <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.count;
      next.admit();
    }
  }
}
