/** The set that is written or was written last: it goes on while other screens are looked at, and belongs to one plan. */
import type { SetFile, SetPart } from '../../bindings';
import { call, run } from '../../data/call';
import { desk } from '../../data/desk.svelte';
import { notesOf, onlyThere, withLater } from './set';

class SetWork {
  isWriting = $state(false);
  #files = $state.raw<readonly SetFile[]>([]);
  #plan = $state<string | null>(null);
  /** What was asked for, of which these are the files. */
  #asked: SetPart[] = [];

  /** What became of each file; none: nothing was written in this plan yet. */
  get files(): readonly SetFile[] {
    return this.#plan === desk.plan?.id ? this.#files : [];
  }

  /** Writes parts into a folder; without any, those again that were left because a file was there. */
  async write(parts: SetPart[] | null) {
    const plan = desk.plan?.id ?? null;
    this.isWriting = true;
    const set = parts ?? this.#asked;
    const now = parts ?? onlyThere(set, this.#files);
    const report = await run('export_output_set', { parts: now, names: 'for_people', replace: parts === null });
    this.isWriting = false;
    if (!report || plan !== desk.plan?.id) return;
    this.#plan = plan;
    this.#asked = set;
    this.#files = parts ? report.files : withLater(this.#files, report);
    // What was is written as well, and changes nothing: then there is nothing to note.
    if (desk.canChange) await call('save_output_set', { set: notesOf(set, report.files) });
  }
}
export const setWork = new SetWork();
