// What the references share. Each is a process of its own, started by fork with brokers, topic, URL of a database and a
// limit; it tells when its timed region begins and ends, so that the parent can see what all processes used meanwhile.
// These are the yardstick. They stay as they were first written.

export type ReferenceArgs = {
  readonly brokers: string[];
  readonly topic: string;
  readonly databaseUrl: string;
  /** How many updates at most. */
  readonly limit: number;
};

export type ReferenceWord =
  { readonly at: 'begin' } | { readonly at: 'end'; readonly updates: number; readonly ms: number };

export function referenceArgs(): ReferenceArgs {
  const [brokers = '', topic = '', databaseUrl = '', limit = '0'] = process.argv.slice(2);
  return { brokers: brokers.split(','), topic, databaseUrl, limit: Number(limit) };
}

/** Says that the timed region begins; what it gives says that it ends. */
export function begin(): (updates: number) => Promise<void> {
  void tell({ at: 'begin' });
  const startedAt = performance.now();
  return (updates) => tell({ at: 'end', updates, ms: performance.now() - startedAt });
}

function tell(word: ReferenceWord): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) throw new Error('a reference is started by the benchmark, with fork');
    process.send(word, () => resolve());
  });
}
