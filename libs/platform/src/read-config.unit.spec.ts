import { ConfigurationError } from './configuration-error.js';
import { environmentSchema } from './environment.js';
import { readConfig } from './read-config.js';

const schema = environmentSchema('DATABASE_URL', 'KAFKA_BROKERS', 'WAGELEDGER_PORT', 'WAGELEDGER_TIME_ZONE');
const good = {
  DATABASE_URL: 'postgres://u:canary@127.0.0.1/x',
  KAFKA_BROKERS: 'a:1, b:2',
  WAGELEDGER_PORT: '4001',
};

function faultOf(env: Record<string, string>): string {
  try {
    readConfig(schema, env);
  } catch (fault) {
    if (fault instanceof ConfigurationError) return fault.message;
    throw fault;
  }
  return 'no fault';
}

describe('readConfig', () => {
  it('gives typed values and defaults', () => {
    expect(readConfig(schema, good)).toEqual({
      DATABASE_URL: good.DATABASE_URL,
      KAFKA_BROKERS: ['a:1', 'b:2'],
      WAGELEDGER_PORT: 4001,
      WAGELEDGER_TIME_ZONE: 'UTC',
    });
  });

  it('lists every wrong and every missing variable with what is expected', () => {
    const message = faultOf({
      DATABASE_URL: 'mysql://x',
      WAGELEDGER_PORT: '70000',
      WAGELEDGER_TIME_ZONE: 'Mars/Olympus',
    });
    expect(message).toContain('DATABASE_URL is wrong, expected a postgres:// URL');
    expect(message).toContain('KAFKA_BROKERS is missing, expected host:port');
    expect(message).toContain('WAGELEDGER_PORT is wrong, expected a port');
    expect(message).toContain('WAGELEDGER_TIME_ZONE is wrong, expected an IANA time zone');
    expect(message).not.toContain('\n');
  });

  it('never repeats a value, because it may be a secret', () => {
    expect(
      faultOf({ ...good, DATABASE_URL: 'http://u:canary@h/x', WAGELEDGER_PORT: 'canary' }),
    ).not.toContain('canary');
  });

  // Planted: readConfig without unknownNames.
  it('refuses a mistyped name of the product and suggests the right one', () => {
    expect(faultOf({ ...good, WAGELEDGER_TIMEZONE: 'UTC' })).toContain('did you mean WAGELEDGER_TIME_ZONE?');
    expect(faultOf({ ...good, WAGELEDGER_FROBNICATION: '1' })).toContain(
      'WAGELEDGER_FROBNICATION is not a known variable, remove it',
    );
  });

  it('takes variables of other services and of other programs as none of its business', () => {
    expect(faultOf({ ...good, WAGELEDGER_CONSUMER_GROUP: 'x', PATH: '/bin' })).toBe('no fault');
  });

  it('counts an empty value as absent', () => {
    expect(faultOf({ ...good, KAFKA_BROKERS: '' })).toContain('KAFKA_BROKERS is missing');
  });
});
