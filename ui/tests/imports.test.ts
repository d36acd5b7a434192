/** No file of the page imports itself, however many files lie between. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const IMPORT = /(?:^|\s)(?:import|export)\s[^'";]*?from\s+'(\.[^']*)'|import\s+'(\.[^']*)'/g;

type Graph = ReadonlyMap<string, readonly string[]>;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
  });
}

function fileOf(path: string): string | undefined {
  return [path, `${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file) && statSync(file).isFile());
}

function graphOf(files: readonly string[]): Graph {
  return new Map(
    files.map((file) => {
      const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
      return [file, found.flatMap((name) => fileOf(join(dirname(file), name)) ?? [])];
    }),
  );
}

/** The files of the first circle of each file that lies on one, as a path. */
function circles(graph: Graph): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].map((name) => relative(SRC, name)).join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

test('a planted circle is found, and a diamond is none', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(circles(circle)).toHaveLength(1);
  const diamond = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', ['d']],
    ['d', []],
  ]);
  expect(circles(diamond)).toEqual([]);
});

test('nothing in the page imports in a circle', () => {
  const graph = graphOf(sources(SRC));
  // The walk must have seen the page, or it would find nothing to complain about.
  expect(graph.size).toBeGreaterThan(150);
  expect([...graph.values()].flat().length).toBeGreaterThan(600);
  expect(circles(graph)).toEqual([]);
});
