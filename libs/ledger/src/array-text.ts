/** An array as Postgres reads it, of words without quotes, commas or spaces; pg's own way looks at every letter of each. */
export function arrayText<Item>(
  items: readonly Item[],
  wordOf: (item: Item) => string | number | bigint,
): string {
  let text = '{';
  for (const item of items) text += text === '{' ? wordOf(item) : `,${wordOf(item)}`;
  return `${text}}`;
}

/** Likewise of texts without quotation marks and backslashes. Quoted: somebody's id may be NULL. */
export function textArrayText<Item>(items: readonly Item[], textOf: (item: Item) => string): string {
  return arrayText(items, (item) => `"${textOf(item)}"`);
}
