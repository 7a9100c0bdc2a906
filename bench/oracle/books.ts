import { createHash } from 'node:crypto';

/** The books as lines of text, in parts; two sides with the same lines are the same books. */
export type BookLines = Record<'entries' | 'outcomes' | 'positions' | 'pay', string[]>;

/** SHA-256 over the sorted lines of each part. */
export function digestOf(lines: BookLines): Record<keyof BookLines, string> {
  const hash = (part: string[]): string => createHash('sha256').update(part.sort().join('\n')).digest('hex');
  return {
    entries: hash(lines.entries),
    outcomes: hash(lines.outcomes),
    positions: hash(lines.positions),
    pay: hash(lines.pay),
  };
}

/** Throws with the first line that differs. */
export function demandEqual(books: BookLines, expected: BookLines): void {
  const [here, there] = [digestOf(books), digestOf(expected)];
  for (const part of Object.keys(here) as (keyof BookLines)[]) {
    if (here[part] === there[part]) continue;
    const at = expected[part].findIndex((line, place) => line !== books[part][place]);
    const place = at < 0 ? expected[part].length : at;
    throw new Error(
      `the ${part} of the books are not those of the log. Books: ${books[part][place]} Log: ${expected[part][place]}`,
    );
  }
}

/** JSON with the keys of every object in order. */
export function orderedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
