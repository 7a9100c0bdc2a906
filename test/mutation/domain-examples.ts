// What mutation testing runs against each mutant of the payroll rules: their example specs in one file, so that the rules
// are loaded once per mutant and not once per spec. Without the property specs and the speed spec: a thousand random cases
// per property cost a minute per mutant, and so nearly every kill is owed to an example that one can read (a few specs keep a small property).
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rules = fileURLToPath(new URL('../../libs/domain/src/', import.meta.url));
const specs = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.unit.spec.ts') && !/\.(properties|speed)\.unit/.test(path))
  .sort();

for (const spec of specs) await import(`${rules}${spec}`);
