import { textTable } from './text-table.js';

describe('a table in plain text', () => {
  it('puts whole numbers to the right and words to the left', () => {
    expect(
      textTable(
        ['place', 'rows'],
        [
          ['a', '7'],
          ['bb', '1204'],
        ],
      ),
    ).toBe(['place  rows', '───────────', 'a         7', 'bb     1204'].join('\n'));
  });

  it('follows the alignment that a column names, and rules off the footer', () => {
    const columns = [
      { title: 'name', align: 'right' },
      { title: 'n', align: 'left' },
    ] as const;
    expect(textTable(columns, [['a', '10']], [['sum', '10']])).toBe(
      ['name  n', '────────', '   a  10', '────────', ' sum  10'].join('\n'),
    );
  });

  it('without rows is its titles', () => {
    expect(textTable(['place', 'code'], [])).toBe('place  code\n───────────');
  });
});
