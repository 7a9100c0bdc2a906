import { followChanges, NoAnswerError, type FollowedChange } from '#libs/client';
import { setTimeout as pause } from 'node:timers/promises';
import { countOf, textOf, wordsOf } from '../arguments.js';
import type { Command, Surroundings } from '../command.js';
import { plainLine } from '../plain-line.js';

type Asked = { readonly after: string | undefined; readonly count: number };

const pauseMs = 1_000;
/** Half a minute: a restart of the service takes less. */
const attemptsMax = 30;

/** `tail`: what the books take in, as it comes. */
export const tail: Command = {
  name: 'tail',
  usage: 'tail [--after PARTITION:OFFSET,…] [--count N]',
  summary: 'shows every update as it is applied, until Ctrl-C or N of them; --json writes one object a line',
  details:
    '--after goes on from where an earlier one ended (its last id, with --json), or from the start of the log with 0:0.\nA service that is restarted is asked again, and nothing is left out.',
  flags: { after: { type: 'string' }, count: { type: 'string' } },
  read: (given) => {
    wordsOf(given);
    const count = countOf(given, 'count', { otherwise: Number.MAX_SAFE_INTEGER, most: 1_000_000 });
    return (surroundings) => followed({ after: textOf(given, 'after'), count }, surroundings);
  },
};

async function followed({ after, count }: Asked, { clients, print, isJson }: Surroundings): Promise<void> {
  const client = clients.following('payroll');
  let from = after;
  let shown = 0;
  for (let attempts = 0; ; attempts += 1) {
    try {
      for await (const next of followChanges(client, from)) {
        attempts = 0;
        from = next.id;
        if (next.change === undefined) continue;
        print(isJson ? JSON.stringify({ id: next.id, ...next.change }) : lineOf(next.change));
        if ((shown += 1) >= count) return;
      }
    } catch (fault) {
      // Without an id nobody knows where to go on, and nothing was shown yet.
      if (!(fault instanceof NoAnswerError) || from === undefined || attempts >= attemptsMax) throw fault;
    }
    await pause(pauseMs);
  }
}

function lineOf(change: NonNullable<FollowedChange['change']>): string {
  const { recordedAt, type, employeeId, department, effectiveDate, actor, partition, offset } = change;
  const repeated = change.outcome === 'counts' ? '' : ' (repeated)';
  return plainLine(
    `${recordedAt} ${partition}:${offset} ${type} ${employeeId} in ${department} from ${effectiveDate} by ${actor}, ${change.updateId}${repeated}`,
  );
}
