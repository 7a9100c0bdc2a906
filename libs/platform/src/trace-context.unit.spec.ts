import { continueTrace, readTraceparent, traceparentOf } from './trace-context.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe('traceparent', () => {
  it.each([
    ['the example of the standard', `00-${traceId}-${spanId}-01`, { traceId, spanId, isSampled: true }],
    ['one that was not recorded', `00-${traceId}-${spanId}-00`, { traceId, spanId, isSampled: false }],
    ['flags of later levels', `00-${traceId}-${spanId}-03`, { traceId, spanId, isSampled: true }],
    ['a later version with more at its end', `cc-${traceId}-${spanId}-01-what`, { traceId, spanId }],
  ])('is read: %s', (_, header, expected) => {
    expect(readTraceparent(header)).toMatchObject(expected);
  });

  // Planted, one by one: without each of the checks.
  it.each([
    ['no header', undefined],
    ['two headers', [`00-${traceId}-${spanId}-01`]],
    ['upper case', `00-${traceId.toUpperCase()}-${spanId}-01`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
    ['a span of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['version ff', `ff-${traceId}-${spanId}-01`],
    ['version 00 with more', `00-${traceId}-${spanId}-01-what`],
    ['a later version with more and no dash', `cc-${traceId}-${spanId}-01what`],
    ['a short id', `00-${traceId.slice(1)}-${spanId}-01`],
    ['text in front', ` 00-${traceId}-${spanId}-01`],
    ['ever more text', `cc-${traceId}-${spanId}-01-${'x'.repeat(600)}`],
  ])('is not believed: %s', (_, header) => {
    expect(readTraceparent(header)).toBeUndefined();
  });

  it("goes on in the caller's trace with a span of its own", () => {
    const trace = continueTrace(`00-${traceId}-${spanId}-01`);
    expect(trace).toMatchObject({ traceId, isSampled: true });
    expect(trace.spanId).not.toBe(spanId);
    expect(readTraceparent(traceparentOf(trace))).toEqual(trace);
  });

  // Planted: the pool never filled again; the 257th is the first once more.
  it('gives no id twice', () => {
    const traces = Array.from({ length: 2_000 }, () => continueTrace(undefined));
    const ids = traces.flatMap((trace) => [trace.traceId, trace.spanId]);
    expect(new Set(ids).size).toBe(4_000);
  });

  it('begins a new trace where there is none, another each time', () => {
    const [first, second] = [continueTrace(undefined), continueTrace('canary')];
    expect(readTraceparent(traceparentOf(first))).toEqual(first);
    expect(first.traceId).not.toBe(second.traceId);
  });
});
