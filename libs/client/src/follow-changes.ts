/*
 * The stream of changes, read as it comes. In: a client of payroll-api, and where to begin. Out: one change after the
 * other, each with the id from which to go on. Ends when the service ends it; throws NoAnswerError where it breaks.
 */
import type { components } from './generated/payroll-api.js';
import type { PayrollClient } from './clients.js';
import { linesOf } from './lines-of.js';
import { ForeignAnswerError } from './refusals.js';

/** `id` is where to go on from; the first one comes before any change, and has none. */
export type FollowedChange = {
  readonly id: string;
  readonly change: components['schemas']['Change'] | undefined;
};

/** Changes behind `after` (the id of the last one seen), or from now on. */
export async function* followChanges(
  client: PayrollClient,
  after?: string,
): AsyncGenerator<FollowedChange, void> {
  const { data } = await client.GET('/v1/changes', {
    params: { query: after === undefined ? {} : { after } },
    parseAs: 'stream',
  });
  let id = '';
  let text: string | undefined;
  for await (const line of linesOf(data as ReadableStream<Uint8Array> | null)) {
    if (line.startsWith('id: ')) id = line.slice(4);
    if (line.startsWith('data: ')) text = line.slice(6);
    // A blank line ends an event; what the stream ends in before it is half an event, and comes again.
    if (line !== '' || id === '') continue;
    yield { id, change: text === undefined ? undefined : changeOf(text) };
    text = undefined;
    id = '';
  }
}

function changeOf(text: string): FollowedChange['change'] {
  try {
    return JSON.parse(text) as FollowedChange['change'];
  } catch (fault) {
    throw new ForeignAnswerError(200, { cause: fault });
  }
}
