export type Column = { title: string; align: 'left' | 'right' };

/** A table in plain text: a line of titles, a rule, the rows; `footer` rows stand below a second rule. */
export function textTable(
  columns: readonly Column[],
  rows: readonly string[][],
  footer: readonly string[][] = [],
): string {
  const widths = columns.map(({ title }, place) =>
    Math.max(title.length, ...[...rows, ...footer].map((row) => row[place]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, place) => {
        const cell = cells[place] ?? '';
        const width = widths[place] ?? 0;
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const below = footer.length === 0 ? [] : [rule, ...footer.map(line)];
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line), ...below].join('\n');
}
