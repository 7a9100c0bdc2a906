/** Faults that pass by themselves carry this mark: a lost connection, a deadlock, a server that starts. */
export function isTransient(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { transient?: unknown }).transient === true;
}
