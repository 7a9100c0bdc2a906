// In: a service in this process. Out: what it answered otherwise than its OpenAPI document says, while tests use it.
// Guaranteed: every JSON answer of a described route is compared: its status, its body by the schema of that status, the
// code of a refusal. So the documents are true as far as the tests reach.
// Planted: a code taken out of a description, a number described as a string; the specs of the services failed.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { codesOf, controllersOf, describedRoutes, type DescribedRoute, type ServiceApi } from '#libs/api';
import { answers } from '#libs/contracts';
import { services } from '../documents/committed-documents.js';

type Described = { readonly route: DescribedRoute; readonly api: ServiceApi };
type Answered = { readonly status: number; readonly contentType: string; readonly body: unknown };

const routes: readonly Described[] = services.flatMap((api) =>
  describedRoutes(controllersOf(api)).map((route) => ({ route, api })),
);

/** Watches the answers from now on; `end` throws an Error that names every untrue one. To be called before `listen`. */
export function heldToDocuments(app: NestFastifyApplication): { end(): void } {
  const faults = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload: unknown, done) => {
      const known = routes.filter(
        ({ route }) => route.method === request.method && route.path === request.routeOptions.url,
      );
      const contentType = String(reply.getHeader('content-type') ?? '');
      if (known.length > 0 && (typeof payload === 'string' || payload === null || payload === undefined)) {
        const answered = { status: reply.statusCode, contentType, body: bodyOf(payload, contentType) };
        const untrue = known.map((described) => faultOf(described, answered));
        // A path that both department services have may be answered by either.
        if (untrue.every((fault) => fault !== undefined))
          faults.add(`${request.method} ${request.routeOptions.url}: ${untrue[0]}`);
      }
      done(null, payload);
    });
  return {
    end: () => {
      if (faults.size > 0) throw new Error(`not as the document says:\n${[...faults].join('\n')}`);
    },
  };
}

function bodyOf(payload: string | null | undefined, contentType: string): unknown {
  return contentType.includes('json') && typeof payload === 'string' && !contentType.includes('ndjson')
    ? (JSON.parse(payload) as unknown)
    : undefined;
}

function faultOf({ route, api }: Described, { status, contentType, body }: Answered): string | undefined {
  if (contentType.startsWith('application/problem+json')) {
    const problem = answers.problem.safeParse(body);
    if (!problem.success) return `${status}: ${problem.error.message}`;
    const { code } = problem.data;
    return codesOf(route, api.codes).includes(code) ? undefined : `${status} ${code} is not in the document`;
  }
  const described = route.operation.answers[status];
  if (described === undefined) return `status ${status} is not in the document`;
  if (body === undefined || described.schema === undefined) return undefined;
  const read = described.schema.safeParse(body);
  return read.success ? undefined : `${status}: ${read.error.message}`;
}
