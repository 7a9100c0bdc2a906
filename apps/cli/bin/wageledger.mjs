#!/usr/bin/env node
// The command `wageledger`. It runs the built product, so that a checkout without its build says what is missing.
import { existsSync } from 'node:fs';

const main = new URL('../../../dist/apps/cli/src/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('wageledger: the product is not built here. Run npm run build first\n');
  process.exitCode = 1;
}
