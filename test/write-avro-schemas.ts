// npm run schemas: writes docs/avro anew from the catalogue. A unit test fails while both differ.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { avroFiles } from './support/avro-files.js';
import { repository } from './support/repository.js';

const folder = join(repository, 'docs/avro');
await mkdir(folder, { recursive: true });
const files = await avroFiles();
for (const name of await readdir(folder)) if (!files.has(name)) await rm(join(folder, name));
await Promise.all([...files].map(([name, text]) => writeFile(join(folder, name), text)));
process.stdout.write(`${files.size} schemas in docs/avro\n`);
