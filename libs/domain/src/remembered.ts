/** Of percentages, divisors and the like a company uses dozens. */
const textsMax = 1_000;

/**
 * The same function, which keeps what it gave for each text: for what is asked with every fold and is the same few texts
 * each time. `of` must depend on the text alone. After a thousand texts it forgets them all, so memory is bounded.
 */
export function remembered<Value extends object>(of: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= textsMax) known.clear();
    const value = of(text);
    known.set(text, value);
    return value;
  };
}
