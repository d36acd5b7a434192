/** What a new paper begins with, and what is counted while it is written. Pure. */
import { blanks, words } from '../../bindings';
import type { Meeting, PaperDraft, PaperOption, Recommendation, Risk, Week } from '../../bindings';

export const VERBS = words.RecommendationVerb;
export const PURPOSES = words.PaperPurpose;
export const LEVELS = words.RiskLevel;

/** Texts of a new paper, in the language of the plan. */
export interface Words {
  title: string;
  doNothing: string;
  doNothingText: string;
  goOn: string;
  recommendation: string;
}

const SUMMARY_WORDS = 150;
const PAGES = 5;

/** A new paper about a week; one option is to do nothing. */
export function emptyPaper(week: Week | null, author: string, today: string, texts: Words): PaperDraft {
  return {
    paper: {
      id: '',
      meeting_id: null,
      week_id: week?.id ?? null,
      title: texts.title,
      reference: '',
      agenda_item: '',
      report_of: '',
      author,
      written_on: today || null,
      purpose: 'decision',
      wards: '',
      is_public: true,
      exemption: '',
      summary: '',
      summary_max_words: SUMMARY_WORDS,
      background: '',
      finance: '',
      equality: '',
      climate: '',
      rural: '',
      legal: '',
      consultation: '',
      next_steps: '',
      max_pages: PAGES,
    },
    meeting: null,
    recommendations: [{ ...emptyRecommendation(), text: texts.recommendation }],
    options: [
      { ...emptyOption(), title: texts.goOn, is_preferred: true },
      { ...emptyOption(), title: texts.doNothing, text: texts.doNothingText, is_do_nothing: true },
    ],
    risks: [],
  };
}

/** A meeting whose body is not named yet. */
export function emptyMeeting(held_on: string): Meeting {
  return { id: '', body: '', held_on, papers_due_on: null, place: '', title: '', themes: [], note: '' };
}

/** A recommendation without words. */
export function emptyRecommendation(): Recommendation {
  return { id: '', paper_id: '', verb: 'note', text: '', subject_to: '', position: '' };
}

/** An option without words. */
export function emptyOption(): PaperOption {
  return { id: '', paper_id: '', title: '', text: '', is_do_nothing: false, is_preferred: false, position: '' };
}

/** A risk without words. */
export function emptyRisk(): Risk {
  return { ...blanks.risk, likelihood: 'medium', impact: 'medium' };
}

/** The options with one preferred, or none. */
export function withPreferred(options: readonly PaperOption[], index: number, isPreferred: boolean): PaperOption[] {
  return options.map((option, at) => ({ ...option, is_preferred: at === index ? isPreferred : option.is_preferred && !isPreferred }));
}

/** Words of a text, as the limit counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** How a count stands to its limit; a limit of nought is none. */
export function standing(count: number, most: number): 'free' | 'near' | 'over' {
  if (most <= 0) return 'free';
  if (count > most) return 'over';
  return count > most * 0.9 ? 'near' : 'free';
}

/** The draft as it is saved: without rows in which nothing was written. */
export function tidied(draft: PaperDraft): PaperDraft {
  return {
    ...draft,
    recommendations: draft.recommendations.filter((one) => one.text.trim() || one.subject_to.trim()),
    options: draft.options.filter((one) => one.title.trim() || one.text.trim()),
    risks: draft.risks.filter((one) => one.title.trim() || one.answer.trim()),
  };
}

/** What keeps the paper from being saved: the field's name, or `null`. */
export function missing(draft: PaperDraft): 'title' | 'body' | 'held_on' | null {
  if (draft.paper.title.trim() === '') return 'title';
  if (draft.meeting && draft.meeting.body.trim() === '') return 'body';
  return draft.meeting && !draft.meeting.held_on ? 'held_on' : null;
}
