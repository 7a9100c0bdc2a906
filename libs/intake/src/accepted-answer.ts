import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Accepted } from './accepted.js';
import { INTAKE_OPTIONS, type IntakeOptions } from './intake-options.js';

/** Answers 202 with the Location where the update can be followed: payroll-api, which reads the books. */
@Injectable()
export class AcceptedAnswer implements NestInterceptor<Accepted, Accepted> {
  constructor(@Inject(INTAKE_OPTIONS) private readonly options: IntakeOptions) {}

  intercept(context: ExecutionContext, next: CallHandler<Accepted>): Observable<Accepted> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((accepted) => {
        const { updateId, partition, offset } = accepted;
        void reply
          .status(202)
          .header('location', `${this.options.payrollUrl}/v1/updates/${updateId}?at=${partition}:${offset}`);
        return accepted;
      }),
    );
  }
}
