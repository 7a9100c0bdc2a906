/** Readers of single arguments. Each gives the value or throws the UsageFault that tells what is expected. */
import { reasonSchema } from '#libs/contracts';
import type { Given } from './command.js';
import { UsageFault } from './usage-fault.js';

/** The place of a record, partition:offset. */
export type Place = { readonly partition: string; readonly offset: string };

/** Exactly the words that are named, in that order. */
export function wordsOf<const N extends string>({ words }: Given, ...names: readonly N[]): Record<N, string> {
  const missing = names[words.length];
  if (missing !== undefined) throw new UsageFault(`${missing} is missing`);
  const extra = words[names.length];
  if (extra !== undefined) throw new UsageFault(`${extra} is one argument too many`);
  return Object.fromEntries(names.map((name, place) => [name, words[place] ?? ''])) as Record<N, string>;
}

/** A partition, as the URL takes it. */
export function partitionOf(text: string): string {
  if (/^\d{1,5}$/.test(text)) return text;
  throw new UsageFault(`${text} is no partition; a partition is a number such as 3`);
}

/** An offset; it stays text, because it may exceed what a double holds. */
export function offsetOf(text: string): string {
  if (/^\d{1,18}$/.test(text)) return text;
  throw new UsageFault(`${text} is no offset; an offset is a number such as 1204`);
}

export function placeOf(text: string): Place {
  const [, partition, offset] = /^(\d{1,5}):(\d{1,15})$/.exec(text) ?? [];
  if (partition !== undefined && offset !== undefined) return { partition, offset };
  throw new UsageFault(`${text} is no place; a place is partition:offset, such as 3:1204`);
}

/** --reason: every decision is kept with one. */
export function reasonOf({ flags }: Given): string {
  const reason = flags['reason'];
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageFault('--reason TEXT is missing; it is kept with the decision');
  if (reasonSchema.safeParse(reason).success) return reason;
  throw new UsageFault('--reason takes one line of at most 500 characters');
}

/** A flag with text, or undefined where it was not given. */
export function textOf({ flags }: Given, name: string): string | undefined {
  const text = flags[name];
  return typeof text === 'string' ? text : undefined;
}

/** A flag that must be given; `what` tells what belongs there. */
export function requiredOf(given: Given, name: string, what: string): string {
  const text = textOf(given, name);
  if (text !== undefined && text !== '') return text;
  throw new UsageFault(`--${name} ${what} is missing`);
}

/** A flag that takes one of these words, or undefined where it was not given. */
export function choiceOf<const C extends string>(
  given: Given,
  name: string,
  choices: readonly C[],
): C | undefined {
  const text = textOf(given, name);
  if (text === undefined) return undefined;
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new UsageFault(`--${name} takes one of ${choices.join(', ')}`);
}

/** Money as `60000.00 EUR`; how many decimals a currency has the service says. */
export function moneyOf(given: Given, name: string): { amount: string; currency: string } | undefined {
  const text = textOf(given, name);
  if (text === undefined) return undefined;
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  if (amount !== undefined && currency !== undefined) return { amount, currency };
  throw new UsageFault(`--${name} takes an amount and its currency, such as "60000.00 EUR"`);
}

/** Two dates as `2026-11-01..2026-11-30`, both inclusive. */
export function spanOf(given: Given, name: string): { start: string; end: string } {
  const [, start, end] = /^([\d-]+)\.\.([\d-]+)$/.exec(requiredOf(given, name, 'START..END')) ?? [];
  if (start !== undefined && end !== undefined) return { start, end };
  throw new UsageFault(`--${name} takes two dates, such as 2026-11-01..2026-11-30`);
}

/** A flag with a whole number from 1 to `most`. */
export function countOf(given: Given, name: string, { otherwise, most }: CountBounds): number {
  const text = textOf(given, name);
  if (text === undefined) return otherwise;
  const count = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UsageFault(`--${name} takes a number from 1 to ${most}`);
}

type CountBounds = { readonly otherwise: number; readonly most: number };
