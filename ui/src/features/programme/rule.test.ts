import { beforeAll, describe, expect, it } from 'vitest';
import { ENDS, firstRule, KINDS, readRule, type Repeats, ruleText, weekdayOf, WEEKDAYS, writeRule } from './rule';
import { text } from '../../text/text.svelte';

const START = '2027-05-04';

describe('a rule of repetition', () => {
  beforeAll(() => text.choose('en'));

  it('comes back as it was chosen, whatever is chosen', () => {
    for (const kind of KINDS) {
      for (const end of ENDS) {
        for (const interval of [1, 2, 11]) {
          for (let set = 1; set < 1 << 7; set += kind === 'weekly' ? 1 : 40) {
            const weekdays = WEEKDAYS.filter((_, at) => set & (1 << at)) as string[];
            const said: Repeats = {
              ...firstRule(kind, START),
              interval,
              weekdays: kind === 'weekly' ? weekdays : kind === 'month_nth' ? weekdays.slice(0, 1) : [weekdayOf(START)],
              nth: kind === 'month_nth' ? '-1' : '1',
              day: kind === 'month_day' ? 31 : 4,
              end,
              until: end === 'until' ? '2027-06-01' : null,
              count: end === 'count' ? 12 : null,
            };
            const rule = writeRule(said);
            expect(rule, JSON.stringify(said)).not.toBeNull();
            expect(readRule(rule ?? '', START), rule ?? '').toEqual(said);
          }
        }
      }
    }
  });

  it.each([
    ['FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=TU'],
    ['RRULE:freq=weekly;byday=th,tu;wkst=MO', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=4'],
    ['FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=1', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ])('%s is understood', (rule, plain) => {
    const said = readRule(rule, START);
    expect(said && writeRule(said)).toBe(plain);
  });

  it.each([
    '',
    'every Tuesday',
    'FREQ=YEARLY',
    'FREQ=DAILY;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=1MO,3MO',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    'FREQ=WEEKLY;UNTIL=20270504T180000Z',
    'FREQ=DAILY;COUNT=3;UNTIL=20270504',
    'FREQ=DAILY;BYSETPOS=1',
    'FREQ=DAILY;COUNT=0',
  ])('%s stays as it was written', (rule) => expect(readRule(rule, START)).toBeNull());

  it('is no rule while something is missing', () => {
    const weekly = firstRule('weekly', START);
    for (const missing of [{ interval: null }, { weekdays: [] }, { end: 'until' as const }, { end: 'count' as const, count: 0 }]) {
      expect(writeRule({ ...weekly, ...missing }), JSON.stringify(missing)).toBeNull();
    }
  });

  it.each([
    ['FREQ=DAILY', 'Every day'],
    ['FREQ=DAILY;INTERVAL=2;COUNT=3', 'Every 2 days, 3 times'],
    ['FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270520', 'Every week on Tuesday and Thursday, until Thu 20 May'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'Every month on the last Friday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=4', 'Every 3 months on day 4'],
    ['FREQ=YEARLY', 'By a rule of its own'],
  ])('%s reads as %s', (rule, words) => expect(ruleText(rule, START)).toBe(words));
});
