import { Get, Inject, Injectable, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { CurrentActor, type Actor } from '#libs/auth';
import { updateIdSchema as importIdSchema } from '#libs/contracts';
import { Describe, Problem, readQuery, stoppingOf, traceparentOf, validate } from '#libs/platform';
import { followImport, listImports, readImport, takeImport } from './describe-import.js';
import { streamedAnswer, wholeAnswer } from './import-answers.js';
import { importEvents } from './import-events.js';
import type { ImportOnWire } from './import-job.js';
import { listQuery, readImportRequest } from './import-request.js';
import { Imports } from './imports.js';

/** The routes of imports; a department service extends it with its path and the role that may use it. */
@Injectable()
export abstract class ImportRoutes {
  constructor(@Inject(Imports) private readonly imports: Imports) {}

  /** Takes a file of updates, NDJSON or CSV, and answers once it is done with it, or as it goes. */
  @Post()
  @RouteConfig({ streamsBody: true })
  @Describe(takeImport)
  async take(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const asked = readImportRequest(request);
    const upload = {
      body: request.body as Readable,
      actor,
      stopping: stoppingOf(request),
      traceparent: traceparentOf(request.trace),
    };
    const underWay = await this.imports.begin(asked, upload);
    void reply.status(200).header('location', `/v1/imports/${underWay.job.importId}`);
    if (asked.isStreamed) {
      const lines = Readable.from(streamedAnswer(underWay, asked.results), { objectMode: false });
      await reply.type('application/x-ndjson; charset=utf-8').send(lines);
    } else await reply.send(await wholeAnswer(underWay));
  }

  /** The latest imports of the token's client. */
  @Get()
  @Describe(listImports)
  async list(
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: readonly ImportOnWire[] }> {
    const { limit } = readQuery(listQuery, query);
    return { items: await this.imports.jobs.latest(actor.clientId, limit) };
  }

  /** How far an import is, or how it ended. */
  @Get(':import')
  @Describe(readImport)
  async progress(@Param('import') given: unknown, @CurrentActor() actor: Actor): Promise<ImportOnWire> {
    return this.known(given, actor);
  }

  /** The same as it changes, as server-sent events. */
  @Get(':import/events')
  @Describe(followImport)
  async follow(
    @Param('import') given: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { importId } = await this.known(given, actor);
    const events = importEvents(() => this.imports.jobs.find(importId, actor.clientId), stoppingOf(request));
    await reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(events, { objectMode: false }));
  }

  private async known(given: unknown, actor: Actor): Promise<ImportOnWire> {
    const importId = validate(importIdSchema, given, 'ID_INVALID');
    const job = await this.imports.jobs.find(importId, actor.clientId);
    if (job !== undefined) return job;
    throw new Problem('IMPORT_UNKNOWN', {
      detail: `Your client has no import ${importId} at this service. Progress is kept for 90 days.`,
    });
  }
}
