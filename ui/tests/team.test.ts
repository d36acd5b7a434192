/** The team: begun in three steps, joined in three, clashes decided by keys, what came in taken back, readers who look. */
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import App from '../src/App.svelte';
import { answers } from '../src/data/answers.svelte';
import { desk } from '../src/data/desk.svelte';
import { router } from '../src/data/router.svelte';
import Team from '../src/features/team/Team.svelte';
import JoinDialog from '../src/features/welcome/JoinDialog.svelte';
import { usePlatform } from '../src/platform';
import { type Answers, memoryPlatform, refuse } from '../src/platform/memory';
import { demoAnswers } from './demo/demo';
import * as made from './demo/made';
import { cameIn, clash, team } from './demo/team';

afterEach(cleanup);

const settled = async () => {
  for (let round = 0; round < 6; round += 1) await new Promise((done) => setTimeout(done)).then(tick);
};
const plain = (element: Element | null | undefined) =>
  (element?.textContent ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function opened(ours: Answers, state = { ...made.state, plan: made.plan }) {
  const platform = memoryPlatform({ ...demoAnswers(state, false), list_erasures: () => [], list_recent_edits: () => [], ...ours });
  usePlatform(platform);
  desk.state = state;
  return (name: string) => platform.calls.filter((call) => call.name === name).map(({ args }) => args);
}
const button = (container: Element, text: string) => {
  const found = [...container.querySelectorAll('button')].find((one) => plain(one).startsWith(text));
  if (!found) throw new Error(`no button “${text}”: ${[...container.querySelectorAll('button')].map(plain).join(' | ')}`);
  return found;
};
const field = (container: Element, label: string) => {
  const found = [...container.querySelectorAll('label')].find((one) => plain(one).startsWith(label));
  return container.querySelector<HTMLInputElement>(`#${CSS.escape(found?.getAttribute('for') ?? '')}`)!;
};
const type = (input: HTMLInputElement, value: string) => fireEvent.input(input, { target: { value } });

test('a team is begun in three steps, and the sheet is kept before it closes', async () => {
  let isThere = false;
  const of = opened({
    get_team: () => (isThere ? team : null),
    choose_team_folder: () => ({ name: 'shared drive' }),
    create_team: () => ((isThere = true), { recovery_key: 'AAAA BBBB' }),
    export_recovery_sheet: () => ({ name: 'sheet.pdf', bytes: 1, pages: 1, notices: [] }),
  });
  const { container } = render(Team, { props: { filter: {} } });
  await settled();
  await fireEvent.click(button(container, 'Begin a team'));
  expect(button(container, 'Next').disabled).toBe(true);
  await fireEvent.click(button(container, 'Choose a folder'));
  await settled();
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  await type(field(container, 'Your name'), 'Ann');
  await type(field(container, 'Team passphrase'), 'four words and more');
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(of('create_team')).toEqual([
    {
      team: {
        team: 'Riverton planning team',
        name: 'Ann',
        passphrase: 'four words and more',
        place: { address: '', user: '', password: '', proxy: null },
      },
    },
  ]);
  // The team is there already; its sheet must not go with the screen that had none.
  expect(plain(container)).toContain('Members');
  expect(plain(container)).toContain('AAAA BBBB');
  expect(button(container, 'Done').disabled).toBe(true);
  await fireEvent.click(button(container, 'Save the sheet'));
  await settled();
  await fireEvent.click(button(container, 'Done'));
  expect(container.querySelector('dialog')).toBeNull();
});

test('a refusal of a team is said, and what was typed stays', async () => {
  opened({
    get_team: () => null,
    choose_team_folder: () => ({ name: 'shared drive' }),
    create_team: () => {
      throw refuse('passphrase_too_short');
    },
  });
  const { container } = render(Team, { props: { filter: {} } });
  await settled();
  await fireEvent.click(button(container, 'Begin a team'));
  await fireEvent.click(button(container, 'Choose a folder'));
  await settled();
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  await type(field(container, 'Your name'), 'Ann');
  await type(field(container, 'Team passphrase'), 'short');
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(plain(container.querySelector('dialog [role=alert]'))).not.toBe('');
  expect(field(container, 'Team passphrase').value).toBe('short');
});

test('joining asks for the file, the name and the passphrase, and for the place only where it must', async () => {
  const of = opened(
    {
      read_invitation: () => ({ team: 'Planners', place: 'drive', place_kind: 'folder', must_choose_place: false, must_ask_access: false }),
      new_joined_plan: () => null,
    },
    { ...made.state, plan: null as never },
  );
  let isClosed = false;
  const { container } = render(JoinDialog, { props: { onclose: () => (isClosed = true) } });
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(plain(container)).toContain('Team “Planners”, through “drive”.');
  expect([...container.querySelectorAll('button')].map(plain)).not.toContain('Choose a folder…');
  await type(field(container, 'Your name'), 'Ben');
  await type(field(container, 'Team passphrase'), 'four words and more');
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(of('new_joined_plan')).toEqual([
    { joining: { name: 'Ben', passphrase: 'four words and more', place: { address: '', user: '', password: '', proxy: null } } },
  ]);
  expect(isClosed).toBe(true);
});

test('clashes are decided by keys, by a third value, and all of one person’s', async () => {
  let rows = [clash('1', 'One'), clash('2', 'Two'), clash('3', 'Three')];
  const of = opened({
    get_team: () => team,
    list_conflicts: () => rows,
    resolve_conflict: ({ id }) => ((rows = rows.filter((row) => row.id !== id)), null),
    resolve_conflicts_of: () => rows.length,
  });
  const { container } = render(Team, { props: { filter: { view: 'clashes' } } });
  await settled();
  const clashes = () => [...container.querySelectorAll<HTMLElement>('[data-clash]')];
  expect(clashes()).toHaveLength(3);
  clashes()[0]!.focus();
  await fireEvent.keyDown(clashes()[0]!, { key: '3' });
  expect(of('resolve_conflict')).toEqual([]);
  await fireEvent.keyDown(clashes()[0]!, { key: '1' });
  await settled();
  expect(of('resolve_conflict').at(-1)).toEqual({ id: '1', choice: { claim: 0 } });
  expect(document.activeElement).toBe(clashes()[0]);
  await fireEvent.keyDown(clashes()[0]!, { key: 'Enter' });
  await settled();
  expect(of('resolve_conflict').at(-1)).toEqual({ id: '2', choice: { claim: 1 } });
  await fireEvent.click(button(container, 'Write something else'));
  const input = clashes()[0]!.querySelector<HTMLInputElement>('form input')!;
  expect(input.value).toBe('Lanterns');
  await type(input, 'Kites and lanterns');
  // A number in the field is a number in the field.
  await fireEvent.keyDown(input, { key: '1' });
  await fireEvent.submit(clashes()[0]!.querySelector('form')!);
  await settled();
  expect(of('resolve_conflict').at(-1)).toEqual({ id: '3', choice: { value: 'Kites and lanterns' } });
  expect(plain(container)).toContain('Nobody is in anybody’s way');
  rows = [clash('4', 'Four'), clash('5', 'Five')];
  answers.note(answers.revision + 1, { desk: null });
  await settled();
  await fireEvent.click(button(container, 'Take all 2 of Ben'));
  expect(of('resolve_conflicts_of')).toEqual([{ name: 'Ben' }]);
});

test('what came in is listed by person and taken back whole', async () => {
  const of = opened({
    get_team: () => team,
    get_came_in: () => cameIn,
    undo_came_in: () => ({ record_count: 2, left_alone_count: 1 }),
    set_came_in_seen: () => null,
  });
  const { container } = render(Team, { props: { filter: { view: 'came_in' } } });
  await settled();
  expect(plain(container)).toContain('Kite → Kites');
  await fireEvent.click(button(container, 'Take back everything of Ben'));
  await settled();
  expect(of('undo_came_in')).toEqual([{ name: 'Ben' }]);
  await fireEvent.click(button(container, 'I have looked at it'));
  expect(of('set_came_in_seen')).toEqual([{ upto: 214 }]);
});

test('members are shown with what they may do; an editor changes roles and removes', async () => {
  const of = opened({ get_team: () => team, set_member_role: () => null, remove_member: () => null });
  const { container } = render(Team, { props: { filter: { view: 'people' } } });
  await settled();
  const ben = [...container.querySelectorAll('tr')].find((row) => plain(row).startsWith('Ben'))!;
  expect(plain(ben)).toContain('had not taken in 4 changes then');
  await fireEvent.change(ben.querySelector('select')!, { target: { value: 'reader' } });
  expect(of('set_member_role')).toEqual([{ id: 'b', role: 'reader' }]);
  await fireEvent.click(ben.querySelector('button')!);
  await type(field(container, 'New team passphrase'), 'another four words');
  await fireEvent.submit(container.querySelector('form')!);
  await settled();
  expect(of('remove_member')).toEqual([{ id: 'b', passphrase: 'another four words' }]);
});

test('a reader is told so, changes nothing, and sees how the team stands; a stir asks anew', async () => {
  let says = team.says;
  const state = { ...made.state, plan: { ...made.plan, is_reader: true } };
  const of = opened({ get_team: () => ({ ...team, role: 'reader', says }), get_app_state: () => state }, state);
  const { container } = render(App);
  router.go('team', { view: 'people' });
  await settled();
  expect(plain(container)).toContain('You are a reader in this team');
  expect(desk.canChange).toBe(false);
  expect(container.querySelector('main select')).toBeNull();
  const corner = () => plain([...container.querySelectorAll('nav .plan')].at(0));
  expect(corner()).toBe('Saved here and exchanged.');
  says = [{ code: 'old_copy', values: { name: 'Ben', day_count: '12' } }];
  window.dispatchEvent(new Event('paideia-stir'));
  await settled();
  expect(corner()).toBe('The copy of Ben is 12 days old.');
  expect(of('get_team').length).toBeGreaterThan(1);
});

test('what a reader changed outside can be thrown away where it is told', async () => {
  const told = [{ code: 'exchange_may_only_read', values: {} }];
  const of = opened({ get_team: () => ({ ...team, role: 'reader', told, unsent_count: 1 }), remove_unsent_changes: () => 1 });
  const { container } = render(Team, { props: { filter: {} } });
  await settled();
  await fireEvent.click(button(container, 'Throw my changes away'));
  await settled();
  expect(plain(document.body)).toContain('a safety copy keeps it');
  await fireEvent.submit(document.querySelector('form')!);
  await settled();
  expect(of('remove_unsent_changes')).toEqual([{}]);
});
