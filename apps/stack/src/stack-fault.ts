/**
 * An expected failure of the stack: what was wrong, what the reader can do about it, and where it helps
 * what the failed program said itself (the end of a log). Printed without a stack trace.
 */
export class StackFault extends Error {
  override readonly name = 'StackFault';

  constructor(
    message: string,
    readonly remedy: string,
    readonly said = '',
  ) {
    super(message);
  }

  /** For the terminal: `<what was wrong>. <remedy>` on one line, below it what was said, set in. */
  line(): string {
    const said = this.said.trim();
    return `${this.message}. ${this.remedy}${said === '' ? '' : `\n    ${said.replaceAll('\n', '\n    ')}`}`;
  }
}
