import { expect, test } from 'vitest';
import { LanguageNames, readLanguages, writeLanguages } from './languages';

const english = new LanguageNames('en');
const german = new LanguageNames('de');
const said = (typed: string, names = english) => {
  const read = readLanguages(typed, names);
  return read.kind === 'value' ? read.value : read.kind === 'fault' ? `${read.fault.code}: ${read.fault.values?.['words']}` : read.kind;
};

test.each([
  ['', 'nothing'],
  ['English', 'en'],
  ['en, ga;en  pl', 'en,ga,pl'],
  ['EN', 'en'],
  ['English and Irish', 'language: English and Irish'],
  ['English, Klingon', 'language: Klingon'],
  ['Gaeilge / Cymraeg', 'ga,cy'],
  ['Scottish Gaelic', 'gd'],
  ['Francais', 'fr'],
  ['French;French', 'fr'],
  ['中文、日本語', 'zh,ja'],
  ['العربية، فارسی', 'ar,fa'],
  ['pt-br, zh-hant', 'pt-BR,zh-Hant'],
  ['ase', 'ase'],
  ['xx', 'language: xx'],
  ['Klingon, ga, Elvish', 'language: Klingon, Elvish'],
  ['\u200fעברית', 'he'],
])('%s', (typed, expected) => expect(said(typed)).toBe(expected));

test('in the language of the page, in English and by tag', () => expect(said('Irisch, Welsh, fr', german)).toBe('ga,cy,fr'));

test('what is written is read as the same', () => {
  for (const tags of ['en', 'en,ga', 'pt-BR,zh-Hant,fil', 'gd,de,uk'])
    for (const names of [english, german]) expect(said(writeLanguages(tags, names), names)).toBe(tags);
});
