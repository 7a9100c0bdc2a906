import { productionFaults } from './production-faults.js';

const strong = 'kQ7-mZ2_vR9xT4cLw8';
const good = {
  DATABASE_URL: `postgres://hr:${strong}@db.internal:5432/wageledger?sslmode=verify-full&sslrootcert=/ca.pem`,
  KAFKA_BROKERS: '127.0.0.1:9092',
  WAGELEDGER_OIDC_ISSUER: 'https://id.example/realm',
};
const faultsOf = (changes: Record<string, string>) => productionFaults({ ...good, ...changes });

describe('what production refuses to start with', () => {
  it('starts with strong secrets over TLS', () => {
    expect(faultsOf({})).toEqual([]);
  });

  // Planted: only the length looked at; passwordpassword was let through.
  it.each(['', 'short', 'postgres', 'passwordpassword', 'changemechangeme1', 'aaaaaaaaaaaaaaaaaaaa'])(
    'refuses the database password %j by name and never repeats it',
    (password) => {
      const faults = faultsOf({ DATABASE_URL: `postgres://hr:${password}@127.0.0.1/wageledger` });
      expect(faults).toEqual([
        expect.stringContaining('DATABASE_URL has no password or one that can be guessed'),
      ]);
      if (password !== '') expect(faults.join()).not.toContain(`:${password}@`);
    },
  );

  it.each([
    ['DATABASE_URL', `postgres://hr:${strong}@db.internal/wageledger`],
    ['DATABASE_URL', `postgres://hr:${strong}@db.internal/wageledger?sslmode=disable`],
    ['KAFKA_BROKERS', '127.0.0.1:9092,kafka.internal:9092'],
    ['WAGELEDGER_OIDC_ISSUER', 'http://id.example/realm'],
  ])('refuses plaintext of %s: %s', (name, value) => {
    const [fault, ...others] = faultsOf({ [name]: value });
    expect([fault, others]).toEqual([expect.stringMatching(new RegExp(`^${name} `)), []]);
    expect(fault).not.toContain(strong);
    expect(faultsOf({ [name]: value, WAGELEDGER_TLS_DEMANDED: 'none' })).toEqual([]);
    expect(faultsOf({ [name]: value, WAGELEDGER_MODE: 'local' })).toEqual([]);
  });

  // Planted: KAFKA_TLS looked at for being there alone; `false` let plaintext through.
  it('takes brokers elsewhere over TLS, and a TLS that is off for plaintext', () => {
    const elsewhere = { KAFKA_BROKERS: 'kafka.internal:9093' };
    expect(faultsOf({ ...elsewhere, KAFKA_TLS: 'true' })).toEqual([]);
    expect(faultsOf({ ...elsewhere, KAFKA_TLS: 'false' })).toHaveLength(1);
  });

  it.each(['KAFKA_SASL_PASSWORD', 'WAGELEDGER_METRICS_TOKEN'])(
    'refuses a weak %s, and takes none',
    (name) => {
      expect(faultsOf({ [name]: 'changeme' })).toEqual([expect.stringContaining(`${name} can be guessed`)]);
      expect(faultsOf({ [name]: strong })).toEqual([]);
    },
  );

  it('takes plaintext on this machine', () => {
    expect(
      faultsOf({ DATABASE_URL: `postgres://hr:${strong}@localhost/x`, KAFKA_BROKERS: '[::1]:9092' }),
    ).toEqual([]);
  });
});
