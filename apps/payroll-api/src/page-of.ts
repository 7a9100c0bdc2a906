import { encodeCursor } from '#libs/pay';

export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };

/** A page of `limit` items, of which one more was read to know whether there is a next page. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  placeOf: (last: Item) => string,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, next: encodeCursor(placeOf(last)) }
    : { items };
}
