/** Times of day as people type them: `14:30`, `1430`, `14.30`, `9`, `2pm`. Stored as `14:30:00`. */
import { folded } from '../fold';
import { fault, nothing, plainDigits, type Understood, withoutMarks } from './understood';

/** The words for the two halves of a day in a language, folded; English ones always count. */
function halves(language: string): { am: string[]; pm: string[] } {
  const word = (hour: number) =>
    folded(
      new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' })
        .formatToParts(new Date(Date.UTC(2027, 0, 1, hour)))
        .find(({ type }) => type === 'dayPeriod')?.value ?? '',
    ).replace(/[^\p{L}]/gu, '');
  return { am: ['am', 'a', word(9)].filter(Boolean), pm: ['pm', 'p', word(15)].filter(Boolean) };
}

/** A typed time of day. Midnight may be written as 24:00. */
export function readTime(typed: string, language: string): Understood<string> {
  let text = folded(plainDigits(withoutMarks(typed)))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  if (text === '') return nothing;
  if (/[^\p{L}\d:.,\s]/u.test(text)) return fault('time');
  const { am, pm } = halves(language);
  const letters = text.replace(/[^\p{L}]/gu, '');
  let half: 'am' | 'pm' | null = null;
  if (letters !== '' && !['h', 'uhr', 'klo', 'u', 'kl'].includes(letters)) {
    half = am.includes(letters) ? 'am' : pm.includes(letters) ? 'pm' : null;
    if (half === null) return fault('time');
    text = text.replace(/[^\d]+$|^[^\d]+/g, '');
  }
  text = text
    .replace(/(\d)\s*h\s*(?=\d)/, '$1:')
    .replace(/[^\d:.,\s]/gu, '')
    .trim();
  const found = /^(\d{1,2})(?:\s?[:.,\s]\s?(\d{1,2})(?:[:.](\d{2}))?)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text);
  if (!found) return /^\d{1,2}[:.,]$/.test(text) ? fault('time_half') : fault('time');
  const [, hours = '', minutes = '00', seconds = '00'] = found;
  if (minutes.length === 1) return fault('time_half');
  let hour = Number(hours);
  if (half !== null && hour <= 12) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  else if (half === 'am') return fault('no_such_time');
  if (hour === 24 && Number(minutes) === 0) hour = 0;
  if (hour > 23 || Number(minutes) > 59 || seconds !== '00') return fault('no_such_time');
  return { kind: 'value', value: `${String(hour).padStart(2, '0')}:${minutes}:00` };
}
