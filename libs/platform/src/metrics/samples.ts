/** One value of a metric with its labels. */
export type Sample = { readonly labels?: Readonly<Record<string, string | number>>; readonly value: number };

/** Gives what a metric holds at the moment it is asked for. */
export type ReadSamples = () => readonly Sample[] | Promise<readonly Sample[]>;
