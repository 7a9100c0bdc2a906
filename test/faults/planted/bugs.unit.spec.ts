// The suite of planted bugs takes minutes and is run now and then; that its patches still fit is known with every test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/repository.js';
import { plantedBugs } from './bugs.js';
import { patched } from './patched.js';

describe('a planted bug', () => {
  it.each(plantedBugs.map(({ name, patches }) => [name, patches] as const))(
    'fits the product as it is built: %s',
    (_name, patches) => {
      for (const patch of patches) {
        const built = readFileSync(join(repository, 'dist', patch.file), 'utf8');
        expect(patched(built, patch)).not.toBe(built);
      }
    },
  );

  it('that fits nowhere, or in two places, is refused', () => {
    const patch = { file: 'apply.js', find: 'commit', put: 'rollback' };
    expect(patched('a commit', patch)).toBe('a rollback');
    expect(() => patched('a', patch)).toThrow('apply.js holds "commit" 0 times');
    expect(() => patched('commit commit', patch)).toThrow('2 times');
  });
});
