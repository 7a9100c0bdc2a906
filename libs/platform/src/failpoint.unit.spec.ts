import { environmentSchema } from './environment.js';
import { failpointOf, parseFailpoints } from './failpoint.js';
import { readConfig } from './read-config.js';

const schema = environmentSchema('WAGELEDGER_FAILPOINTS');

describe('failpoints', () => {
  it('are nothing to call unless named', () => {
    expect(failpointOf(undefined)).toBeUndefined();
    expect(failpointOf([])).toBeUndefined();
    expect(readConfig(schema, { NODE_ENV: 'production' })).toEqual({});
  });

  it('act at the hit that the rule names, once', () => {
    const failpoint = failpointOf(parseFailpoints('apply.moved=error@2'));
    expect(() => failpoint?.('apply.moved')).not.toThrow();
    expect(() => failpoint?.('apply.written')).not.toThrow();
    expect(() => failpoint?.('apply.moved')).toThrow('failpoint apply.moved, hit 2');
    expect(() => failpoint?.('apply.moved')).not.toThrow();
  });

  it.each(['apply.nowhere=kill@1', 'apply.moved=explode@1', 'apply.moved=kill@0', 'apply.moved', ''])(
    'refuse %j',
    (text) => {
      expect(parseFailpoints(text)).toBeUndefined();
    },
  );

  // Planted: without the check in readConfig both are accepted.
  it.each([{ NODE_ENV: 'production' }, {}])('are refused at start with %j', (env) => {
    expect(() => readConfig(schema, { ...env, WAGELEDGER_FAILPOINTS: 'apply.moved=kill@1' })).toThrow(
      /WAGELEDGER_FAILPOINTS is for tests/,
    );
    expect(readConfig(schema, { NODE_ENV: 'test', WAGELEDGER_FAILPOINTS: 'apply.moved=kill@1' })).toEqual({
      WAGELEDGER_FAILPOINTS: [{ name: 'apply.moved', action: 'kill', hit: 1 }],
    });
  });
});
