import { repository } from '../support/repository.js';

export type Flags = {
  seed: number;
  /** Accepted updates of the whole run, at least. */
  updates: number;
  only: string[];
  short: boolean;
  json: string | undefined;
  /** The built product under test. */
  product: string;
};

/** `--seed S --updates N --only NAME[,NAME] --short --json FILE --product FOLDER`; throws for anything else. */
export function readFlags(args: readonly string[]): Flags {
  const flags: Flags = {
    seed: Date.now() % 1_000_000,
    updates: 0,
    only: [],
    short: false,
    json: undefined,
    product: repository,
  };
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index];
    if (name === '--short') {
      flags.short = true;
      continue;
    }
    const value = args[(index += 1)] ?? '';
    if (name === '--seed') flags.seed = wholeNumber(name, value);
    else if (name === '--updates') flags.updates = wholeNumber(name, value);
    else if (name === '--only') flags.only.push(...value.split(','));
    else if (name === '--json') flags.json = value;
    else if (name === '--product') flags.product = value;
    else throw new Error(`${name} is no flag of this program`);
  }
  return flags;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new Error(`${name} takes a whole number, not ${JSON.stringify(text)}`);
  return Number.parseInt(text, 10);
}
