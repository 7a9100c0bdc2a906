// What a benchmark is given and what it gives. A new one is a file bench/<name>.ts that exports `run`, and a line in
// bench/benchmarks.ts.

/** A result: numbers and texts, grouped as deep as is useful. Rates per second, times in ms, memory in MiB. */
export type BenchResult = {
  readonly [name: string]: string | number | boolean | null | undefined | BenchResult;
};

export type BenchContext = {
  /** host:port of a real broker, as `KAFKA_BROKERS` wants it. */
  readonly brokers: string;
  /** Decides every random choice, so that a run can be repeated. */
  readonly seed: number;
  /** How many updates: `--updates N`, or what the benchmark is registered with; throws where it is not. */
  readonly updates: number;
  /** Any further number that the benchmark is registered with: `--entries N` and the like. */
  option(name: string): number;
  /** The URL of a fresh, migrated database with fsync on and default durability; dropped at the end. */
  freshDatabase(): Promise<string>;
  /** Drops those so far, where a benchmark needs their room before it ends. */
  dropDatabases(): Promise<void>;
  /** An administrator's URL of the same server. */
  readonly adminUrl: string;
  /** Main processes of the servers, for what they cost in CPU time (see cpu-time.ts). */
  readonly pids: { readonly postgres: number; readonly broker: number };
  /** For logs and whatever else a benchmark wants to keep until the run ends. */
  readonly folder: string;
  /** A line of progress. */
  say(line: string): void;
};

export type Benchmark = {
  readonly name: string;
  /** Numbers it takes as flags, with what holds without the flag. */
  readonly options: Readonly<Record<string, number>>;
  readonly run: (context: BenchContext) => Promise<BenchResult>;
};
