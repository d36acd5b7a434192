import { FluentBundle, FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { isTranslated, Messages } from './messages';

const files = import.meta.glob<string>('../../../assets/locales/en/*.ftl', { query: '?raw', import: 'default', eager: true });

test('every message read alone is the same as read with its whole file', () => {
  const whole = new FluentBundle('en');
  for (const source of Object.values(files)) whole.addResource(new FluentResource(source));
  const messages = new Messages('en', new FluentBundle('en'));
  const ids = [
    ...Object.values(files)
      .join('\n')
      .matchAll(/^([a-z][\w-]*) = */gm),
  ].flatMap(([, id]) => id ?? []);
  expect(ids.length).toBeGreaterThan(6000);
  for (const id of ids) {
    expect(messages.find(id), id).toBeDefined();
    expect(messages.find(id), id).toEqual(whole.getMessage(id)?.value);
  }
});

test('what a message names is read with it', () => {
  const messages = new Messages('en', new FluentBundle('en'));
  const pattern = messages.find('team_beginning-new_passphrase-hint');
  expect(messages.bundle.formatPattern(pattern ?? '')).toContain('At least ten letters');
});

test('an unknown id and an unknown language have nothing', () => {
  expect(new Messages('en', new FluentBundle('en')).find('no-such-text')).toBeUndefined();
  expect(new Messages('xx', new FluentBundle('xx')).find('parts-close')).toBeUndefined();
  expect(isTranslated('en')).toBe(true);
  expect(isTranslated('xx')).toBe(false);
});
