import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentSchema } from './environment.js';
import { shownConfiguration } from './shown-configuration.js';

const schema = environmentSchema(
  'DATABASE_URL',
  'KAFKA_BROKERS',
  'WAGELEDGER_TOKEN',
  'WAGELEDGER_OIDC_ISSUER',
  'WAGELEDGER_JWKS_FILE',
  'WAGELEDGER_TOPIC_PARTITIONS',
  'WAGELEDGER_DB_PASSWORD_HR_SERVICE',
).transform((env) => env);

describe('the configuration as it is shown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wageledger-shown-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // Planted: secrets shown as they are; the URL with its password; with all its parameters.
  it('names every variable with its value, and no secret', () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'canary-file');
    const shown = shownConfiguration(schema, {
      DATABASE_URL:
        'postgres://app@db.internal:5432/books?sslmode=verify-full&sslrootcert=/ca.pem&password=canary-parameter',
      DATABASE_PASSWORD_FILE: file,
      KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
      WAGELEDGER_TOKEN: 'canary-token',
      WAGELEDGER_DB_PASSWORD_HR_SERVICE: 'https://canary.example/password',
      WAGELEDGER_OIDC_ISSUER: 'https://who:canary-issuer@identity.test/realm',
      SOMETHING_ELSE: 'canary-else',
    });
    expect(shown).toEqual({
      DATABASE_URL:
        'postgres://app:[masked]@db.internal:5432/books?sslmode=verify-full&sslrootcert=/ca.pem&password=[masked]',
      KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
      WAGELEDGER_TOKEN: '[masked]',
      WAGELEDGER_DB_PASSWORD_HR_SERVICE: '[masked]',
      WAGELEDGER_METRICS_TOKEN: null,
      WAGELEDGER_MODE: 'production',
      WAGELEDGER_OIDC_ISSUER: 'https://who:[masked]@identity.test/realm',
      WAGELEDGER_JWKS_FILE: null,
      WAGELEDGER_TOPIC_PARTITIONS: 24,
      WAGELEDGER_TLS_DEMANDED: 'postgres,kafka,http',
    });
    expect(JSON.stringify(shown)).not.toContain('canary');
  });
});
