import { StackFault } from './stack-fault.js';

/**
 * A department's name as an id: letters, digits, dots, underscores and hyphens stay, everything else
 * becomes one hyphen. "WATER MGMNT" → "WATER-MGMNT", "MAYOR'S OFFICE" → "MAYOR-S-OFFICE".
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}

/** The slug of each name. Throws a StackFault when two names would become one department, or one none. */
export function uniqueSlugs(names: Iterable<string>): Map<string, string> {
  const nameOf = new Map<string, string>();
  for (const name of new Set(names)) {
    const slug = slugOf(name);
    const other = nameOf.get(slug);
    if (slug === '' || other !== undefined) {
      throw new StackFault(
        `the departments "${name}" and "${other ?? ''}" would share the id "${slug}"`,
        'Rename one of them in the file',
      );
    }
    nameOf.set(slug, name);
  }
  return new Map([...nameOf].map(([slug, name]) => [name, slug]));
}
