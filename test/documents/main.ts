// `npm run api:docs`: writes the documents under docs/api/ and the types of the client anew.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import 'reflect-metadata';
import { repository } from '../support/repository.js';
import { committedDocuments } from './committed-documents.js';

for (const { path, text } of await committedDocuments()) {
  await writeFile(join(repository, path), text);
  console.log(path);
}
