import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Describe, Problem, Public } from '#libs/platform';

/** Token of the document as text. */
export const API_DOCUMENT = Symbol('wageledger:api-document');

/** The reader's files, by name; nothing else of the package is served. */
const contentTypes: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const fileName = z
  .enum(Object.keys(contentTypes) as [string, ...string[]])
  .meta({ example: 'swagger-ui.css' });

// Everything comes from this service, so that the page works without any other network.
const pagePolicy =
  "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wageledger API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reader"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reader', deepLinking: true, validatorUrl: null });\n`;

const readerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** What the service says about itself: its OpenAPI document, and a page to read and try it. */
@Public()
@Controller()
export class ApiController {
  constructor(@Inject(API_DOCUMENT) private readonly text: string) {}

  @Get('openapi.json')
  @Describe({
    id: 'readApi',
    summary: 'This document',
    answers: {
      200: {
        is: 'OpenAPI 3.1.',
        schema: z.looseObject({ openapi: z.literal('3.1.0') }).meta({ example: { openapi: '3.1.0' } }),
      },
    },
  })
  document(@Res({ passthrough: true }) reply: FastifyReply): never {
    void reply.type('application/json; charset=utf-8');
    return this.text as never;
  }

  @Get('docs')
  @Describe({
    id: 'readDocs',
    summary: 'A page to read this document and to try its requests',
    answers: { 200: { is: 'The page.', schema: z.string(), contentType: 'text/html' } },
  })
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy);
    return page;
  }

  @Get('docs/:file')
  @Describe({
    id: 'readDocsFile',
    summary: "A file of that page's",
    path: { file: fileName },
    answers: { 200: { is: 'The file.' } },
    codes: ['ROUTE_UNKNOWN'],
  })
  async file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<never> {
    const contentType = contentTypes[name];
    if (contentType === undefined)
      throw new Problem('ROUTE_UNKNOWN', { detail: 'There is nothing at this URL.' });
    void reply.type(contentType).header('cache-control', 'public, max-age=3600');
    return (name === 'start.js' ? start : await readFile(join(readerFolder, name))) as never;
  }
}
