import { expect, test } from 'vitest';
import cases from '../../../../tests/corpus/addresses.json';
import { readEmail, readLink, readPhone } from './addresses';

const said = (read: ReturnType<typeof readEmail>) =>
  read.kind === 'value' ? read.value : read.kind === 'fault' ? read.fault.code : 'empty';

test.each([
  ['', 'empty'],
  ['rosa.lind@example.org', 'rosa.lind@example.org'],
  [' o’neil+x@sub.example.co ', 'o’neil+x@sub.example.co'],
  ['jürgen@münchen.example', 'jürgen@münchen.example'],
  ['rosa', 'email'],
  ['rosa@', 'email'],
  ['rosa@example', 'email'],
  ['rosa@@example.org', 'email'],
  ['rosa lind@example.org', 'email'],
  ['rosa..l@example.org', 'email'],
  ['a@example.org, b@example.org', 'email'],
])('e-mail %s', (typed, expected) => expect(said(readEmail(typed))).toBe(expected));

test.each([
  ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
  ['www.example.org', 'https://www.example.org'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  ['rosa@example.org', 'mailto:rosa@example.org'],
  ['mailto:rosa@example.org', 'mailto:rosa@example.org'],
  ['https://rosa@example.org', 'link'],
  ['https://example.org@evil.example/', 'link'],
  ['javascript:alert(1)', 'link'],
  ['ftp://example.org', 'link'],
  ['example', 'link'],
  ['see the report', 'link'],
  ['http://', 'link'],
])('link %s', (typed, expected) => expect(said(readLink(typed))).toBe(expected));

test.each([
  ['+49 (0)8382 918-0', '+49 (0)8382 918-0'],
  ['112', '112'],
  ['08382/918 ext. 12', '08382/918 ext. 12'],
  ['ask Rosa', 'phone'],
  ['12', 'phone'],
  ['+49 8382 91800 91800 91800', 'phone'],
])('telephone %s', (typed, expected) => expect(said(readPhone(typed))).toBe(expected));

// The same cases hold for the rule that imports use (`domain::addresses`).
test.each(cases.emails)('%s is an e-mail address', (typed) => expect(readEmail(typed).kind).toBe('value'));
test.each(cases.no_emails)('%s is no e-mail address', (typed) => expect(readEmail(typed).kind).toBe('fault'));
test.each(cases.links)('%s is a link', (typed) => expect(readLink(typed).kind).toBe('value'));
test.each(cases.no_links)('%s is no link', (typed) => expect(readLink(typed).kind).toBe('fault'));
