/** Where an accepted update stands in the log; `offset` is a decimal string, as 64 bits do not fit a JSON number. */
export type Accepted = {
  readonly updateId: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
};
