// `npm run docs:performance -- FILE…`. In: files that `npm run bench -- --json FILE` wrote, and bench/performance-notes.md.
// Out: docs/PERFORMANCE.md, its charts in docs/performance/ and copies of the files beside them. Charts of what no file has
// are removed.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repository } from '../test/support/repository.js';
import { chartsOf } from './performance/chart-files.js';
import { performancePage } from './performance/page.js';
import { Runs } from './performance/runs.js';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('name the files that npm run bench -- --json FILE wrote');
const page = join(repository, 'docs/PERFORMANCE.md');
const folder = join(repository, 'docs/performance');
mkdirSync(folder, { recursive: true });
const runs = Runs.read(files);
for (const file of files) {
  const kept = join(folder, basename(file));
  if (resolve(file) !== kept) copyFileSync(file, kept);
}
const charts = chartsOf(runs);
for (const name of readdirSync(folder))
  if (name.endsWith('.svg') && !charts.has(name)) rmSync(join(folder, name));
for (const [name, svg] of charts) writeFileSync(join(folder, name), svg);
const notesFile = join(repository, 'bench/performance-notes.md');
const notes = existsSync(notesFile) ? readFileSync(notesFile, 'utf8') : '';
const style = await resolveConfig(page);
writeFileSync(page, await format(performancePage(runs, notes), { ...style, parser: 'markdown' }));
