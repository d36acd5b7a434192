import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ColourCheck } from '../../bindings';
import { call } from '../../data/call';
import { t } from '../../text';
import ColourField from './ColourField.svelte';
import { fontOptions, PALETTE } from './house-style';

vi.mock('../../data/call', () => ({ call: vi.fn() }));
afterEach(cleanup);

const check = (colour: string, ratio: number, readable = colour): ColourCheck => ({
  colour,
  ratio,
  least: 4.5,
  is_enough: readable === colour,
  readable,
});
const usual = check('#23395B', 11.5);
const yellow = check('#FFD500', 1.44, '#87710B');
const onchange = vi.fn();
beforeEach(() => {
  onchange.mockReset();
  vi.mocked(call).mockReset().mockResolvedValue({ ok: true, value: yellow });
});

function shown(value: string, now: ColourCheck) {
  return render(ColourField, { props: { value, now, onchange } });
}

test('a colour that can be read is said to be', () => {
  const view = shown('', usual);
  expect(view.getByRole('status').textContent).toContain('11.5');
  expect(view.queryByText(/darker/i)).toBeNull();
});

test('a colour that cannot be read is told with its ratio, kept, and a darker shade offered', async () => {
  const view = shown('#FFD500', yellow);
  const status = view.getByRole('status');
  expect(status.textContent).toContain('1.44');
  const input = view.getByLabelText(t('house_style-accent')) as HTMLInputElement;
  expect(input.value).toBe('#FFD500');
  expect(onchange).not.toHaveBeenCalled();
  vi.mocked(call).mockResolvedValue({ ok: true, value: check('#87710B', 4.52) });
  await fireEvent.click(view.getByRole('button', { name: new RegExp('#87710B') }));
  await tick();
  expect(input.value).toBe('#87710B');
  expect(onchange).toHaveBeenCalledOnce();
});

test('what is typed is checked as it is typed', async () => {
  const view = shown('', usual);
  const input = view.getByLabelText(t('house_style-accent'));
  await fireEvent.input(input, { target: { value: '#FFD500' } });
  await tick();
  await tick();
  expect(call).toHaveBeenCalledWith('check_colour', { colour: '#FFD500' });
  expect(view.getByRole('status').textContent).toContain('1.44');
});

test('every colour of the palette has a name and can be chosen', async () => {
  const view = shown('', usual);
  for (const { name, colour } of PALETTE) {
    await fireEvent.click(view.getByRole('button', { name: t(`house_style-palette-${name}`) }));
    await tick();
    expect((view.getByLabelText(t('house_style-accent')) as HTMLInputElement).value).toBe(colour);
  }
  expect(onchange).toHaveBeenCalledTimes(PALETTE.length);
});

/** WCAG 2.2, relative luminance; the rule itself is Rust's and is not asked here. */
test('every colour of the palette can be read on white', () => {
  const linear = (byte: number) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  for (const { colour } of PALETTE) {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
    expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05), colour).toBeGreaterThan(4.5);
  }
});

test('a font of another computer stays a choice', () => {
  expect(fontOptions(['Arial', 'Inter'], ['Gill Sans', '']).map(({ value }) => value)).toEqual(['Gill Sans', 'Arial', 'Inter']);
  expect(fontOptions(['Arial'], ['Arial', 'Arial']).map(({ value }) => value)).toEqual(['Arial']);
});
