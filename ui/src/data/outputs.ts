/** Documents as files: written where the person says, told of, and noted in the plan for all who open it. */
import type { OutputKind } from '../bindings';
import { t } from '../text';
import { call, run } from './call';
import { desk } from './desk.svelte';
import { sayWritten } from './written';

export type OutputOptions = Record<string, string>;

/** Writes a document; `false` when the person closed the dialog or it could not be. */
export async function writeOutput(kind: OutputKind, options: OutputOptions, ending: string): Promise<boolean> {
  const file = await run('export_output', { kind, options, ending });
  if (!file) return false;
  const said = file.pages ? t('publish-written-pages', { name: file.name, pages: file.pages }) : t('publish-written', { name: file.name });
  sayWritten(said, file);
  // What was is written as well, and changes nothing: then there is nothing to note.
  if (desk.canChange) await call('save_publication', { kind, options, file_name: file.name });
  return true;
}
