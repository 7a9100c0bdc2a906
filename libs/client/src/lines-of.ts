import { NoAnswerError } from './refusals.js';

/** The lines of an answer as they come. Throws NoAnswerError where the connection breaks. */
export async function* linesOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const piece of stream ?? []) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (fault) {
    const { cause } = fault as { cause?: { code?: unknown } };
    throw new NoAnswerError(typeof cause?.code === 'string' ? cause.code : 'BROKEN', true, { cause: fault });
  }
  if (rest !== '') yield rest;
}
