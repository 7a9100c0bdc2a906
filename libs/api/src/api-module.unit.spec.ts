import { Controller, Get, Module, type Type } from '@nestjs/common';
import { createLogger, createService, Describe, Public } from '#libs/platform';
import { ApiModule } from './api-module.js';
import { describedRoutes } from './described-routes.js';
import type { ServiceApi } from './openapi-document.js';

@Public()
@Controller('things')
class Described {
  @Get()
  @Describe({ id: 'things', summary: 'Things', answers: { 200: { is: 'They are there.' } } })
  list(): void {}
}

@Public()
@Controller('secrets')
class Silent {
  @Get()
  list(): void {}
}

@Controller('open')
class Unruled {
  @Get(':id')
  @Describe({ id: 'open', summary: 'Open', answers: { 200: { is: 'Anybody.' } } })
  read(): void {}
}

const apiOf = (...controllers: Type[]): ServiceApi => ({
  name: 'tested',
  title: 'Tested',
  description: '',
  controllers,
  codes: [],
});

async function started(api: ServiceApi, controllers: Type[]) {
  @Module({ imports: [ApiModule.forRoot(api)], controllers })
  class Root {}
  const app = await createService(Root, { logger: createLogger('tested', 'silent') });
  await app.listen(0, '127.0.0.1');
  return app;
}

describe('A service', () => {
  it('serves its document, and a page to read it that asks no other server for anything', async () => {
    const app = await started(apiOf(Described), [Described]);
    const url = await app.getUrl();
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/things', '/docs', '/livez']));

    const page = await fetch(`${url}/docs`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:/);
    // Scripts stand in files of their own: the policy lets no other run.
    expect(html).not.toMatch(/<script>|\son\w+=/);
    const files = Array.from(html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ([, path]) => path);
    expect(files).toHaveLength(4);
    for (const path of files) expect((await fetch(`${url}${path}`)).status).toBe(200);
    for (const name of ['package.json', '..%2fpackage.json', 'swagger-ui.js'])
      expect((await fetch(`${url}/docs/${name}`)).status).toBe(404);
    await app.close();
  });

  // Planted: onModuleInit without its comparison; the service started.
  it('does not start with a controller that its document leaves out', async () => {
    await expect(started(apiOf(Described), [Described, Silent])).rejects.toThrow(/tested: Silent/);
  });
});

describe('A document', () => {
  it('is not made of a route that says nothing of itself, or that has no rule who may use it', () => {
    expect(() => describedRoutes([Described, Silent, Unruled])).toThrow(
      'Silent.list (no @Describe), Unruled.read (neither @Allow nor @Public)',
    );
  });
});
