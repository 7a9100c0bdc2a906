import { readFile } from 'node:fs/promises';
import { configurationFile, configurationPage } from './support/configuration-page.js';

describe('docs/CONFIGURATION.md', () => {
  // Planted: a default changed in libs/platform/src/environment.ts.
  it('says what the code reads; npm run docs:configuration renews it', async () => {
    expect(await readFile(configurationFile, 'utf8')).toBe(await configurationPage());
  });
});
