import { expect, test } from 'vitest';
import { moved, without } from '../../parts/rows';
import { countWords, emptyMeeting, emptyOption, emptyPaper, emptyRisk, missing, standing, tidied, withPreferred } from './draft';

const words = { title: 'A week', doNothing: 'Do nothing', doNothingText: 'No week.', goOn: 'Hold it', recommendation: 'the report' };
const paper = () => emptyPaper(null, 'Aoife', '2026-11-24', words);

test.each([
  ['', 0],
  ['  one\n two\u00a0three ', 3],
  ['well-known words', 2],
])('words of %j', (text, expected) => expect(countWords(text)).toBe(expected));

test.each([
  [0, 150, 'free'],
  [135, 150, 'free'],
  [136, 150, 'near'],
  [150, 150, 'near'],
  [151, 150, 'over'],
  [900, 0, 'free'],
])('%i of %i is %s', (count, most, expected) => expect(standing(count, most)).toBe(expected));

test('a new paper offers to do nothing and prefers something else', () => {
  const { options } = paper();
  expect(options.map((option) => [option.is_do_nothing, option.is_preferred])).toEqual([
    [false, true],
    [true, false],
  ]);
});

test('one option is preferred at most', () => {
  const preferred = (options: ReturnType<typeof withPreferred>) => options.map((option) => option.is_preferred);
  expect(preferred(withPreferred(paper().options, 1, true))).toEqual([false, true]);
  expect(preferred(withPreferred(paper().options, 0, false))).toEqual([false, false]);
});

test('rows without words are not saved', () => {
  const draft = { ...paper(), risks: [emptyRisk(), { ...emptyRisk(), title: 'Rain' }], options: [emptyOption(), emptyOption()] };
  expect(tidied(draft).risks.map((risk) => risk.title)).toEqual(['Rain']);
  expect(tidied(draft).options).toEqual([]);
});

test('what is missing', () => {
  const draft = paper();
  expect(missing(draft)).toBeNull();
  expect(missing({ ...draft, paper: { ...draft.paper, title: ' ' } })).toBe('title');
  expect(missing({ ...draft, meeting: emptyMeeting('2027-01-01') })).toBe('body');
  expect(missing({ ...draft, meeting: { ...emptyMeeting(''), body: 'Council' } })).toBe('held_on');
});

test.each([
  [0, 1, 'bac'],
  [2, 0, 'cab'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
])('moving %i to %i', (from, to, expected) => expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected));

test('taking one away', () => expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c']));
