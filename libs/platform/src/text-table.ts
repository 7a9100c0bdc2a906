/** A column; with a title alone, cells stand to the right where all of them are whole numbers. */
export type Column = string | { readonly title: string; readonly align: 'left' | 'right' };

/** A table in plain text: a line of titles, a rule, the rows; `footer` rows stand below a second rule. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  footer: readonly (readonly string[])[] = [],
): string {
  const cells = [...rows, ...footer];
  const laidOut = columns.map((column, place) => {
    const title = typeof column === 'string' ? column : column.title;
    const isNumbers = cells.every((row) => /^\d*$/.test(row[place] ?? ''));
    const isRight = typeof column === 'string' ? isNumbers : column.align === 'right';
    return { title, isRight, width: Math.max(title.length, ...cells.map((row) => row[place]?.length ?? 0)) };
  });
  const line = (row: readonly string[]): string =>
    laidOut
      .map(({ isRight, width }, place) => {
        const cell = row[place] ?? '';
        return isRight ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = laidOut.map(({ width }) => '─'.repeat(width)).join('──');
  const below = footer.length === 0 ? [] : [rule, ...footer.map(line)];
  return [line(laidOut.map(({ title }) => title)), rule, ...rows.map(line), ...below].join('\n');
}
