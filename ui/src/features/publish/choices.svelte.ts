/** What was chosen for documents since the window was opened: for their pages, their files and sets of them. */
import type { OutputKind, OutputRow } from '../../bindings';
import type { OutputOptions } from '../../data/outputs';

const chosen = $state<Partial<Record<OutputKind, OutputOptions>>>({});

/** Chooses one option of a document. */
export function choose(kind: OutputKind, name: string, value: string) {
  chosen[kind] = { ...chosen[kind], [name]: value };
}

/** The options of a document: what was chosen while it can still be, else what the plan remembers. */
export function optionsOf(row: Pick<OutputRow, 'kind' | 'options'>): OutputOptions {
  const ours = chosen[row.kind] ?? {};
  const value = (option: OutputRow['options'][number]) => {
    const wanted = ours[option.name];
    const isThere = wanted !== undefined && option.choices.some((choice) => choice.value === wanted);
    return isThere ? wanted : option.value;
  };
  return Object.fromEntries(row.options.map((option) => [option.name, value(option)]));
}
