/** The set that is written or was written last: it goes on while other screens are looked at, and belongs to one plan. */
import type { SetFile, SetPart } from '../../bindings';
import { call, run } from '../../data/call';
import { desk } from '../../data/desk.svelte';
import { left, notesOf, only, thereAlready, withLater } from './set';

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

  /** Writes parts into a folder that is asked for. */
  write(parts: SetPart[]) {
    return this.#export(parts, null);
  }

  /** Into the folder of before: replaces what was there already. */
  replace() {
    return this.#export(this.#asked, only(this.#asked, thereAlready(this.#files)), true);
  }

  /** Into the folder of before: what was not written, as when somebody stopped. */
  goOn() {
    return this.#export(this.#asked, only(this.#asked, left(this.#files)));
  }

  async #export(set: SetPart[], rest: SetPart[] | null, replace = false) {
    const plan = desk.plan?.id ?? null;
    this.isWriting = true;
    const report = await run('export_output_set', { parts: rest ?? set, names: 'for_people', replace, again: rest !== null });
    this.isWriting = false;
    if (!report || plan !== desk.plan?.id) return;
    this.#plan = plan;
    this.#asked = set;
    this.#files = rest ? withLater(this.#files, report) : report.files;
    // What was is written as well, and changes nothing: then there is nothing to note.
    if (desk.canChange) await call('save_output_set', { set: notesOf(set, report.files) });
  }
}
export const setWork = new SetWork();
