// The three kinds of charts of the page: dots on a scale of tenfolds, stacked bars from zero, histograms below each other.
import { figure } from './runs.js';
import { box, dot, legend, rule, svgImage, textAt } from './svg.js';

const WIDTH = 760;
const LEFT = 210;
const RIGHT = WIDTH - 90;
const TOP = 66;
const ROW = 30;

export type Dots = {
  readonly title: string;
  readonly unit: string;
  /** Names of the series; the dots of a row are in their order. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[];
};

/** For figures that differ by orders of magnitude. */
export function dotChart({ title, unit, series, rows }: Dots): string {
  const all = rows
    .flatMap(({ values }) => values)
    .filter((value) => value !== undefined && value > 0) as number[];
  const low = Math.floor(Math.log10(Math.min(...all)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...all))));
  const xOf = (value: number): number => LEFT + ((Math.log10(value) - low) / (high - low)) * (RIGHT - LEFT);
  const bottom = TOP + rows.length * ROW;
  const parts = series.length > 1 ? legend(LEFT, 48, series) : [];
  for (let power = low; power <= high; power += 1) {
    const x = xOf(10 ** power);
    parts.push(rule(x, TOP - 6, x, bottom));
    parts.push(textAt(x, bottom + 18, `${figure(10 ** power)}${unit}`, { kind: 'faint', anchor: 'middle' }));
  }
  for (const [at, { label, values }] of rows.entries()) {
    const y = TOP + at * ROW + ROW / 2;
    parts.push(textAt(LEFT - 12, y + 4, label, { anchor: 'end' }));
    for (const [place, value] of values.entries())
      if (value !== undefined && value > 0) parts.push(dot(xOf(value), y, `s${place}`));
    const last = values.findLast((value) => value !== undefined);
    if (last !== undefined && series.length === 1)
      parts.push(textAt(xOf(last) + 10, y + 4, figure(last), { kind: 'faint' }));
  }
  return svgImage(title, WIDTH, bottom + 32, parts);
}

export type Bars = {
  readonly title: string;
  readonly unit: string;
  /** Names of what is stacked. */
  readonly series: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly values: readonly number[];
  }[];
};

/** From zero, so that lengths compare. */
export function barChart({ title, unit, series, rows }: Bars): string {
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const scale = (RIGHT - LEFT) / Math.max(1e-9, ...sums);
  const parts = series.length > 1 ? legend(LEFT, 48, series) : [];
  for (const [at, { label, values }] of rows.entries()) {
    const y = TOP + at * ROW;
    parts.push(textAt(LEFT - 12, y + ROW / 2 + 4, label, { anchor: 'end' }));
    let x = LEFT;
    for (const [place, value] of values.entries()) {
      parts.push(box(x, y + 5, value * scale, ROW - 10, `s${place}`));
      x += value * scale;
    }
    parts.push(textAt(x + 8, y + ROW / 2 + 4, `${figure(sums[at])}${unit}`, { kind: 'faint' }));
  }
  return svgImage(title, WIDTH, TOP + rows.length * ROW + 14, parts);
}

export type Histograms = {
  readonly title: string;
  /** Filled and outlined. */
  readonly series: readonly [string, string];
  readonly rows: readonly {
    readonly label: string;
    /** Upper bounds of the buckets in ms, with how many fell below; the last one may be 'more'. */
    readonly counts: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  }[];
};

const PANEL = 84;

/** Below each other on one axis, each as high as its own largest share. */
export function histogramChart({ title, series, rows }: Histograms): string {
  const order = (bound: string): number => (bound === 'more' ? Infinity : Number(bound));
  const used = rows.flatMap(({ counts }) => counts.flatMap((one) => [...one.keys()]));
  const bounds = [...new Set(used)].sort((left, right) => order(left) - order(right));
  const step = (RIGHT + 70 - LEFT) / Math.max(1, bounds.length);
  const bottom = TOP + rows.length * PANEL;
  const parts = legend(LEFT, 48, series);
  for (const [at, { label, counts }] of rows.entries()) {
    const base = TOP + (at + 1) * PANEL - 8;
    parts.push(textAt(LEFT - 12, base - 24, label, { anchor: 'end' }));
    parts.push(rule(LEFT, base, LEFT + step * bounds.length, base));
    for (const [place, own] of counts.entries()) {
      const sum = [...own.values()].reduce((total, count) => total + count, 0);
      const most = Math.max(1, ...own.values());
      for (const [bucket, bound] of bounds.entries()) {
        const height = ((own.get(bound) ?? 0) / most) * (PANEL - 22);
        const kind = place === 0 ? 's0' : 'outline';
        if (height > 0) parts.push(box(LEFT + bucket * step + 1, base - height, step - 2, height, kind));
      }
      if (place === 0)
        parts.push(textAt(LEFT - 12, base - 6, `${figure(sum)} posts`, { kind: 'faint', anchor: 'end' }));
    }
  }
  for (const [bucket, bound] of bounds.entries()) {
    const x = LEFT + (bucket + 1) * step;
    const said = order(bound) >= 1_000 && bound !== 'more' ? `${order(bound) / 1_000} s` : bound;
    parts.push(textAt(x, bottom + 10, said, { kind: 'faint', anchor: 'end' }));
  }
  parts.push(textAt(LEFT, bottom + 26, 'ms at most', { kind: 'faint' }));
  return svgImage(title, WIDTH, bottom + 38, parts);
}
