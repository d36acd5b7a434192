/**
 * Every key that does something, by where it does: the Help page lists them, and a test holds the list against the page.
 *
 * A shortcut is `[keys, id of what it does]`; keys that are words or differ by language are texts `keys-<name>`.
 */

export interface Shortcut {
  /** As matched by `matchesKeys`, such as `Ctrl+K`; or the id of a text when it begins with `keys-`. */
  keys: string;
  doesId: string;
}

export interface ShortcutGroup {
  titleId: string;
  list: readonly Shortcut[];
}

const of = (...list: [string, string][]): readonly Shortcut[] => list.map(([keys, doesId]) => ({ keys, doesId }));

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    titleId: 'keys-everywhere',
    list: of(
      ['Ctrl+K', 'action-search'],
      ['Ctrl+N', 'action-new_event'],
      ['Ctrl+Z', 'action-undo'],
      ['Ctrl+Shift+Z', 'action-redo'],
      ['F1', 'action-help'],
      ['?', 'action-keys'],
      ['F5', 'overview-present'],
      ['Ctrl+S', 'council-save'],
      ['keys-larger', 'keys-larger-does'],
      ['Ctrl+−', 'keys-smaller-does'],
      ['Ctrl+0', 'keys-usual-does'],
      ['F6', 'keys-parts-does'],
      ['Escape', 'keys-leave-does'],
    ),
  },
  {
    titleId: 'keys-tables',
    list: of(
      ['keys-arrows', 'keys-tables-go'],
      ['keys-ends', 'keys-tables-ends'],
      ['Enter', 'keys-tables-open'],
      ['F2', 'keys-tables-edit'],
      ['keys-shift', 'keys-tables-block'],
      ['keys-ctrl_space', 'keys-tables-mark'],
      ['keys-shift_space', 'keys-tables-through'],
      ['Ctrl+A', 'keys-tables-all'],
      ['Ctrl+C', 'keys-tables-copy'],
      ['Ctrl+X', 'keys-tables-cut'],
      ['Ctrl+V', 'keys-tables-paste'],
      ['Ctrl+D', 'keys-tables-fill'],
      ['keys-delete', 'keys-tables-empty'],
      ['keys-menu', 'keys-menu-does'],
    ),
  },
  {
    titleId: 'keys-board',
    list: of(
      ['keys-arrows', 'keys-board-go'],
      ['keys-alt', 'keys-board-move'],
      ['keys-alt_shift', 'keys-board-length'],
      ['M', 'keys-board-form'],
      ['Enter', 'keys-board-drop'],
      ['Escape', 'keys-board-back'],
    ),
  },
  {
    titleId: 'keys-week',
    list: of(
      ['keys-arrows', 'keys-week-go'],
      ['keys-alt_updown', 'keys-week-time'],
      ['keys-alt_sides', 'keys-week-day'],
      ['keys-alt_shift_updown', 'keys-week-length'],
      ['M', 'keys-board-form'],
      ['Enter', 'keys-board-drop'],
      ['Escape', 'keys-board-back'],
    ),
  },
  {
    titleId: 'keys-clashes',
    list: of(['keys-digits', 'keys-clashes-take'], ['Enter', 'keys-clashes-keep'], ['keys-updown', 'keys-clashes-go']),
  },
  {
    titleId: 'keys-status_board',
    list: of(['keys-arrows', 'keys-status_board-go'], ['keys-alt_sides', 'keys-status_board-move'], ['M', 'keys-status_board-form']),
  },
  {
    titleId: 'keys-agenda',
    list: of(
      ['keys-updown', 'keys-agenda-go'],
      ['keys-pages', 'keys-agenda-names'],
      ['keys-ends', 'keys-agenda-ends'],
      ['Enter', 'keys-agenda-open'],
    ),
  },
  {
    titleId: 'keys-triage',
    list: of(
      ['A', 'triage-accept'],
      ['D', 'triage-decline'],
      ['I', 'triage-ask'],
      ['N', 'triage-next'],
      ['P', 'triage-previous'],
      ['keys-updown', 'keys-triage-go'],
      ['keys-pages', 'keys-triage-pages'],
      ['keys-ends', 'keys-triage-ends'],
    ),
  },
  {
    titleId: 'keys-partners',
    list: of(['keys-arrows', 'keys-partners-go'], ['keys-alt_sides', 'keys-partners-move'], ['M', 'keys-partners-form']),
  },
  {
    titleId: 'keys-roadmap',
    list: of(
      ['keys-updown', 'keys-roadmap-go'],
      ['keys-ends', 'keys-roadmap-ends'],
      ['keys-alt_sides', 'keys-roadmap-day'],
      ['keys-alt_shift_sides', 'keys-roadmap-week'],
      ['Enter', 'keys-roadmap-open'],
    ),
  },
  {
    titleId: 'keys-readings',
    list: of(['keys-updown_enter', 'keys-readings-go']),
  },
  {
    titleId: 'keys-arrange',
    list: of(['keys-arrows', 'keys-arrange-move'], ['keys-ends', 'keys-arrange-ends'], ['keys-delete', 'keys-arrange-remove']),
  },
  {
    titleId: 'keys-present',
    list: of(
      ['keys-sides', 'keys-present-turn'],
      ['keys-pages', 'keys-present-turn'],
      ['keys-space', 'keys-present-next'],
      ['keys-ends', 'keys-present-ends'],
      ['Escape', 'keys-present-leave'],
    ),
  },
  {
    titleId: 'keys-paper',
    list: of(['keys-pages', 'keys-paper-turn']),
  },
];
