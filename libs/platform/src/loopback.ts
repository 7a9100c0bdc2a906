/** Whether a host name or address is this machine itself. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^::ffff:/i, '');
  return plain === 'localhost' || /^\[?::1\]?$/.test(plain) || /^127(\.\d{1,3}){3}$/.test(plain);
}
