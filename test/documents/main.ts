// npm run docs:api: writes the documents under docs/api/ and the types of the client anew. A unit test fails while they differ.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repository } from '../support/repository.js';
import { committedDocuments } from './committed-documents.js';

for (const { path, text } of await committedDocuments()) {
  const file = join(repository, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  process.stdout.write(`${path}\n`);
}
