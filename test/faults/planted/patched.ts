import type { PlantedBug } from './bugs.js';

/** The text with the patch in it. Throws unless it holds exactly once what the patch changes: a bug cannot quietly go missing. */
export function patched(text: string, { file, find, put }: PlantedBug['patches'][number]): string {
  const places = text.split(find).length - 1;
  if (places !== 1)
    throw new Error(`the patch no longer fits: ${file} holds "${find}" ${places} times, not once`);
  return text.replace(find, () => put);
}
