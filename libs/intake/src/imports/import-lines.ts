import type { ErrorCode } from '#libs/contracts';

/** A line of a file as it was read: its fields, or why it has none. Lines count from 1, a header row among them. */
export type ReadLine =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>>; readonly unreadable?: never }
  | { readonly line: number; readonly unreadable: string };

/** Where in a line a fault is: a JSON pointer, and of a CSV file the column with its number from 1. */
export type LinePlace = {
  readonly pointer?: string;
  readonly column?: string;
  readonly position?: number;
};

/** What is wrong with one line, with every fault of it at once. */
export type LineProblem = {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: readonly (LinePlace & { readonly detail: string })[];
};

/** A file as a sequence of lines, in slices small enough to be worked through without holding others up. */
export type LineSource = {
  readonly slices: AsyncIterator<readonly ReadLine[], void>;
  /** Where a person finds what a JSON pointer into the fields names. */
  placeOf(pointer: string): LinePlace;
};

/** Longer ones are refused unread: no update comes near it, and a file without line breaks must not fill the memory. */
export const lineBytesMax = 64 * 1024;
/** Lines that are parsed and checked in one go; some 3 ms, for which requests beside the import wait. */
export const sliceLines = 128;
