import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { repository } from '../support/repository.js';
import { committedDocuments, type CommittedFile } from './committed-documents.js';

describe('The documents of the product', () => {
  let files: readonly CommittedFile[];

  beforeAll(async () => {
    files = await committedDocuments();
  }, 120_000);

  // Planted: a code taken out of a route; its service's document and types of the client differed.
  it('and the types of the client stand as the code has them; npm run docs:api renews them', async () => {
    const differ = await Promise.all(
      files.map(async ({ path, text }) => {
        const committed = await readFile(join(repository, path), 'utf8').catch(() => '');
        return committed === text ? [] : [path];
      }),
    );
    expect(differ.flat()).toEqual([]);
    expect(files).toHaveLength(7);
  });

  // Planted: an operation of a channel that is not there.
  it('describe the topics in AsyncAPI 3 without a fault', async () => {
    const topics = files.find(({ path }) => path.endsWith('topics.asyncapi.json'));
    const { diagnostics, document } = await new Parser().parse(topics?.text ?? '');
    // It would like a version of AsyncAPI that most readers do not know yet.
    expect(diagnostics.map(({ code }) => code)).toEqual(['asyncapi-latest-version']);
    expect(document?.version()).toBe('3.0.0');
    expect(
      document
        ?.channels()
        .all()
        .map((channel) => channel.address()),
    ).toEqual(['salary-updates', 'salary-updates.rejected']);
  });
});
