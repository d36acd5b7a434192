/** Messages of the chosen language from `assets/locales/<language>/*.ftl`. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { pseudo } from './pseudo';

const files = import.meta.glob<string>('../../../assets/locales/*/*.ftl', { query: '?raw', import: 'default', eager: true });

const PSEUDO = 'en-XA';
const MIRRORED = /^(ar|he|fa|ur|en-XA)\b/;

function bundleOf(language: string): FluentBundle {
  const isPseudo = language === PSEUDO;
  const folder = isPseudo ? 'en' : language;
  const bundle = new FluentBundle([language, 'en'], {
    useIsolating: MIRRORED.test(language),
    ...(isPseudo ? { transform: pseudo } : {}),
  });
  for (const [path, source] of Object.entries(files)) {
    if (path.includes(`/locales/${folder}/`)) bundle.addResource(new FluentResource(source), { allowOverrides: true });
  }
  return bundle;
}

class Text {
  #language = $state('en');
  #bundle = $derived(bundleOf(this.#language));
  #english = bundleOf('en');

  get language(): string {
    return this.#language;
  }

  get direction(): 'ltr' | 'rtl' {
    return MIRRORED.test(this.#language) ? 'rtl' : 'ltr';
  }

  /** Chooses a language; an unknown one becomes English. */
  choose(language: string) {
    const known = language === PSEUDO || Object.keys(files).some((path) => path.includes(`/locales/${language}/`));
    this.#language = known ? language : 'en';
  }

  find(id: string) {
    for (const bundle of [this.#bundle, this.#english]) {
      const pattern = bundle.getMessage(id)?.value;
      if (pattern) return { bundle, pattern };
    }
    return undefined;
  }
}

export const text = new Text();

/** The message with this id. A missing one shows its id, so that it is found. */
export function t(id: string, values?: Record<string, string | number>): string {
  const found = text.find(id);
  return found ? found.bundle.formatPattern(found.pattern, values ?? {}, []) : id;
}

/** Whether there is a message with this id. */
export function hasText(id: string): boolean {
  return text.find(id) !== undefined;
}
