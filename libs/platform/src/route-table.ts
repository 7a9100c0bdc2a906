import { Problem } from './problem.js';

type Route = { readonly methods: readonly string[]; readonly pattern: RegExp };

/** The routes that were registered, to tell "no such URL" (404) from "not with this method" (405 with Allow). */
export class RouteTable {
  private readonly routes: Route[] = [];

  /** Adds a route by Fastify's path syntax (`/v1/departments/:department`). */
  add(methods: string | readonly string[], url: string): void {
    const escaped = url.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const pattern = new RegExp(
      `^${escaped.replaceAll(/:[A-Za-z0-9_]+/g, '[^/]+').replaceAll(String.raw`\*`, '.*')}$`,
    );
    this.routes.push({ methods: typeof methods === 'string' ? [methods] : methods, pattern });
  }

  /** The methods that a URL (its query is ignored) takes, sorted; none when no route has this URL. */
  methodsFor(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const matching = this.routes.filter((route) => route.pattern.test(path));
    return [...new Set(matching.flatMap((route) => route.methods))].sort();
  }

  /** The refusal of a request that no route took: ROUTE_UNKNOWN, or METHOD_NOT_ALLOWED with what the URL takes. */
  refusalOf(url: string, method?: string): Problem {
    const allowed = this.methodsFor(url);
    if (allowed.length === 0 || (method !== undefined && allowed.includes(method)))
      return new Problem('ROUTE_UNKNOWN', { detail: 'There is nothing at this URL.' });
    return new Problem('METHOD_NOT_ALLOWED', {
      detail: `This URL takes ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  }
}
