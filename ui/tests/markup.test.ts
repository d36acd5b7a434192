/** How the page's markup and styles must be written; each rule is shown a mistake that it finds. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type AST, parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
const named = (path: string, wrong: readonly string[]) => wrong.map((what) => `${relative(SRC, path)}: ${what}`);

/** What people wrote has a direction of its own: outside `<bdi>` its full stop jumps to the other end in a mirrored page. */
const WRITTEN_BY_PEOPLE =
  /(^|\.)(title|name|note|text|about|short_text|short_name|label|body|city|author|assignee|reason|description|detail|owner|sender|place|group|role|responsible|statement|venue_name|room_name)$/;
/** Elements that set the direction of their text themselves, or hold no markup. */
const ISOLATED = new Set(['bdi', 'option', 'textarea', 'title']);

/** In a mirrored page a choice without a direction of its own loses its beginning, and not its end, where the field is short. */
const undirected = (source: string) => [...source.matchAll(/<option\b(?![^>]*\bdir="auto")[^>]*>(?!<\/option>)/g)].map(([found]) => found);

interface Node {
  type: string;
  start: number;
  end: number;
  name?: string;
  expression?: { start: number; end: number };
}

function unisolated(source: string): string[] {
  const wrong: string[] = [];
  const walk = (found: unknown, element: string) => {
    if (Array.isArray(found)) found.forEach((one) => walk(one, element));
    if (typeof found !== 'object' || found === null || !('type' in found)) return;
    const node = found as Node & Record<string, unknown>;
    if (node.type === 'ExpressionTag' && node.expression) {
      const expression = source.slice(node.expression.start, node.expression.end).replaceAll('?.', '.');
      if (WRITTEN_BY_PEOPLE.test(expression) && !ISOLATED.has(element)) wrong.push(`{${expression}} in <${element}>`);
      return;
    }
    const inner = /Element$|^Component$/.test(node.type) ? (node.name ?? '') : element;
    for (const part of ['nodes', 'fragment', 'body', 'consequent', 'alternate', 'fallback', 'pending', 'then', 'catch'])
      if (node[part]) walk(node[part], inner);
  };
  walk((parse(source, { modern: true }) as AST.Root).fragment, '');
  return wrong;
}

test('what people wrote is isolated for direction', () => {
  expect(unisolated('<p>{event.title}</p>')).toHaveLength(1);
  expect(unisolated('{#each rows as row}<td>{row.code ? t("x", { name: row.name }) : row?.name}</td>{/each}')).toHaveLength(1);
  expect(unisolated('<p><bdi>{event.title}</bdi> <Icon name={x.name} /></p>')).toEqual([]);
  expect(undirected('<option value="a">{b}</option><option dir="auto" value="a">{b}</option><option value="a"></option>')).toHaveLength(1);
  const wrong = files(SRC, '.svelte').flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return named(path, [...unisolated(source), ...undirected(source)]);
  });
  expect(wrong).toEqual([]);
});

/**
 * Rules that reach every element of a kind below a class, across components: such a rule for drawings once made
 * icons fill half the screen. A child combinator or a class says which element is meant.
 */
function reaching(style: string): string[] {
  const rules = [...style.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/(^|[};])\s*([^{};@]+)\{/g)].map((match) => (match[2] ?? '').trim());
  return rules.filter((rule) =>
    /[\w\])]\s+(?::global\(\s*)?(?!from\b|to\b|and\b)[a-z][a-z0-9]*\b(?![\w-]*\()/.test(rule.replace(/\s*([>+~,])\s*/g, '$1')),
  );
}
function globalParts(path: string, source: string): string[] {
  if (path.endsWith('.css')) return reaching(source);
  const style = /<style>([\s\S]*)<\/style>/.exec(source)?.[1] ?? '';
  // Svelte scopes everything else to the component.
  return reaching(style).filter((rule) => /\s:global\(\s*[a-z]/.test(rule));
}

test('no style reaches all elements of a kind below it', () => {
  expect(globalParts('x.css', '.chart svg { inline-size: 100% }')).toHaveLength(1);
  expect(globalParts('x.svelte', '<style>.late :global(svg) { color: red }</style>')).toHaveLength(1);
  expect(globalParts('x.css', '.drawing > svg, :focus-visible, .a .b { color: red }')).toEqual([]);
  expect(globalParts('x.svelte', '<style>.late :global(.icon), .a svg { color: red }</style>')).toEqual([]);
  const all = [...files(SRC, '.svelte'), ...files(SRC, '.css')];
  expect(all.flatMap((path) => named(path, globalParts(path, readFileSync(path, 'utf8'))))).toEqual([]);
});

/**
 * What scrolls has square corners: a rounded one clips each layer below it by a mask, and without a graphics card a
 * screen with such a table took four times as long to draw. A list that opens beside its button is small enough.
 */
function roundedScrollers(source: string): string[] {
  const style = /<style>([\s\S]*)<\/style>/.exec(source)?.[1] ?? source;
  const rules = [...style.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{([^{}]*)\}/g)];
  return rules
    .filter(([, , body = '']) => /overflow(-\w+)?:\s*(auto|scroll)/.test(body) && /border-radius:/.test(body))
    .map(([, rule = '']) => rule.trim())
    .filter((rule) => rule !== '.popover');
}

test('what scrolls has square corners', () => {
  expect(roundedScrollers('<style>.a { overflow: auto; border-radius: 8px }</style>')).toEqual(['.a']);
  expect(roundedScrollers('<style>.a { overflow: auto } .b { border-radius: 8px; overflow: hidden }</style>')).toEqual([]);
  const all = [...files(SRC, '.svelte'), ...files(SRC, '.css')];
  expect(all.flatMap((path) => named(path, roundedScrollers(readFileSync(path, 'utf8'))))).toEqual([]);
});

/** A media query takes `rem` for the system's size of texts, and not for the one that is chosen here. */
const byWindow = (style: string) => [...style.matchAll(/@media[^{]*\b(width|height)\b[^{]*/g)].map(([found]) => found.trim());

test('layouts fold by the size of texts', () => {
  expect(byWindow('@media (max-width: 60rem) { .a { color: red } }')).toHaveLength(1);
  expect(byWindow('@container page (max-width: 60rem) {} @media (prefers-reduced-motion: reduce) {}')).toEqual([]);
  const all = [...files(SRC, '.svelte'), ...files(SRC, '.css')];
  expect(all.flatMap((path) => named(path, byWindow(readFileSync(path, 'utf8'))))).toEqual([]);
});
