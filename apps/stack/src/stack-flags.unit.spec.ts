import { StackFault } from './stack-fault.js';
import { folderOf, readStackFlags } from './stack-flags.js';

describe('the flags of npm start', () => {
  it('defaults to .data, port 4600 and the sample company', () => {
    expect(readStackFlags([])).toEqual({
      dataDir: folderOf('.data'),
      sample: true,
      portBase: 4600,
      help: false,
    });
  });

  it('takes every flag', () => {
    const flags = readStackFlags([
      '--data-dir',
      '/tmp/books/',
      '--no-sample',
      '--port-base',
      '5600',
      '--help',
    ]);
    expect(flags).toEqual({ dataDir: '/tmp/books', sample: false, portBase: 5600, help: true });
  });

  // Planted: with strict: false the mistyped flag was ignored and the sample was sent.
  it.each([[['--no-samples']], [['extra']], [['--data-dir']], [['--data-dir', '']]])(
    'refuses %j with a remedy',
    (args) => {
      expect(() => readStackFlags(args)).toThrow(StackFault);
    },
  );

  it.each(['0', '80', '65501', '1e4', '-1', 'abc', ''])('refuses the port base "%s"', (base) => {
    expect(() => readStackFlags([`--port-base=${base}`])).toThrow(/is not a port/);
  });
});
