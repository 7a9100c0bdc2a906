import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json and infra/: found upwards, so that sources and dist agree. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'infra', 'kafka', 'pom.xml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('infra/kafka/pom.xml is missing above this file');
    folder = parent;
  }
  return folder;
}
