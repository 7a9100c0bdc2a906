import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The routes that an application registers from now on, as `GET /v1/things/:thing`; to be called before `listen`. */
export function routesOf(app: NestFastifyApplication): ReadonlySet<string> {
  const routes = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      // Fastify adds a HEAD to every GET, with the same guards.
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`);
    });
  return routes;
}
