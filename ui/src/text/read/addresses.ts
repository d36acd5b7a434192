/** Addresses people type: e-mail, links and telephone numbers. Looks at their form only; nobody is asked on the network. */
import { fault, nothing, type Understood, withoutMarks } from './understood';

const value = (text: string) => ({ kind: 'value', value: text }) as const;

/** One address for letters, such as `rosa.lind@example.org`. */
export function readEmail(typed: string): Understood<string> {
  const text = withoutMarks(typed).trim();
  if (text === '') return nothing;
  return /^[^\s@,;:/<>()"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u.test(text) &&
    !/\.\.|\.@|^\./.test(text)
    ? value(text)
    : fault('email');
}

/** A page on the web, or where to write to; `www.example.org` gets its beginning, an e-mail address its own. */
export function readLink(typed: string): Understood<string> {
  const text = withoutMarks(typed).trim();
  if (text === '') return nothing;
  const mail = readEmail(text.replace(/^mailto:/i, ''));
  if (mail.kind === 'value') return value(`mailto:${mail.value}`);
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*\.[^/]*:\d/.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(whole)) return fault('link');
  const { protocol, hostname, username } = new URL(whole);
  const isPlace = /^[^.]+(\.[^.]+)+$/.test(hostname) || hostname.startsWith('[');
  return (protocol === 'https:' || protocol === 'http:') && isPlace && username === '' ? value(whole) : fault('link');
}

/** A telephone number: figures with the marks people put between them, and an extension. */
export function readPhone(typed: string): Understood<string> {
  const text = withoutMarks(typed).trim();
  if (text === '') return nothing;
  const [number = '', ...rest] = text.split(/\s*(?:ext\.?|x|#|durchwahl)\s*/i);
  const figures = number.replace(/\P{Nd}/gu, '');
  const isNumber = /^\+?[\p{Nd}\s().\-/–]+$/u.test(number) && 3 <= figures.length && figures.length <= 15;
  return isNumber && rest.length <= 1 && rest.every((part) => /^\p{Nd}{1,8}$/u.test(part)) ? value(text) : fault('phone');
}
