import { setTimeout as pause } from 'node:timers/promises';
import { refusalOf, type RestClient } from './rest-client.js';
import { StackFault } from './stack-fault.js';
import type { StackFile } from './stack-file.js';
import type { LastAccepted, Landing } from './submissions.js';

const POLL_MS = 100;

type UpdateAnswer = { state?: string; coordinates?: { partition: number; offset: number }[] };

async function stateOf(client: RestClient, stack: StackFile, last: LastAccepted): Promise<string> {
  const url = `${stack.urls.payroll}/v1/updates/${last.updateId}?at=${last.partition}:${last.offset}`;
  const answer = await client.send({ method: 'GET', url, token: stack.tokens.payroll });
  // Not read from the log yet: the ledger does not know the id.
  if (answer.status === 404) return 'pending';
  if (answer.status === 200) {
    const { state = 'pending', coordinates = [] } = answer.body as UpdateAnswer;
    // An update that was sent twice counts as applied from its first record on; here its own record is
    // the mark up to which the partition must be read.
    const isRead = coordinates.some(
      ({ partition, offset }) => partition === last.partition && BigInt(offset) === last.offset,
    );
    return isRead ? state : 'pending';
  }
  throw new StackFault(
    `payroll-api did not tell the state of ${last.updateId}: ${refusalOf(answer)}`,
    'See its log in the data folder',
  );
}

/**
 * Waits until the newest update of every partition is applied; as each partition is applied in order,
 * everything before it is too. Throws a StackFault when one is rejected, or after `withinMs`.
 */
export async function waitUntilApplied(
  client: RestClient,
  stack: StackFile,
  landing: Landing,
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  const open = new Map(landing);
  while (open.size > 0) {
    for (const [partition, last] of open) {
      const state = await stateOf(client, stack, last);
      if (state === 'rejected') {
        throw new StackFault(
          `update ${last.updateId} was rejected`,
          `Ask why: GET ${stack.urls.payroll}/v1/rejected-records`,
        );
      }
      if (state !== 'pending') open.delete(partition);
    }
    if (open.size === 0) return;
    if (Date.now() > deadline) {
      const where = [...open.values()].map((last) => `${last.partition}:${last.offset}`).join(', ');
      throw new StackFault(
        `not applied within ${Math.round(withinMs / 1000)} s: ${where}`,
        'See the log of payroll-consumer in the data folder',
      );
    }
    await pause(POLL_MS);
  }
}
