/*
 * The books as they grow. In: where somebody left off. Out: server-sent events, one for each entry. Guaranteed: who comes
 * back with the last event's id misses nothing and sees nothing twice; nobody sees entries of departments out of scope.
 */
import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Allow, CurrentActor, isInScope, type Actor } from '#libs/auth';
import { ChangeFeed, isCompanyWide, payReaders, type Change, type OffsetVector } from '#libs/pay';
import { Describe, Problem, readQuery, stoppingOf } from '#libs/platform';
import { z } from 'zod';
import { answers } from '#libs/contracts';
import { changesQuery } from './parameters.js';

const askEveryMs = 500;
const quietMaxMs = 15_000;
/** Each asks the books twice a second. */
const streamsMax = 100;
const comeBackSeconds = 10;

/** The outbound feed. */
@Controller('v1/changes')
export class ChangesController {
  private streams = 0;

  constructor(@Inject(ChangeFeed) private readonly feed: ChangeFeed) {}

  /** Every entry from now on, or from where `after` or Last-Event-ID left off; it ends with the service. */
  @Get()
  @Allow(...payReaders)
  @Describe({
    id: 'followChanges',
    summary: 'Every entry of the books as it is applied, as server-sent events',
    description:
      'A `change` event for each entry of the departments in scope; its id goes into Last-Event-ID, as browsers do it, or into `after` to go on from there. Entries have no amounts.',
    query: changesQuery,
    headers: [
      {
        name: 'Last-Event-ID',
        is: 'The id of the last event seen; it goes before `after`.',
        schema: z.string().meta({ example: '0:123,1:456' }),
      },
    ],
    answers: {
      200: {
        is: 'Events without end.',
        schema: answers.change,
        contentType: 'text/event-stream',
        isSent: true,
      },
    },
    codes: ['STREAMS_EXHAUSTED'],
  })
  async follow(
    @Query() query: unknown,
    @Headers('last-event-id') last: string | undefined,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = last === undefined ? query : { ...(query as object), after: last };
    const from = readQuery(changesQuery, given).after ?? (await this.feed.now());
    if (this.streams >= streamsMax)
      throw new Problem('STREAMS_EXHAUSTED', { headers: { 'retry-after': String(comeBackSeconds) } });
    const mayShow = ({ department }: Change) => isCompanyWide(actor) || isInScope(actor, department);
    const ended = this.endOf(reply, stoppingOf(request));
    await reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(this.events(from, mayShow, ended), { objectMode: false }));
  }

  /** Counts the stream until its reader or the service goes; a generator that waits would not learn of either. */
  private endOf(reply: FastifyReply, stopping: AbortSignal): AbortSignal {
    const gone = new AbortController();
    this.streams += 1;
    reply.raw.once('close', () => {
      this.streams -= 1;
      gone.abort();
    });
    return AbortSignal.any([stopping, gone.signal]);
  }

  private async *events(
    from: OffsetVector,
    mayShow: (change: Change) => boolean,
    ended: AbortSignal,
  ): AsyncGenerator<string, void> {
    let seen = from;
    let toldAtMs = performance.now();
    // An id alone: whoever loses the stream before the first event goes on from here all the same.
    yield `id: ${vectorText(from)}\n\n`;
    while (!ended.aborted) {
      const next = await this.feed.after(seen).catch(() => undefined);
      const shown = next?.changes.filter(mayShow) ?? [];
      if (shown.length > 0) {
        toldAtMs = performance.now();
        yield eventsText(seen, shown);
      } else if (performance.now() - toldAtMs > quietMaxMs) {
        toldAtMs = performance.now();
        yield ': still there\n\n';
      }
      const hasMore = next !== undefined && next.changes.length > 0;
      seen = next?.seen ?? seen;
      if (!hasMore) await pause(askEveryMs, undefined, { ref: false });
    }
  }
}

/** Events with their ids: everything up to and with the event is seen. */
function eventsText(before: OffsetVector, changes: readonly Change[]): string {
  const seen = new Map(before);
  return changes
    .map((change) => {
      seen.set(change.partition, BigInt(change.offset) + 1n);
      return `id: ${vectorText(seen)}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
    })
    .join('');
}

/** Of empty books it is the start of the log: an empty id would lead nowhere. */
const vectorText = (vector: OffsetVector): string =>
  [...vector].map(([partition, next]) => `${partition}:${next}`).join(',') || '0:0';
