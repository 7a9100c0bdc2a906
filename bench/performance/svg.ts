// Charts by hand, in SVG: no script, no font to be loaded, colours of their own for light and for dark.

const style = `
  .back { fill: #ffffff } .text { fill: #24292f } .faint { fill: #57606a } .rule { stroke: #d0d7de }
  .s0 { fill: #2563b8 } .s1 { fill: #c2610c } .s2 { fill: #2f855a } .s3 { fill: #7c4dba }
  .outline { fill: none; stroke: #c2610c; stroke-width: 1.5 }
  text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif } .title { font-size: 14px; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .back { fill: #0d1117 } .text { fill: #e6edf3 } .faint { fill: #9198a1 } .rule { stroke: #3d444d }
    .s0 { fill: #6ea8fe } .s1 { fill: #f0974a } .s2 { fill: #63c78d } .s3 { fill: #b996f0 }
    .outline { stroke: #f0974a }
  }`;

/** A whole image; `parts` are elements. */
export function svgImage(title: string, width: number, height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>${style}
</style>
<rect class="back" width="${width}" height="${height}" rx="6"/>
${textAt(16, 26, title, { kind: 'text title' })}
${parts.join('\n')}
</svg>
`;
}

/** Text that begins, ends or is centred there. */
export function textAt(
  x: number,
  y: number,
  content: string,
  { kind = 'text', anchor = 'start' }: { kind?: string; anchor?: 'start' | 'middle' | 'end' } = {},
): string {
  return `<text class="${kind}" x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, kind: string): string {
  return `<rect class="${kind}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(Math.max(0, width))}" height="${fixed(Math.max(0, height))}"/>`;
}

/** A thin straight line. */
export function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="rule" x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}"/>`;
}

/** A dot. */
export function dot(x: number, y: number, kind: string): string {
  return `<circle class="${kind}" cx="${fixed(x)}" cy="${fixed(y)}" r="5"/>`;
}

/** Which colour is what, in a row. */
export function legend(x: number, y: number, names: readonly string[]): string[] {
  let at = x;
  return names.flatMap((name, series) => {
    const from = at;
    at += 26 + name.length * 6.6;
    return [box(from, y - 9, 10, 10, `s${series}`), textAt(from + 15, y, name, { kind: 'faint' })];
  });
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
