/**
 * The one store of answers. The same question is asked once however many parts show it, and again only when a table
 * was touched that its answer depends on; which tables those are says the table of commands.
 *
 * An answer never overwrites a newer one: each question is under way once, and what was touched meanwhile is asked
 * again. What nobody shows any more is kept for a while, and shown at once when it is still true.
 */
import { untrack } from 'svelte';
import { commandTable, type Failure } from '../bindings';
import { platform, type Reply, type Touched } from '../platform';
import { asFailure } from '../text/failure';

/** How many answers are kept that nobody shows. */
const KEPT = 60;

/** What is touched besides records of the plan. */
const BESIDE = new Set(['desk', 'history', 'team']);

/** A question with what is known of its answer. */
export class Answer {
  /** The answer while somebody shows it, or while it is true. */
  value = $state.raw<unknown>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  isLoading = $state(true);
  readonly name: string;
  readonly args: Record<string, unknown>;
  /** What was brought last, with which a difference is put together. */
  #brought: unknown;
  #token: number | undefined;
  /** The revision at which the answer was true. */
  #revision = -1;
  /** The last revision that touched what it depends on. */
  #touchedAt = 0;
  /** The revision at the end of the last asking. */
  #asked = -1;
  #isUnderWay = false;
  #watchers = 0;
  #tables: ReadonlySet<string> | null;

  constructor(name: string, args: Record<string, unknown>) {
    this.name = name;
    this.args = args;
    this.#tables = tablesOf(name, args);
  }

  get isShown() {
    return this.#watchers > 0;
  }

  get isTrue() {
    return this.#revision >= this.#touchedAt;
  }

  /** Somebody shows it; the returned function says that they no longer do. */
  watch(): () => void {
    this.#watchers += 1;
    if (!this.isTrue) {
      // Kept from before, and no longer true: a form must not begin with it.
      if (this.#watchers === 1) this.value = undefined;
      void this.ask();
    }
    return () => {
      this.#watchers -= 1;
    };
  }

  /** Notes what was touched; says whether it must be asked again. */
  note(revision: number, touched: Touched): boolean {
    const isTouched = 'desk' in touched || Object.keys(touched).some((table) => this.#tables?.has(table));
    if (isTouched) this.#touchedAt = Math.max(this.#touchedAt, revision);
    return !this.isTrue;
  }

  /** Asks, unless it is being asked: then once more as soon as that has ended and was not enough. */
  async ask(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.isLoading = true;
    let isNewer = true;
    while (isNewer && (await this.#once())) {
      const last = this.#asked;
      // A program that never catches up with what it touched is not asked for ever.
      isNewer = !this.isTrue && this.isShown && this.#revision > last;
      this.#asked = this.#revision;
    }
    this.#isUnderWay = false;
    this.isLoading = false;
  }

  /** Asks once; says whether it was answered. */
  async #once(): Promise<boolean> {
    const touchedAt = this.#touchedAt;
    const known = { revision: answers.revision, ...(this.#token === undefined ? {} : { token: this.#token }) };
    try {
      const reply = await platform().call(this.name, this.args, known);
      if ('cancelled' in reply) return false;
      this.#bring(reply);
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      // Refused as things stand; what touches it from now on asks again.
      this.#revision = Math.max(this.#revision, touchedAt);
      this.#token = undefined;
      return true;
    }
  }

  #bring(reply: Exclude<Reply, { cancelled: true }>) {
    this.#revision = reply.revision;
    answers.note(reply.revision, reply.touched);
    const value = 'value' in reply ? reply.value : patched(this.#brought as readonly unknown[], reply);
    this.#brought = value;
    this.#token = reply.token;
    this.value = value;
    this.failure = undefined;
  }
}

/** The list that a difference makes of the one held. Rows that stayed are the same objects. */
function patched(held: readonly unknown[], { from, put }: { from?: readonly number[]; put: readonly (readonly [number, unknown])[] }) {
  if (!from && put.length === 0) return held;
  const rows = from ? from.map((place) => held[place]) : [...held];
  for (const [place, row] of put) rows[place] = row;
  return rows;
}

/** The tables that an answer depends on; `null`: only the desk as a whole. */
function tablesOf(name: string, args: Record<string, unknown>): ReadonlySet<string> | null {
  const reads = Object.hasOwn(commandTable, name) ? commandTable[name as keyof typeof commandTable].reads : null;
  if (!reads) return null;
  return new Set('tables' in reads ? reads.tables : [String(args[reads.argument])]);
}

class Answers {
  /** The last revision of the desk that the page was told of. */
  revision = 0;
  /** The last revision at which the plan itself was changed. */
  changedAt = 0;
  /** The last command that may write found nothing to change. */
  isLastWriteIdle = false;
  /** By question, the one shown last at the end. */
  #known = new Map<string, Answer>();
  /** Whose answers these are. */
  #platform = platform();

  /** The answer to a question. */
  of(name: string, args: Record<string, unknown>): Answer {
    this.#belong();
    const question = `${name} ${JSON.stringify(args)}`;
    const known = this.#known.get(question) ?? untrack(() => new Answer(name, args));
    this.#known.delete(question);
    this.#known.set(question, known);
    if (this.#known.size > KEPT) this.#forget();
    return known;
  }

  /** Takes note of a reply: what it says was touched is asked again where it is shown. Older news is no news. */
  note(revision: number, touched: Touched) {
    this.#belong();
    if (revision <= this.revision) return;
    this.revision = revision;
    if (Object.keys(touched).some((table) => !BESIDE.has(table))) this.changedAt = revision;
    for (const [question, answer] of this.#known) {
      if (!answer.note(revision, touched)) continue;
      if (answer.isShown) void answer.ask();
      else if ('desk' in touched) this.#known.delete(question);
    }
  }

  /** Another program knows nothing of what this one said. */
  #belong() {
    if (this.#platform === platform()) return;
    this.#platform = platform();
    this.#known.clear();
    this.revision = 0;
    this.changedAt = 0;
  }

  #forget() {
    let over = [...this.#known.values()].filter((answer) => !answer.isShown).length - KEPT;
    for (const [question, answer] of this.#known) {
      if (over <= 0) return;
      if (answer.isShown) continue;
      this.#known.delete(question);
      over -= 1;
    }
  }
}

export const answers = new Answers();
