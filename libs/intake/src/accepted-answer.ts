/*
 * In: an update that the log has. Out: the answer to its sender: 202 with the Location where it can be followed, or, for
 * who asks to wait (Prefer: wait=N, RFC 7240), what became of it: 201 with the pay that it leads to once it is applied,
 * 202 while it is held or not applied yet. Guaranteed: waiting never turns an accepted update into a failure; where the
 * books cannot be asked the answer is the 202 that it would have been without waiting.
 */
import {
  Inject,
  Injectable,
  Optional,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { actorOf, type Actor } from '#libs/auth';
import { askedWaitSeconds, Problem } from '#libs/platform';
import type { Accepted } from './accepted.js';
import { INTAKE_OPTIONS, type IntakeOptions } from './intake-options.js';
import { keyReused } from './shared-sends.js';
import { UPDATE_OUTCOMES, type UpdateOutcomes } from './update-outcomes.js';

/** Makes the answer; see the head of the file. */
@Injectable()
export class AcceptedAnswer implements NestInterceptor<Accepted, object> {
  constructor(
    @Inject(INTAKE_OPTIONS) private readonly options: IntakeOptions,
    @Optional() @Inject(UPDATE_OUTCOMES) private readonly outcomes: UpdateOutcomes | undefined,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Accepted>): Observable<object> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (accepted) => {
        const { updateId, partition, offset } = accepted;
        void reply
          .status(202)
          .header('location', `${this.options.payrollUrl}/v1/updates/${updateId}?at=${partition}:${offset}`);
        const waitSeconds = askedWaitSeconds(request.headers['prefer']);
        if (waitSeconds === undefined || this.outcomes === undefined) return accepted;
        void reply.header('preference-applied', `wait=${waitSeconds}`);
        const outcome = await this.outcomeOf(accepted, waitSeconds * 1_000, actorOf(request));
        if (outcome.state === 'conflict') throw keyReused();
        if (outcome.state === 'applied') void reply.status(201);
        return { ...accepted, ...outcome };
      }),
    );
  }

  private async outcomeOf(accepted: Accepted, waitMs: number, actor: Actor): Promise<{ state: string }> {
    try {
      const at = { partition: accepted.partition, offset: BigInt(accepted.offset) };
      return (await this.outcomes?.outcomeOf(accepted.updateId, at, waitMs, actor)) ?? { state: 'pending' };
    } catch (fault) {
      if (fault instanceof Problem) throw fault;
      return { state: 'pending' };
    }
  }
}
