/** Several documents into a folder, and pages that somebody stops: what is ticked, asked, told and kept. */
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { OutputKind, OutputRow, Preview, SetFile } from '../src/bindings';
import Pages from '../src/cards/Pages.svelte';
import { desk } from '../src/data/desk.svelte';
import { choose } from '../src/features/publish/choices.svelte';
import OutputSet from '../src/features/publish/OutputSet.svelte';
import TemplateRow from '../src/features/publish/TemplateRow.svelte';
import { usePlatform } from '../src/platform';
import { type Answers, CANCELLED, memoryPlatform, refuse } from '../src/platform/memory';
import * as made from './demo/made';

afterEach(cleanup);

const settled = async () => {
  for (let round = 0; round < 5; round += 1) await new Promise((done) => setTimeout(done)).then(tick);
};
const plain = (element: Element | null) =>
  (element?.textContent ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const row = (kind: OutputKind, endings: string[], lacks = ''): OutputRow => ({
  kind,
  endings,
  lacks,
  options: [],
  has_pages: true,
  written: null,
  set_endings: [],
  comes_back: false,
});
const rows = [
  row('council_paper', ['pdf', 'docx'], 'no_paper'),
  row('business_case', ['pdf', 'docx']),
  {
    ...row('posters', ['pdf']),
    options: [
      {
        name: 'paper_size',
        label: 'Paper',
        is_yes_no: false,
        choices: ['a4', 'a3'].map((value) => ({ value, label: value.toUpperCase() })),
        value: 'a4',
      },
    ],
  },
];

function opened(answers: Answers) {
  const platform = memoryPlatform({ get_progress: () => ({ step: '', about: '', done: 0, total: 0 }), ...answers });
  usePlatform(platform);
  desk.state = { ...made.state, plan: made.plan };
  const of = (name: string) => platform.calls.filter((call) => call.name === name).map(({ args }) => args);
  return of;
}
const button = (container: Element, text: string) => [...container.querySelectorAll('button')].find((one) => plain(one).startsWith(text))!;

test('what is ticked is written and kept; what is there already is replaced when somebody says so', async () => {
  const file = (kind: OutputKind, ending: string, code: string | null): SetFile => ({
    kind,
    ending,
    name: `Riverton ${kind}.${ending}`,
    failure: code ? refuse(code) : null,
    written: code ? null : { name: `Riverton ${kind}.${ending}`, bytes: 2048, pages: 3, notices: [] },
  });
  const of = opened({
    export_output_set: ({ parts, replace }) => ({
      files: parts.flatMap(({ kind, endings }) =>
        endings.map((ending) => file(kind, ending, kind === 'posters' && !replace ? 'file_is_there' : null)),
      ),
    }),
    save_output_set: () => null,
  });
  choose('posters', 'paper_size', 'a3');
  const { container } = render(OutputSet, { props: { rows } });
  expect(plain(container.querySelector('tbody'))).toContain('no council paper yet');
  const word = [...container.querySelectorAll('label')].find((label) => plain(label) === 'Word')!;
  await fireEvent.click(word.querySelector('input')!);
  await fireEvent.click(button(container, 'Write 3 files'));
  await settled();
  expect(of('export_output_set')).toEqual([
    {
      parts: [
        { kind: 'business_case', options: {}, endings: ['pdf', 'docx'] },
        { kind: 'posters', options: { paper_size: 'a3' }, endings: ['pdf'] },
      ],
      names: 'for_people',
      replace: false,
      again: false,
    },
  ]);
  expect(plain(container.querySelector('[role=status]'))).toBe('2 of 3 files were written. Below it says why not the others.');
  expect(of('save_output_set').at(-1)).toEqual({
    set: [
      { kind: 'business_case', options: {}, endings: ['pdf', 'docx'], file_name: 'Riverton business_case.pdf' },
      { kind: 'posters', options: { paper_size: 'a3' }, endings: ['pdf'], file_name: '' },
    ],
  });
  await fireEvent.click(button(container, 'Replace one file'));
  await settled();
  expect(of('export_output_set').at(-1)).toMatchObject({ parts: [{ kind: 'posters', endings: ['pdf'] }], replace: true });
  expect(plain(container.querySelector('[role=status]'))).toBe('3 files were written.');
  expect(of('save_output_set').at(-1)).toMatchObject({ set: [{ file_name: '' }, { file_name: 'Riverton posters.pdf' }] });
});

test('what was left when somebody stopped stands first and is written beside the rest; what is there can be opened', async () => {
  let isStopped = true;
  const of = opened({
    export_output_set: ({ parts }) => ({
      files: parts.flatMap(({ kind, endings }) =>
        endings.map((ending): SetFile => {
          const name = `${kind}.${ending}`;
          const failure = isStopped && kind === 'posters' ? refuse('set_stopped') : null;
          const written = { name, bytes: 1, pages: 1, notices: [], file: { key: `key of ${name}`, opens: true } };
          return { kind, ending, name, failure, written: failure ? null : written };
        }),
      ),
    }),
    save_output_set: () => null,
    open_written_file: () => null,
    show_written_file: () => null,
  });
  desk.state = { ...made.state, plan: { ...made.plan, id: 'stopped' } };
  const { container } = render(OutputSet, { props: { rows } });
  await fireEvent.click(button(container, 'Write 2 files'));
  await settled();
  const first = () => plain(container.querySelector('section table tbody tr'));
  expect(first()).toContain('the work was stopped before');
  isStopped = false;
  await fireEvent.click(button(container, 'Write the other one'));
  await settled();
  expect(of('export_output_set').at(-1)).toMatchObject({ parts: [{ kind: 'posters', endings: ['pdf'] }], replace: false, again: true });
  expect(plain(container.querySelector('[role=status]'))).toBe('2 files were written.');
  await fireEvent.click(button(container, 'Open'));
  await fireEvent.click(button(container, 'Show in folder'));
  expect(of('open_written_file')).toEqual([{ key: 'key of business_case.pdf' }]);
  expect(of('show_written_file')).toEqual([{ key: 'key of business_case.pdf' }]);
});

test('a dialog that is closed writes and keeps nothing', async () => {
  const of = opened({ export_output_set: () => CANCELLED, save_output_set: () => null });
  // What was written belongs to the plan before this one.
  desk.state = { ...made.state, plan: { ...made.plan, id: 'another' } };
  const { container } = render(OutputSet, { props: { rows } });
  await fireEvent.click(button(container, 'Write 2 files'));
  await settled();
  expect(container.querySelector('[role=status]')).toBeNull();
  expect(of('save_output_set')).toEqual([]);
  await fireEvent.click(button(container, 'Tick none'));
  expect(button(container, 'Write into').disabled).toBe(true);
});

test('the template that holds is said, and taken away', async () => {
  let title = '';
  const of = opened({
    get_council_template: () => (title ? { id: 't', title, file_hash: '', file_bytes: 2_000_000, chosen_on: null } : null),
    import_council_template: () => ((title = 'council.docx'), null),
    delete_council_template: () => ((title = ''), null),
  });
  const { container } = render(TemplateRow);
  await settled();
  expect(plain(container)).toContain('None:');
  await fireEvent.click(button(container, 'Choose a file'));
  await settled();
  expect(plain(container)).toContain('“council.docx”');
  await fireEvent.click(button(container, 'Remove'));
  await settled();
  expect(of('delete_council_template')).toHaveLength(1);
  expect(plain(container)).toContain('None:');
});

test('a page is turned to by its number, by keys, and shown whole', async () => {
  opened({
    draw_output: ({ page }) => ({ pages: 118, body_pages: 118, png: '', page, width: 10, height: 10, text: '' }) satisfies Preview,
    set_settings: () => null,
  });
  const { container } = render(Pages, { props: { document: { kind: 'booklet', options: {} } } });
  await settled();
  const input = container.querySelector('form input') as HTMLInputElement;
  await fireEvent.input(input, { target: { value: '540' } });
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(plain(container.querySelector('[role=status]'))).toContain('118 of 118');
  const paper = container.querySelector('[role=region]')!;
  for (const [key, at] of [
    ['PageUp', 117],
    ['Home', 1],
    ['PageUp', 1],
    ['PageDown', 2],
    ['End', 118],
  ] as const) {
    await fireEvent.keyDown(paper, { key });
    await settled();
    expect(plain(container.querySelector('[role=status]'))).toContain(`${at} of 118`);
  }
  await fireEvent.click([...container.querySelectorAll('[role=radio]')].find((radio) => plain(radio) === 'Whole page')!);
  expect(paper.classList.contains('whole')).toBe(true);
});

test('pages that were stopped are drawn when somebody asks again', async () => {
  let isStopped = true;
  opened({
    draw_output: () => {
      if (isStopped) throw refuse('drawing_stopped');
      return { pages: 7, body_pages: 7, png: '', page: 0, width: 10, height: 10, text: '' } satisfies Preview;
    },
  });
  const { container } = render(Pages, { props: { document: { kind: 'booklet', options: {} } } });
  await settled();
  expect(plain(container)).toContain('Stopped. The pages were not drawn.');
  isStopped = false;
  await fireEvent.click(button(container, 'Draw the pages'));
  await settled();
  expect(plain(container)).toContain('7');
  expect(plain(container)).not.toContain('Stopped');
});
