// In: the payroll rules with every change of Stryker's built in, one of which is switched on. Out: which examples fail.
// Guaranteed: the rules and the specs are loaded anew for every change, so that no change sees what another left behind.
// All in one place instead of by Stryker's own runner for jest: that starts jest for every change (seconds where this takes
// a tenth of one), and in silence it leaves a change out whose examples' titles are too long for one pattern.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import * as circus from 'jest-circus';

const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect });

const packages = createRequire(import.meta.url);

/** Ends a property at once: it is no example, and a thousand random cases would cost seconds for every change. */
const isProperty = new Error('a property is no example');
const { default: fastCheck, ...named } = packages('fast-check');
const assert = () => {
  throw isProperty;
};
const withoutProperties = { ...named, __esModule: true, assert, default: { ...fastCheck, assert } };

/** Compiled once per file; run once per change. */
const compiled = new Map();
let options;

function compile(file) {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const { code } = transformSync(readFileSync(file, 'utf8'), { ...options, filename: file });
  const script = new vm.Script(`(function (exports, require) {${code}\n})`, { filename: file });
  compiled.set(file, script);
  return script;
}

/** Loads a source and what it imports, each once per set of modules. */
function load(file, modules) {
  const known = modules.get(file);
  if (known !== undefined) return known;
  const exports = {};
  modules.set(file, exports);
  const imported = (name) => {
    if (name.startsWith('#libs/')) return load(path.resolve('libs', name.slice(6), 'src/index.ts'), modules);
    if (name === 'fast-check') return withoutProperties;
    if (!name.startsWith('.')) return packages(name);
    return load(path.resolve(path.dirname(file), name.replace(/\.js$/, '.ts')), modules);
  };
  compile(file).runInThisContext()(exports, imported);
  return exports;
}

/** The title with those of the blocks around it; the outermost block has none. */
function titleOf({ parent, name }) {
  return parent?.parent === undefined ? name : `${titleOf(parent)} ${name}`;
}

/** Where the code that Stryker builds into the rules looks for its state. */
const namespace = '__stryker__';

/** The run in progress: which examples, and what they gave. */
let run;

circus.addEventHandler(({ name, test: example }) => {
  if (name === 'test_start') {
    const title = titleOf(example);
    const isWanted = run.filter === undefined || run.filter.has(title);
    if (!isWanted || (run.bail && run.hasFailed)) example.mode = 'skip';
    else run.stryker.currentTestId = title;
  } else if (name === 'test_done') {
    run.stryker.currentTestId = undefined;
    const failures = example.errors.flat().filter((error) => error !== undefined);
    if (failures.includes(isProperty)) return;
    run.hasFailed ||= failures.length > 0;
    run.results.push(resultOf(titleOf(example), example.duration, failures[0]));
  }
});

function resultOf(title, duration, failure) {
  const result = { id: title, name: title, timeSpentMs: duration ?? 0 };
  if (failure === undefined) return { ...result, status: 0 };
  return { ...result, status: 1, failureMessage: failure.message ?? String(failure) };
}

function specFiles() {
  const rules = path.resolve('libs/domain/src');
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.unit.spec.ts') && !/\.(properties|speed)\.unit/.test(file))
    .sort()
    .map((file) => path.join(rules, file));
}

/**
 * Loads the specs, without those that a change keeps from listing their examples: the examples of the others decide then.
 * Gives what kept them, if anything did; throws it where nothing was changed.
 */
function loadSpecs(files, stryker) {
  circus.resetState();
  const modules = new Map();
  for (const file of files) {
    try {
      load(file, modules);
    } catch (error) {
      if (stryker.activeMutant === undefined) throw error;
      const others = files.filter((other) => other !== file);
      return loadSpecs(others, stryker) ?? error;
    }
  }
  return undefined;
}

/** Runs the examples, or those of the filter; `stryker` is what the code built into the rules reads and writes. */
async function runExamples(stryker, { filter, bail, activate }) {
  globalThis[namespace] = stryker;
  run = { stryker, filter, bail, hasFailed: false, results: [] };
  const notLoaded = loadSpecs(specFiles(), stryker);
  activate?.();
  await circus.run();
  // No example noticed it, but a spec could not even be read: neither a kill nor a survivor.
  if (notLoaded !== undefined && !run.hasFailed) throw notLoaded;
  return run.results;
}

const runner = {
  capabilities: () => ({ reloadEnvironment: true }),
  init() {
    const { exclude: _specs, $schema: _schema, ...compiler } = JSON.parse(readFileSync('.swcrc', 'utf8'));
    options = { ...compiler, swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' } };
  },
  async dryRun() {
    const stryker = {};
    const tests = await runExamples(stryker, {});
    const titles = new Set(tests.map(({ id }) => id));
    if (titles.size < tests.length)
      throw new Error('two examples have one title: their kills cannot be told apart');
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  },
  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
    const stryker = { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 };
    const activate = () => {
      stryker.activeMutant = activeMutant.id;
    };
    if (mutantActivation === 'static') activate();
    const filter = testFilter === undefined ? undefined : new Set(testFilter);
    let results;
    try {
      results = await runExamples(stryker, { filter, bail: !disableBail, activate });
    } catch (error) {
      return { status: 'error', errorMessage: String(error) };
    }
    if (stryker.hitCount > hitLimit)
      return { status: 'timeout', reason: `reached more than ${hitLimit} times` };
    const failed = results.filter(({ status }) => status === 1);
    const nrOfTests = results.length;
    if (failed.length === 0) return { status: 'survived', nrOfTests };
    const [{ failureMessage }] = failed;
    return { status: 'killed', killedBy: failed.map(({ id }) => id), failureMessage, nrOfTests };
  },
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'examples', factory: () => runner }];
