import {
  followChanges,
  ForeignAnswerError,
  NoAnswerError,
  ProblemError,
  type FollowedChange,
} from '#libs/client';
import { setTimeout as pause } from 'node:timers/promises';
import { countOf, textOf, wordsOf } from '../arguments.js';
import type { Command, Surroundings } from '../command.js';
import { plainLine } from '../plain-line.js';

type Asked = { readonly after: string | undefined; readonly count: number };

const pauseUsualMs = 1_000;
/** Half a minute: a restart of the service takes less. */
const attemptsMax = 30;

/** `tail`: what the books take in, as it comes. */
export const tail: Command = {
  name: 'tail',
  usage: 'tail [--after PARTITION:OFFSET,…] [--count N]',
  summary: 'shows every update as it is applied, until Ctrl-C or N of them; --json writes one object a line',
  details:
    '--after goes on from where an earlier one ended (its last id, with --json), or from the start of the log with 0:0.\nA service that is restarted, or a connection that breaks, is asked again: no update is left out or shown twice.',
  flags: { after: { type: 'string' }, count: { type: 'string' } },
  read: (given) => {
    wordsOf(given);
    const count = countOf(given, 'count', { otherwise: Number.MAX_SAFE_INTEGER, most: 1_000_000 });
    return (surroundings) => followed({ after: textOf(given, 'after'), count }, surroundings);
  },
};

async function followed({ after, count }: Asked, surroundings: Surroundings): Promise<void> {
  const { clients, print, isJson, hasReader } = surroundings;
  const client = clients.following('payroll');
  let from = after;
  let shown = 0;
  for (let attempts = 0; ; attempts += 1) {
    let pauseMs = pauseUsualMs;
    try {
      for await (const next of followChanges(client, from)) {
        attempts = 0;
        from = next.id;
        if (next.change === undefined) continue;
        print(isJson ? JSON.stringify({ id: next.id, ...next.change }) : lineOf(next.change));
        if ((shown += 1) >= count || !hasReader()) return;
      }
    } catch (fault) {
      // Without an id nobody knows where to go on, and nothing was shown yet.
      if (!isPassing(fault) || from === undefined || attempts >= attemptsMax) throw fault;
      if (fault instanceof ProblemError) pauseMs = (fault.retryAfterSeconds ?? 1) * 1_000;
    }
    await pause(pauseMs);
  }
}

/** What a restart of the service, or of what stands before it, looks like from here. */
function isPassing(fault: unknown): boolean {
  if (fault instanceof ProblemError) return fault.status === 503 || fault.status === 429;
  return fault instanceof NoAnswerError || (fault instanceof ForeignAnswerError && fault.status >= 502);
}

function lineOf(change: NonNullable<FollowedChange['change']>): string {
  const { recordedAt, type, employeeId, department, effectiveDate, actor, partition, offset } = change;
  const repeated = change.outcome === 'counts' ? '' : ' (repeated)';
  return plainLine(
    `${recordedAt} ${partition}:${offset} ${type} ${employeeId} in ${department} from ${effectiveDate} by ${actor}, ${change.updateId}${repeated}`,
  );
}
