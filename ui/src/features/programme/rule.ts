/**
 * Rules of repetition (RFC 5545) as the controls of the form say them, and back. What the controls cannot say is no
 * `Repeats` and stays as it was written; which days a rule makes is the program's to say. Pure.
 */
import { formatDay, formatNumber, plainList, t } from '../../text';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const KINDS = ['daily', 'weekly', 'month_day', 'month_nth'] as const;
export const NTHS = ['1', '2', '3', '4', '5', '-1'] as const;
export const ENDS = ['never', 'until', 'count'] as const;

/** A rule that the controls can say. */
export interface Repeats {
  kind: (typeof KINDS)[number];
  /** Every so many days, weeks or months. */
  interval: number | null;
  weekdays: string[];
  /** The day of the month. */
  day: number | null;
  /** Which one of the weekdays of a month: 1 to 5, or the last. */
  nth: string;
  end: (typeof ENDS)[number];
  until: string | null;
  count: number | null;
}

/** The letters of a date's weekday. */
export function weekdayOf(date: string): string {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

/** A first choice for a series that begins on a day. */
export function firstRule(kind: Repeats['kind'], startsOn: string): Repeats {
  return {
    kind,
    interval: 1,
    weekdays: [weekdayOf(startsOn)],
    day: Number(startsOn.slice(8, 10)),
    nth: String(Math.min(Math.ceil(Number(startsOn.slice(8, 10)) / 7), 5)),
    end: 'never',
    until: null,
    count: null,
  };
}

/** What a rule says; `null` where the controls cannot say it, or where it says nothing. */
export function readRule(rule: string, startsOn: string): Repeats | null {
  const parts = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter(Boolean)
    .map((part) => part.split('=') as [string, string | undefined]);
  const values = new Map(parts.map(([name, value]) => [name.trim(), value?.trim() ?? '']));
  const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST']);
  if (values.size !== parts.length || [...values.keys()].some((name) => !known.has(name))) return null;
  if (values.has('UNTIL') && values.has('COUNT')) return null;
  // Where weeks begin on another day, every second week means another one.
  if ((values.get('WKST') ?? 'MO') !== 'MO') return null;
  const said = kindOf(values, startsOn);
  const interval = whole(values.get('INTERVAL') ?? '1');
  if (!said || interval === null) return null;
  const repeats: Repeats = { ...firstRule(said.kind, startsOn), ...said, interval };
  const until = values.get('UNTIL');
  if (until !== undefined) {
    // An end with a time of day is the calendar's that it came from.
    if (!/^\d{8}$/.test(until)) return null;
    return { ...repeats, end: 'until', until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` };
  }
  const count = values.get('COUNT');
  if (count === undefined) return repeats;
  return whole(count) === null ? null : { ...repeats, end: 'count', count: whole(count) };
}

type Said = Pick<Repeats, 'kind'> & Partial<Repeats>;

function kindOf(values: ReadonlyMap<string, string>, startsOn: string): Said | null {
  const days = values.get('BYDAY')?.split(',');
  const monthDay = values.get('BYMONTHDAY');
  switch (values.get('FREQ')) {
    case 'DAILY':
      return days || monthDay ? null : { kind: 'daily' };
    case 'WEEKLY': {
      const weekdays = days ?? [weekdayOf(startsOn)];
      const areKnown = weekdays.every((day) => WEEKDAYS.some((one) => one === day));
      return areKnown && monthDay === undefined ? { kind: 'weekly', weekdays: inOrder(weekdays) } : null;
    }
    case 'MONTHLY': {
      if (days && monthDay === undefined) return nthOf(days);
      const day = whole(monthDay ?? startsOn.slice(8, 10));
      return days || day === null || day > 31 ? null : { kind: 'month_day', day };
    }
    default:
      return null;
  }
}

function nthOf(days: readonly string[]): Said | null {
  const found = days.length === 1 ? /^(-1|[1-5])([A-Z]{2})$/.exec(days[0] ?? '') : null;
  const [, nth = '', weekday = ''] = found ?? [];
  return WEEKDAYS.some((one) => one === weekday) ? { kind: 'month_nth', nth, weekdays: [weekday] } : null;
}

function whole(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

const inOrder = (weekdays: readonly string[]) => WEEKDAYS.filter((day) => weekdays.includes(day)) as string[];

/** The rule of a choice; `null` while something of it is missing. */
export function writeRule(said: Repeats): string | null {
  if (!said.interval || said.interval < 1) return null;
  const days = inOrder(said.weekdays);
  const kind = {
    daily: () => 'FREQ=DAILY',
    weekly: () => (days.length > 0 ? `FREQ=WEEKLY;BYDAY=${days.join(',')}` : null),
    month_day: () => (said.day && said.day >= 1 && said.day <= 31 ? `FREQ=MONTHLY;BYMONTHDAY=${said.day}` : null),
    month_nth: () => (days[0] ? `FREQ=MONTHLY;BYDAY=${said.nth}${days[0]}` : null),
  }[said.kind]();
  const end = {
    never: () => '',
    until: () => (said.until ? `;UNTIL=${said.until.replaceAll('-', '')}` : null),
    count: () => (said.count && said.count > 0 ? `;COUNT=${said.count}` : null),
  }[said.end]();
  if (kind === null || end === null) return null;
  return `${kind}${said.interval === 1 ? '' : `;INTERVAL=${said.interval}`}${end}`;
}

/** "Every week on Tuesday and Thursday, until Thu 20 May". */
export function ruleText(rule: string, startsOn: string): string {
  const said = readRule(rule, startsOn);
  if (!said) return t('series-says-other');
  const interval = said.interval ?? 1;
  const names = inOrder(said.weekdays).map(weekdayName);
  const values = {
    count: interval,
    interval: formatNumber(interval),
    days: plainList(names),
    day: formatNumber(said.day ?? 1),
    nth: t(`series-nth-${said.nth}`),
  };
  const every = t(`series-says-${said.kind}`, values);
  if (said.end === 'until' && said.until) return t('series-says-until', { every, day: formatDay(said.until) });
  if (said.end === 'count' && said.count) return t('series-says-count', { every, count: said.count });
  return every;
}

/** The name of a weekday by its letters. */
export function weekdayName(letters: string): string {
  return t(`format-weekday-${WEEKDAYS.findIndex((day) => day === letters) + 1}`);
}
