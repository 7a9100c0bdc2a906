import { plainDateIn } from '#libs/platform';

/** What today is, in the configured time zone. Asked only where a question names no date. */
export class Today {
  constructor(private readonly timeZone: string) {}

  /** The plain date of now. */
  date(): string {
    return plainDateIn(this.timeZone, new Date());
  }
}
