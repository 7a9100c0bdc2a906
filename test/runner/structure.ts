import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { moneyArithmetic } from './money-arithmetic.js';

const LINES_MAX = 300;

// The one list of files that may be longer, each with its present length as its bound. It only shrinks.
const LONGER_FILES: Readonly<Record<string, number>> = {};

const FOLDERS = ['.ci', 'apps', 'bench', 'examples', 'infra', 'libs', 'migrations', 'test'];
const SOURCE = /\.(ts|tsx|mjs|cjs|js|py|sh|sql)$|(^|\/)run$/;
/** Made from the documents and held equal to them by a test; nobody reads or edits them. */
const GENERATED = /\/generated\//;
const SPEC = /\.spec\.ts$/;
const NOT_RUN = /\b(describe|it|test)\.(only|skip|todo)\b|^\s*(fdescribe|fit|xdescribe|xit|xtest)\(/;
const CODE_ROW = /^\|\s*([A-Z][A-Z0-9_]+)\s*\|/gm;

export type StructureCheck = { title: string; findFaults: () => Promise<string[]> };

/** Rules of this repository that no ready-made tool knows. */
export const structureChecks: readonly StructureCheck[] = [
  { title: `files of at most ${LINES_MAX} lines`, findFaults: longFiles },
  { title: 'no test switched off or singled out', findFaults: testsNotRun },
  { title: 'no arithmetic with money but by decimals (libs/domain)', findFaults: moneyAsFloats },
  {
    title: 'codes of problems, rejections, halts and anomalies agree with docs/ERRORS.md',
    findFaults: codesThatDiffer,
  },
];

async function longFiles(): Promise<string[]> {
  const faults: string[] = [];
  for (const path of await sources(SOURCE)) {
    const lines = (await read(path)).trimEnd().split('\n').length;
    const bound = LONGER_FILES[path] ?? LINES_MAX;
    if (lines > bound) faults.push(`${path}: ${lines} lines, at most ${bound}`);
    if (path in LONGER_FILES && lines <= LINES_MAX)
      faults.push(`${path}: short enough now, strike it off the list`);
  }
  return faults;
}

async function testsNotRun(): Promise<string[]> {
  const faults: string[] = [];
  for (const path of await sources(SPEC)) {
    const lines = (await read(path)).split('\n');
    lines.forEach((line, index) => {
      if (NOT_RUN.test(line)) faults.push(`${path}:${index + 1}: ${line.trim()}`);
    });
  }
  return faults;
}

async function moneyAsFloats(): Promise<string[]> {
  const paths = await sources(/^libs\/domain\/src\/.*\.ts$/);
  return moneyArithmetic(paths.filter((path) => !SPEC.test(path)));
}

async function codesThatDiffer(): Promise<string[]> {
  // Imported here and not above: the room exists only after the build.
  const { errorCodes, rejectionCodes } = await import('#libs/contracts');
  const { anomalyCodes } = await import('#libs/domain');
  const { databaseRefusals } = await import('#libs/database');
  const { haltCodes } = await import('#libs/kafka');
  const known = new Set(
    Object.keys({ ...errorCodes, ...rejectionCodes, ...haltCodes, ...anomalyCodes, ...databaseRefusals }),
  );
  const text = await read('docs/ERRORS.md');
  const documented = new Set(Array.from(text.matchAll(CODE_ROW), (match) => match[1] ?? ''));
  return [
    ...[...known]
      .filter((code) => !documented.has(code))
      .map((code) => `${code} is missing in docs/ERRORS.md`),
    ...[...documented]
      .filter((code) => !known.has(code))
      .map((code) => `${code} is no code of libs/contracts, libs/kafka, libs/database or libs/domain`),
  ];
}

async function sources(pattern: RegExp): Promise<string[]> {
  const listings = FOLDERS.map((folder) =>
    readdir(join(repository, folder), { recursive: true }).then(
      (names) => names.map((name) => `${folder}/${name}`),
      () => [],
    ),
  );
  return (await Promise.all(listings)).flat().filter((path) => pattern.test(path) && !GENERATED.test(path));
}

function read(path: string): Promise<string> {
  return readFile(join(repository, path), 'utf8');
}
