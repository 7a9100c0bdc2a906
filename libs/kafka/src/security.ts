// In: what the environment says about TLS and SASL. Out: the two as kafkajs takes them.
// Guaranteed: a certificate is always checked, against the given CA or those of the system, and so is the host's name in it;
// nobody sends a password that can be read on the way: SCRAM proves it and never sends it.
import { readFileSync } from 'node:fs';
import type { KafkaConfig } from 'kafkajs';
import { ConfigurationError } from '#libs/platform';

/** How the brokers are reached; nothing set means plaintext, and nobody in particular. */
export type KafkaSecurity = {
  readonly tls?: {
    /** PEM, one certificate or more; those of the system where absent. */ readonly ca?: string;
  };
  readonly sasl?: { readonly username: string; readonly password: string };
};

export type SecurityVariables = {
  readonly KAFKA_TLS: boolean;
  readonly KAFKA_CA_FILE?: string | undefined;
  readonly KAFKA_SASL_USERNAME?: string | undefined;
  readonly KAFKA_SASL_PASSWORD?: string | undefined;
};

/** Reads the CA file. Throws ConfigurationError where it cannot, and where half of what belongs together is missing. */
export function kafkaSecurityOf(env: SecurityVariables): KafkaSecurity {
  const { KAFKA_TLS, KAFKA_CA_FILE, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  if (!KAFKA_TLS && KAFKA_CA_FILE !== undefined)
    throw wrong('KAFKA_CA_FILE is set, but KAFKA_TLS is not true, so it would not be used');
  if ((username === undefined) !== (password === undefined))
    throw wrong('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD belong together; set both or neither');
  return {
    ...(KAFKA_TLS && { tls: KAFKA_CA_FILE === undefined ? {} : { ca: certificatesIn(KAFKA_CA_FILE) } }),
    ...(username !== undefined && password !== undefined && { sasl: { username, password } }),
  };
}

/** The part of kafkajs's configuration that this makes. */
export function securityConfig({ tls, sasl }: KafkaSecurity = {}): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  return {
    ...(tls !== undefined && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
    ...(sasl !== undefined && { sasl: { mechanism: 'scram-sha-512', ...sasl } }),
  };
}

function certificatesIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    throw wrong(
      `KAFKA_CA_FILE names ${file}, which cannot be read (${(fault as NodeJS.ErrnoException).code})`,
    );
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw wrong(`KAFKA_CA_FILE names ${file}, which holds no certificate in PEM`);
}

function wrong(what: string): ConfigurationError {
  return new ConfigurationError(`wrong configuration: ${what}`);
}
