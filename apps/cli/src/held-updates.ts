/** The updates that wait for an approval, over all pages. */
import { answerOf, type PayrollClient, type PayrollSchemas } from '#libs/client';
import { CommandFailure } from './command-failure.js';

export type HeldUpdate = PayrollSchemas['HeldUpdate'];

const pageMost = 500;

/** One after the other; a page may be empty although more follow. */
export async function* heldUpdates(
  client: PayrollClient,
  department?: string,
): AsyncGenerator<HeldUpdate, void> {
  let cursor: string | undefined;
  do {
    const query = {
      limit: pageMost,
      ...(department === undefined ? {} : { department }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await answerOf<PayrollSchemas['HeldUpdatePage']>(
      client.GET('/v1/held-updates', { params: { query } }),
    );
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The held update of that id. Throws CommandFailure where none waits. */
export async function heldUpdate(client: PayrollClient, updateId: string): Promise<HeldUpdate> {
  for await (const held of heldUpdates(client)) if (held.updateId === updateId.toLowerCase()) return held;
  throw new CommandFailure(
    `no update ${updateId} waits for an approval in your departments: wageledger status ${updateId} says what became of it`,
  );
}
