//! What there is to write: for each kind of document the files that it can be made as and what can be chosen.
//!
//! One place for all of it; the terminal's words, the page's choices, checks and what is remembered come from here.

use domain::OutputKind;
use domain::rules::sheets::SheetBy;
use papers::{
    BookletCodes, BookletEvents, BookletMarks, BookletOrder, BookletPaper, BookletPrint, BookletWording, PosterPaper,
};

/// The ending of a file; what people call such a file is `output-format-<ending>`.
pub(crate) type Ending = &'static str;

/// What is known of a kind of document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// The first is proposed.
    pub(crate) endings: &'static [Ending],
    /// What can be chosen, in the order of the form.
    pub(crate) options: &'static [OptionSpec],
}

/// One thing to choose. Its label is `output-option-<name>`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OptionSpec {
    /// Its name in the terminal, in the plan and in the page.
    pub(crate) name: &'static str,
    /// Among what.
    pub(crate) choice: Choice,
}

/// Among what somebody chooses. Of records the one that is usually meant stands first.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Choice {
    /// A paper, the latest first.
    Paper,
    /// A meeting, the last one that was held first.
    Meeting,
    /// A week, the last one that is over first.
    Week,
    /// One of the boards, ours first.
    Board,
    /// A release, the latest first; before all, none.
    Release,
    /// All of the programme, or what is at one place, of one host, of one pillar, of one person.
    Part,
    /// Fixed words, the usual one first; each is called `<label>-<word>`.
    Words {
        /// With what their messages begin.
        label: &'static str,
        /// The words.
        words: fn() -> Vec<&'static str>,
    },
    /// Yes or no; no is usual.
    YesNo,
}

impl OptionSpec {
    /// Whether it says what a document is about, so that its file is called by it.
    pub(crate) const fn names_it(&self) -> bool {
        match self.choice {
            Choice::Paper | Choice::Meeting | Choice::Week | Choice::Board | Choice::Part => true,
            Choice::Release | Choice::Words { .. } | Choice::YesNo => false,
        }
    }
}

/// The kinds that are tables of records, as a pattern: a `match` that has it needs no rest.
macro_rules! records {
    () => {
        OutputKind::Events
            | OutputKind::Sessions
            | OutputKind::Venues
            | OutputKind::Rooms
            | OutputKind::Partners
            | OutputKind::People
            | OutputKind::Indicators
            | OutputKind::Readings
            | OutputKind::Targets
            | OutputKind::Goals
            | OutputKind::Actions
            | OutputKind::Milestones
            | OutputKind::Budget
            | OutputKind::Risks
    };
}
pub(crate) use records;

/// An option of fixed words, from the enum that has them.
macro_rules! word_option {
    ($name:literal, $label:literal, $words:ident) => {
        OptionSpec {
            name: $name,
            choice: Choice::Words { label: $label, words: || $words::ALL.iter().map(|word| word.word()).collect() },
        }
    };
}

const PAPER: &[OptionSpec] = &[OptionSpec { name: "paper", choice: Choice::Paper }];
const MEETING: &[OptionSpec] = &[OptionSpec { name: "meeting", choice: Choice::Meeting }];
const WEEK: &[OptionSpec] = &[OptionSpec { name: "week", choice: Choice::Week }];
const BOARD: &[OptionSpec] =
    &[OptionSpec { name: "name", choice: Choice::Board }, OptionSpec { name: "slides", choice: Choice::YesNo }];
const PART: &[OptionSpec] = &[OptionSpec { name: "part", choice: Choice::Part }];
const EVENTS: OptionSpec = word_option!("events", "booklet-of", BookletEvents);
const BOOKLET: &[OptionSpec] = &[
    word_option!("order", "booklet-order", BookletOrder),
    word_option!("paper_size", "booklet-paper", BookletPaper),
    word_option!("print", "booklet-print", BookletPrint),
    word_option!("wording", "booklet-wording", BookletWording),
    word_option!("marks", "booklet-marks", BookletMarks),
    EVENTS,
    word_option!("codes", "booklet-codes", BookletCodes),
    OptionSpec { name: "changes", choice: Choice::Release },
    OptionSpec { name: "two_up", choice: Choice::YesNo },
];
const POSTERS: &[OptionSpec] = &[word_option!("paper_size", "booklet-poster_paper", PosterPaper), EVENTS];
const SHEETS: &[OptionSpec] = &[word_option!("by", "sheet-by", SheetBy)];

/// Files of a document for a meeting, all from one description.
const DOCUMENT: &[Ending] = &["pdf", "docx", "odt", "html"];
/// Files of a table.
const TABLE: &[Ending] = &["xlsx", "ods", "csv"];
const PROGRAMME: &[Ending] = &["ics", "xml", "json", "jsonld", "geojson", "xlsx", "ods", "csv"];

/// What is known of a kind.
pub(crate) const fn spec(kind: OutputKind) -> Spec {
    match kind {
        OutputKind::CouncilPaper => Spec { endings: DOCUMENT, options: PAPER },
        OutputKind::ProgressReport | OutputKind::BusinessCase => Spec { endings: DOCUMENT, options: &[] },
        OutputKind::EvaluationReport => Spec { endings: DOCUMENT, options: WEEK },
        OutputKind::Minutes => Spec { endings: DOCUMENT, options: MEETING },
        OutputKind::Booklet => Spec { endings: &["pdf"], options: BOOKLET },
        OutputKind::Posters => Spec { endings: &["pdf"], options: POSTERS },
        OutputKind::Cards | OutputKind::DaySheets => Spec { endings: &["pdf"], options: &[EVENTS] },
        OutputKind::RunSheets | OutputKind::AttendanceSheets => Spec { endings: &["pdf"], options: SHEETS },
        OutputKind::Programme => Spec { endings: PROGRAMME, options: PART },
        OutputKind::Site => Spec { endings: &["zip"], options: &[] },
        OutputKind::Board => Spec { endings: &["pdf", "html"], options: BOARD },
        OutputKind::OpenData => Spec { endings: &["zip"], options: &[] },
        records!() => Spec { endings: TABLE, options: &[] },
    }
}

/// Whether a document is the programme of a week, as the public is to have it.
pub(crate) const fn holds_events(kind: OutputKind) -> bool {
    match kind {
        OutputKind::Booklet
        | OutputKind::Posters
        | OutputKind::Cards
        | OutputKind::DaySheets
        | OutputKind::Programme
        | OutputKind::Site => true,
        OutputKind::CouncilPaper
        | OutputKind::ProgressReport
        | OutputKind::EvaluationReport
        | OutputKind::BusinessCase
        | OutputKind::Minutes
        | OutputKind::RunSheets
        | OutputKind::AttendanceSheets
        | OutputKind::Board
        | OutputKind::OpenData => false,
        records!() => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, spec};
    use crate::door::kinds::FileKind;
    use domain::OutputKind;
    use text::Texts;

    #[test]
    fn whatever_can_be_chosen_has_words_in_every_language() {
        for texts in ["en", "en-XA"].map(Texts::new) {
            let said = |id: String| assert!(texts.has(&id), "{}: {id} is missing", texts.language());
            for kind in OutputKind::ALL {
                said(format!("output-kind-{}", kind.word()));
                said(format!("output-kind-{}-about", kind.word()));
                if let Some(table) = kind.table() {
                    said(format!("import-record-{}", table.table()));
                }
                for ending in spec(*kind).endings {
                    said(format!("output-format-{ending}"));
                    assert!(FileKind::Output.endings().contains(ending), "no dialog offers .{ending}");
                }
                for option in spec(*kind).options {
                    said(format!("output-option-{}", option.name));
                    match option.choice {
                        Choice::Words { label, words } => {
                            words().iter().for_each(|word| said(format!("{label}-{word}")))
                        }
                        Choice::YesNo => ["yes", "no"].iter().for_each(|word| said(format!("value-{word}"))),
                        // These are called as people have called them in the plan.
                        Choice::Paper
                        | Choice::Meeting
                        | Choice::Week
                        | Choice::Board
                        | Choice::Release
                        | Choice::Part => {}
                    }
                }
            }
        }
    }
}
