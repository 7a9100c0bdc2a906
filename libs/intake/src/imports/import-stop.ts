import type { Problem } from '#libs/platform';

/** Ends an import before the end of its file. What was accepted stays; the file sent again brings the rest. */
export class ImportStop extends Error {
  override readonly name = 'ImportStop';

  constructor(
    /** What the client is told. */
    readonly problem: Problem,
    /** Why, in a few words, for whoever asks about the import later. */
    readonly because: string,
  ) {
    super(because);
  }
}
