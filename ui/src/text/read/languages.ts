/**
 * Languages as people type them: their names in the language of the page, in English or in their own, or their BCP 47
 * tags, several in a line. Leaves out guessing: a word that no language is called by is told.
 */
import { fault, nothing, type Understood, withoutMarks } from './understood';

/** Tags in the order they were typed, with commas between them. */
export type Tags = string;

export const tagsOf = (tags: Tags): string[] => tags.split(',').filter(Boolean);

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const keyOf = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

const namesIn = (language: string) => new Intl.DisplayNames([language, 'en'], { type: 'language', fallback: 'none' });

/** What languages are called in this one, and by those who speak them. */
export class LanguageNames {
  readonly #own: Intl.DisplayNames;
  #tags: Map<string, string> | null = null;

  constructor(language: string) {
    this.#own = namesIn(language);
  }

  /** The name of a language; `undefined`: there is none of this tag. */
  of(tag: string): string | undefined {
    return this.#own.of(tag);
  }

  /** The tag that a word stands for. */
  find(word: string): string | undefined {
    return this.#byName.get(keyOf(word)) ?? this.#canonical(word);
  }

  get #byName(): Map<string, string> {
    if (this.#tags) return this.#tags;
    const tags = (this.#tags = new Map<string, string>());
    const english = namesIn('en');
    for (const tag of LETTERS.flatMap((one) => LETTERS.map((other) => one + other)))
      for (const name of [this.of(tag), english.of(tag), english.of(tag) ? namesIn(tag).of(tag) : undefined])
        if (name && !tags.has(keyOf(name))) tags.set(keyOf(name), tag);
    return tags;
  }

  #canonical(word: string): string | undefined {
    if (!/^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?$/i.test(word)) return undefined;
    const tag = Intl.getCanonicalLocales(word)[0];
    return tag !== undefined && this.of(tag) ? tag : undefined;
  }
}

/** `English, ga` as `en,ga`; what stands twice is taken once. */
export function readLanguages(typed: string, names: LanguageNames): Understood<Tags> {
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const part of withoutMarks(typed).split(/[,;/|\n、،，]/)) {
    const words = names.find(part.trim()) ? [part.trim()] : part.split(/\s+/).filter(Boolean);
    const tags = words.map((word) => names.find(word));
    const known = tags.filter((tag) => tag !== undefined);
    if (known.length < tags.length) unknown.push(part.trim());
    known.forEach((tag) => found.add(tag));
  }
  if (unknown.length > 0) return fault('language', { words: unknown.join(', '), count: unknown.length });
  return found.size === 0 ? nothing : { kind: 'value', value: [...found].join(',') };
}

/** The names in a line that is read as the same languages; tags where a name would not be. */
export const writeLanguages = (tags: Tags, names: LanguageNames): string =>
  tagsOf(tags)
    .map((tag) => {
      const name = names.of(tag);
      return name && names.find(name) === tag ? name : tag;
    })
    .join(', ');
