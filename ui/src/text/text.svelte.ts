/** The chosen language, and sentences in it. */
import { FluentBundle } from '@fluent/bundle';
import { isTranslated, Messages } from './messages';
import { pseudo } from './pseudo';

export const PSEUDO = 'en-XA';
const MIRRORED = /^(ar|he|fa|ur|en-XA)\b/;

const english = new Messages('en', new FluentBundle(['en'], { useIsolating: false }));

function messagesOf(language: string): Messages {
  if (language === 'en') return english;
  const isPseudo = language === PSEUDO;
  const bundle = new FluentBundle([language, 'en'], {
    useIsolating: MIRRORED.test(language),
    ...(isPseudo ? { transform: pseudo } : {}),
  });
  return new Messages(isPseudo ? 'en' : language, bundle);
}

class Text {
  #language = $state('en');
  #messages = $derived(messagesOf(this.#language));

  get language(): string {
    return this.#language;
  }

  get direction(): 'ltr' | 'rtl' {
    return MIRRORED.test(this.#language) ? 'rtl' : 'ltr';
  }

  /** Chooses a language; an unknown one becomes English. */
  choose(language: string) {
    this.#language = language === PSEUDO || isTranslated(language) ? language : 'en';
  }

  find(id: string) {
    for (const messages of [this.#messages, english]) {
      const pattern = messages.find(id);
      if (pattern) return { bundle: messages.bundle, pattern };
    }
    return undefined;
  }
}

export const text = new Text();

type Values = Record<string, string | number>;

/** The message with this id. A missing one shows its id, so that it is found. */
export function t(id: string, values?: Values): string {
  const found = text.find(id);
  if (!found) return id;
  return found.bundle.formatPattern(found.pattern, values ? isolatedValues(values) : {}, []);
}

/** The message as it is stored or compared: without marks that only matter where it is shown. */
export function plain(id: string, values?: Values): string {
  return t(id, values).replace(/[\u2066-\u2069]/g, '');
}

// Told by number: written out, they would turn this file's own text around.
export const SET_APART = String.fromCodePoint(0x2068);
export const TO_HERE = String.fromCodePoint(0x2069);
/** Hebrew, Arabic and their kin, with the forms of old fonts. */
const RUNS_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;

/**
 * Words that run the other way than the page, set apart so that they do not drag the signs around them along. What runs
 * the same way gets no marks; in a mirrored language Fluent sets everything apart.
 */
export function isolated(words: string): string {
  return text.direction === 'ltr' && RUNS_LEFT.test(words) ? `${SET_APART}${words}${TO_HERE}` : words;
}

function isolatedValues(values: Values): Values {
  if (text.direction === 'rtl') return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value]));
}

/** Whether there is a message with this id. */
export function hasText(id: string): boolean {
  return text.find(id) !== undefined;
}
