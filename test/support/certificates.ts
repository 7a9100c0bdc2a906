// In: a folder. Out: a CA of its own and a certificate of it for 127.0.0.1 and localhost, made by openssl.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Certificates = {
  /** PEM files. */
  readonly caFile: string;
  readonly certificateFile: string;
  /** PKCS #8, not encrypted. */
  readonly keyFile: string;
  /** Key, certificate and CA in one file, as Kafka reads a key store. */
  readonly keyStoreFile: string;
};

/** Makes them anew; `name` keeps several in one folder apart, `hosts` are those that the certificate is for. */
export async function makeCertificates(
  folder: string,
  name: string,
  hosts = 'IP:127.0.0.1,DNS:localhost',
): Promise<Certificates> {
  const at = (suffix: string): string => join(folder, `${name}-${suffix}`);
  const [caKey, caFile, keyFile, request] = [at('ca.key'), at('ca.pem'), at('server.key'), at('server.csr')];
  const [certificateFile, extensions, keyStoreFile] = [at('server.pem'), at('san.txt'), at('store.pem')];
  const openssl = (...args: string[]) => run('openssl', args, { timeout: 30_000 });
  const newKey = (file: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file);
  await Promise.all([newKey(caKey), newKey(keyFile)]);
  await openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    caKey,
    '-days',
    '2',
    '-subj',
    `/CN=${name} CA`,
    '-out',
    caFile,
  );
  await openssl('req', '-new', '-key', keyFile, '-subj', '/CN=server', '-out', request);
  await writeFile(extensions, `subjectAltName=${hosts}\n`);
  const signing = ['-req', '-in', request, '-CA', caFile, '-CAkey', caKey, '-CAcreateserial', '-days', '2'];
  await openssl('x509', ...signing, '-extfile', extensions, '-out', certificateFile);
  const parts = await Promise.all([keyFile, certificateFile, caFile].map((file) => readFile(file, 'utf8')));
  await writeFile(keyStoreFile, parts.join(''));
  return { caFile, certificateFile, keyFile, keyStoreFile };
}
