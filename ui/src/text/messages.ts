/**
 * Messages of a language from `assets/locales/<language>/*.ftl`, each parsed when it is first asked for: a start shows a
 * few hundred of several thousand. What a message names (terms, other messages) is read with it.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';

const files = import.meta.glob<string>('../../../assets/locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });
// What stands at the beginning of a line and goes on until the next: comments between belong to the one before.
const BEGINNING = /^(-?[a-zA-Z][\w-]*) *=/gm;
const NAMED = /\{\s*(-?[a-zA-Z][\w-]*)/g;

/** Whether there are messages in a language. */
export function isTranslated(language: string): boolean {
  return Object.keys(files).some((path) => path.includes(`/locales/${language}/`));
}

/** The text of every message of a language, by its id. */
function sourcesOf(language: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const [path, source] of Object.entries(files)) {
    if (!path.includes(`/locales/${language}/`)) continue;
    let id = '';
    let from = 0;
    for (const { 1: next = '', index } of source.matchAll(BEGINNING)) {
      if (id) sources.set(id, source.slice(from, index));
      [id, from] = [next, index];
    }
    if (id) sources.set(id, source.slice(from));
  }
  return sources;
}

/** The messages of one language. */
export class Messages {
  readonly bundle: FluentBundle;
  readonly #sources: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();

  constructor(language: string, bundle: FluentBundle) {
    this.bundle = bundle;
    this.#sources = sourcesOf(language);
  }

  /** The pattern of a message, if there is one. */
  find(id: string) {
    this.#load(id);
    return this.bundle.getMessage(id)?.value ?? undefined;
  }

  #load(id: string) {
    const source = this.#sources.get(id);
    if (source === undefined || this.#read.has(id)) return;
    this.#read.add(id);
    this.bundle.addResource(new FluentResource(source));
    for (const { 1: named = '' } of source.matchAll(NAMED)) this.#load(named);
  }
}
