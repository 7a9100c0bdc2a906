/** A table in plain text: a line of titles, a rule, the rows; cells of digits stand to the right. */
export function textTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, place) =>
    Math.max(title.length, ...rows.map((row) => row[place]?.length ?? 0)),
  );
  const line = (cells: readonly string[], isTitle = false): string =>
    cells
      .map((cell, place) => {
        const width = widths[place] ?? 0;
        const isRight = isTitle ? rows.every((row) => /^\d*$/.test(row[place] ?? '')) : /^\d+$/.test(cell);
        return isRight ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(titles, true), rule, ...rows.map((row) => line(row))].join('\n');
}
