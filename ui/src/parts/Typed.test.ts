import { t } from '../text';
import { type Changing, CHANGING } from './changing.svelte';
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { place } from '../text/place.svelte';
import { numberReader, wordsReader } from '../text/readers';
import Field from './Field.svelte';
import Typed from './Typed.svelte';

afterEach(cleanup);
beforeEach(() => Object.assign(place, { country: 'IE', currency: 'EUR', today: '2026-11-28', near: '2027-05-03' }));

/** A field with its input, and what it holds. */
function shown(kind: string, props: Record<string, unknown> = {}) {
  let value = (props['value'] ?? null) as unknown;
  const onchange = vi.fn();
  const bound = {
    get value() {
      return value;
    },
    set value(next: unknown) {
      value = next;
    },
  };
  const all = { table: 'event', name: 'capacity', kind, onchange, ...props };
  Object.defineProperty(all, 'value', {
    get: () => bound.value,
    set: (next) => (bound.value = next),
    enumerable: true,
    configurable: true,
  });
  const { container } = render(Field, { props: all as never });
  const input = container.querySelector<HTMLInputElement>('input')!;
  return {
    container,
    input,
    onchange,
    value: () => value,
    async type(words: string) {
      input.focus();
      await fireEvent.input(input, { target: { value: words } });
    },
    async leave() {
      await fireEvent.change(input);
      await tick();
    },
    said: () => container.querySelector('.said')?.textContent?.trim() ?? '',
  };
}

describe('what is typed', () => {
  test.each([
    ['number', '53,000', 53000],
    ['decimal', '53,5466', 53.5466],
    ['money', '1500', 150000],
    ['date', '24.5.27', '2027-05-24'],
    ['time', '1430', '14:30:00'],
    ['url', 'www.example.org', 'https://www.example.org'],
  ] as const)('%s: %s is understood at once and saved when left', async (kind, words, expected) => {
    const field = shown(kind);
    await field.type(words);
    expect(field.value()).toBe(expected);
    expect(field.onchange).not.toHaveBeenCalled();
    await field.leave();
    expect(field.onchange).toHaveBeenCalledOnce();
  });

  test.each([
    ['number', 'abc', 'This is not a number'],
    ['number', '-5', 'This must be 0 or more'],
    ['date', '24.5', ''],
    ['date', '31.6.2027', 'There is no such day'],
    ['date', '24', 'Part of the date is missing'],
    ['time', '9:5', 'Minutes have two figures'],
    ['email', 'rosa', 'not an e-mail address'],
    ['url', 'see the report', 'not the address of a page'],
    ['money', '$5', 'counts in EUR'],
  ] as const)('%s: %s is kept and explained when the field is left', async (kind, words, expected) => {
    const field = shown(kind, { min: kind === 'number' ? 0 : null, value: null });
    await field.type(words);
    expect(field.input.getAttribute('aria-invalid')).toBe('false');
    await field.leave();
    if (expected === '') return expect(field.value()).toBe('2027-05-24');
    expect(field.value()).toBeNull();
    expect(field.input.value).toBe(words);
    expect(field.said()).toContain(expected);
    expect(field.input.getAttribute('aria-invalid')).toBe('true');
    expect(field.container.querySelector(`#${field.input.getAttribute('aria-describedby')?.split(' ').at(-1)}`)).not.toBeNull();
    expect(field.onchange).not.toHaveBeenCalled();
  });

  test('half a date leaves the value as it was', async () => {
    const field = shown('date', { value: '2027-05-24' });
    expect(field.input.value).toBe('24 May 2027');
    await field.type('24 May 20');
    await field.type('24.');
    expect(field.value()).toBe('2027-05-24');
  });

  test('what could be another day is asked', async () => {
    const field = shown('date');
    await field.type('05242027');
    expect(field.value()).toBeNull();
    const [choice] = field.container.querySelectorAll<HTMLButtonElement>('.choices button');
    expect(choice?.textContent).toContain('24 May 2027');
    await fireEvent.click(choice!);
    expect(field.value()).toBe('2027-05-24');
    expect(field.input.value).toBe('24 May 2027');
  });

  test.each([
    ['US', '03/04/2027', 'Thursday 4 March 2027'],
    ['GB', '03/04/2027', 'Saturday 3 April 2027'],
  ])('%s: it is said how %s was understood', async (country, words, expected) => {
    place.country = country;
    const field = shown('date');
    await field.type(words);
    expect(field.said()).toContain(expected);
  });

  test('emptied is nothing, and another value from outside replaces the words', async () => {
    const field = shown('number', { value: 12 });
    await field.type('');
    await field.leave();
    expect(field.value()).toBeNull();
    expect(field.onchange).toHaveBeenCalledOnce();
  });
});

test.each([
  ['EUR', '1500', '1500.00', 150000],
  ['JPY', '5,000', '5000', 5000],
  ['KWD', '1.5', '1.500', 1500],
])('an amount in %s', async (currency, words, written, minor) => {
  place.currency = currency;
  const field = shown('money');
  await field.type(words);
  await field.leave();
  expect([field.value(), field.input.value]).toEqual([minor, written]);
});

describe('a field that is saved where it stands', () => {
  const meanwhile = {
    ok: false,
    cancelled: false,
    failure: { code: 'changed_meanwhile', values: { who: 'Ann', what: 'Name “Hers”' }, problems: [] },
  };
  const placed = (onchange: () => unknown, value = 'Harbour') => {
    const props = { reader: wordsReader, value, onchange, required: true };
    const lost = vi.fn();
    const changing: Changing = { isAllowed: true, why: '', revision: () => 1, saveFrom: (_, work) => work(), lost };
    const context = new Map([[CHANGING, changing]]);
    const { container, rerender, unmount } = render(Typed, { props: props as never, context });
    const press = (name: string) => fireEvent.click([...container.querySelectorAll('button')].find((it) => it.textContent === name)!);
    const input = container.querySelector<HTMLInputElement>('input')!;
    const said = () => container.querySelector('.said')?.textContent?.trim() ?? '';
    const type = async (words: string) => {
      await fireEvent.input(input, { target: { value: words } });
    };
    return { input, said, type, press, lost, unmount, others: (words: string) => rerender({ ...props, value: words } as never) };
  };

  test('keeps what is typed when others write there, and says what it says now', async () => {
    const onchange = vi.fn().mockResolvedValueOnce(meanwhile).mockResolvedValue({ ok: true });
    const { input, said, type, others } = placed(onchange);
    await type('Mine');
    await others('Hers');
    expect(input.value).toBe('Mine');
    await fireEvent.change(input);
    await vi.waitFor(() => expect(said()).toContain('Ann'));
    await fireEvent.change(input);
    expect(onchange, 'leaving decides nothing').toHaveBeenCalledOnce();
    await fireEvent.keyDown(input, { key: 'Enter' });
    await vi.waitFor(() => expect(said()).toBe(''));
    expect(onchange).toHaveBeenLastCalledWith('Mine');
  });

  test('gives back by Escape what the plan holds by now', async () => {
    const { input, said, type, others } = placed(vi.fn().mockResolvedValue(meanwhile));
    await type('Mine');
    await others('Hers');
    await fireEvent.change(input);
    await vi.waitFor(() => expect(said()).toContain('Ann'));
    await fireEvent.keyDown(input, { key: 'Escape' });
    expect(input.value).toBe('Hers');
    expect(said()).toBe('');
  });

  test.each([
    ['fields-keep_mine', 'Mine', 2],
    ['fields-take_theirs', 'Hers', 1],
  ])('%s by its button, wherever the focus went', async (button, value, saves) => {
    const onchange = vi.fn().mockResolvedValueOnce(meanwhile).mockResolvedValue({ ok: true });
    const { input, said, type, press, others, lost, unmount } = placed(onchange);
    await type('Mine');
    await others('Hers');
    await fireEvent.change(input);
    await vi.waitFor(() => expect(said()).toContain('Ann'));
    await press(t(button));
    await vi.waitFor(() => expect(said()).toBe(''));
    expect(input.value).toBe(value);
    expect(onchange).toHaveBeenCalledTimes(saves);
    unmount();
    expect(lost).not.toHaveBeenCalled();
  });

  test('the same words that were refused, or what the engine undid by itself, are left as others are', async () => {
    const refused = { ok: false, failure: { code: 'text_too_long', values: {}, problems: [] } };
    const onchange = vi.fn().mockResolvedValue(refused);
    const { input, said, type } = placed(onchange);
    for (const times of [1, 2]) {
      await type('Mine');
      // No change is told of: the words are those of when it was entered.
      await fireEvent.blur(input);
      await vi.waitFor(() => expect(onchange).toHaveBeenCalledTimes(times));
      await vi.waitFor(() => expect(said()).not.toBe(''));
      await type('Min');
    }
  });

  test('other words than those that were refused are saved when the field is left', async () => {
    const tooLong = { ok: false, failure: { code: 'text_too_long', values: {}, problems: [] } };
    const onchange = vi.fn().mockResolvedValueOnce(tooLong).mockResolvedValue({ ok: true });
    const { input, said, type } = placed(onchange);
    await type('Mine and more');
    await fireEvent.change(input);
    await vi.waitFor(() => expect(said()).not.toBe(''));
    expect(input.value, 'what was refused stays').toBe('Mine and more');
    await type('Mine');
    expect(said(), 'what was refused stands there no more').toBe('');
    await fireEvent.change(input);
    await vi.waitFor(() => expect(onchange.mock.calls.map(([words]) => words as string)).toEqual(['Mine and more', 'Mine']));
  });

  test.each([
    ['refused', 'Mine', meanwhile, true],
    ['not understood', '', { ok: true }, true],
    ['saved', 'Mine', { ok: true }, false],
  ])('words that were %s are told when the field goes, unless the plan holds them', async (_, words, answer, isTold) => {
    const { input, type, lost, unmount } = placed(vi.fn().mockResolvedValue(answer));
    await type(words);
    await fireEvent.change(input);
    await new Promise((done) => setTimeout(done, 10));
    unmount();
    expect(lost.mock.calls.map(([, typed]) => typed)).toEqual(isTold ? [words] : []);
  });

  test.each([
    ['a label around it', '<label>Note <span id="at"></span></label>'],
    ['a label of its id', '<label for="note">Note<span> *</span></label><span id="at"></span>'],
  ])('lost words are told with the name of their field: %s', async (_, html) => {
    document.body.innerHTML = html;
    const lost = vi.fn();
    const context = new Map([[CHANGING, { isAllowed: true, why: '', revision: () => 1, saveFrom: vi.fn(), lost } satisfies Changing]]);
    const props = { reader: wordsReader, value: 'Was', id: 'note', onchange: vi.fn(), required: true };
    const { unmount } = render(Typed, { target: document.getElementById('at')!, props: props as never, context });
    await fireEvent.input(document.getElementById('note')!, { target: { value: '' } });
    unmount();
    expect(lost.mock.calls.map(([field]) => field as string)).toEqual(['Note']);
    document.body.innerHTML = '';
  });

  test('shows what others write where nobody types, and says that a name is needed', async () => {
    const onchange = vi.fn();
    const { input, said, type, others } = placed(onchange);
    await others('Hers');
    expect(input.value).toBe('Hers');
    await type('');
    await fireEvent.change(input);
    expect(said()).not.toBe('');
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('a cell of a grid', () => {
  const cell = (value: number) => {
    const onchange = vi.fn();
    const { container } = render(Typed, { props: { reader: numberReader({}), look: 'cell', value, onchange } as never });
    return { input: container.querySelector<HTMLInputElement>('input')!, onchange };
  };
  const isOfPlan = (input: HTMLInputElement) => input.dataset['unwritten'] !== undefined;

  test('is chosen whole by a click, so that what is pasted replaces it; a second click goes into its words', async () => {
    const { input } = cell(19);
    await fireEvent.pointerDown(input);
    input.focus();
    await fireEvent.click(input);
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 2]);
    input.setSelectionRange(1, 1);
    await fireEvent.pointerDown(input);
    await fireEvent.click(input);
    expect([input.selectionStart, input.selectionEnd]).toEqual([1, 1]);
  });

  test('gives back what was there by Escape, and leaves undo to the plan until something is written', async () => {
    const { input, onchange } = cell(19);
    expect(isOfPlan(input)).toBe(true);
    await fireEvent.input(input, { target: { value: '1955' } });
    expect(isOfPlan(input)).toBe(false);
    await fireEvent.keyDown(input, { key: 'Escape' });
    await tick();
    expect(input.value).toBe('19');
    expect(isOfPlan(input)).toBe(true);
    await fireEvent.change(input);
    expect(onchange).not.toHaveBeenCalled();
  });
});
