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

/** A flag with a whole number from 1 to `most`. */
export function countOf(given: Given, name: string, { otherwise, most }: CountBounds): number {
  const text = textOf(given, name);
  if (text === undefined) return otherwise;
  const count = /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UsageFault(`--${name} takes a number from 1 to ${most}`);
}

type CountBounds = { readonly otherwise: number; readonly most: number };
