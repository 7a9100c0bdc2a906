const wordsMax = 50_000;

/** One text for all that are equal: ids, departments, dates and names come again with every other update. */
export class Words {
  private readonly known = new Map<string, string>();

  shared(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= wordsMax) this.known.clear();
    this.known.set(text, text);
    return text;
  }
}
