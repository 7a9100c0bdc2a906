import { type ArgumentsHost, Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * To be set with `@UseFilters` on the controller that handles batches. Nest's own filter turns every unknown error into
 * `{ status: 'error', message: 'Internal server error' }`; the transport could not tell a transient fault from a broken
 * invariant any more, and would halt a partition because Postgres restarted.
 */
@Catch()
export class PropagateFaults implements RpcExceptionFilter<unknown> {
  catch(fault: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => fault);
  }
}
