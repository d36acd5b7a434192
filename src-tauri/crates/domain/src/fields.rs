//! What the value of a field means: a date, an amount of money, the id of another record, one of fixed words.
//!
//! Follows from the type of the field, from what it is called (the endings stand in the glossary), and from
//! `references`. Whoever writes a value for people, or asks whether it can be, starts here.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::references::REFERENCES;
use crate::rules::grants::Track;
use crate::words::WordList;
use crate::*;

/// What a value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Words of people, shown as they are.
    Words,
    /// Several of them.
    WordsList,
    /// One of fixed words.
    Word(WordList),
    /// Several of them.
    WordList(WordList),
    /// Tags of languages.
    Languages,
    /// ISO 3166 code of a country.
    Country,
    /// The id of a record of a table; of a table that another field names when empty.
    Id(&'static str),
    /// Ids of records of a table.
    Ids(&'static str),
    /// Money in the smallest unit of the plan's currency.
    Money,
    /// How many.
    Count,
    /// A year.
    Year,
    /// 1 Monday to 7 Sunday.
    Weekday,
    /// A number with a fraction.
    Number,
    /// A size in bytes.
    Bytes,
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// Several dates.
    Dates,
    /// A date and time.
    Moment,
    /// A time of day.
    Time,
    /// A rule of repetition (RFC 5545).
    Recurrence,
    /// A count of the plan by its key.
    Computed,
    /// Names of event fields.
    FieldNames,
    /// Cards of a board.
    Cards,
    /// The code of a problem.
    ProblemCode,
    /// Says nothing to people: an order, a hash, a key, a drawing.
    Machine,
}

/// Fields whose meaning their type and ending do not tell.
const OWN: &[(&str, &str, Meaning)] = &[
    ("venue", "access_features", Meaning::WordList(AccessFeature::LIST)),
    ("event", "access_features", Meaning::WordList(AccessFeature::LIST)),
    ("event", "languages", Meaning::Languages),
    ("profile", "languages", Meaning::Languages),
    ("profile", "country", Meaning::Country),
    ("event", "excluded_dates", Meaning::Dates),
    ("event", "wished_dates", Meaning::Dates),
    ("person", "away_dates", Meaning::Dates),
    ("partner", "away_dates", Meaning::Dates),
    ("event", "recurrence_rule", Meaning::Recurrence),
    ("milestone", "after_ids", Meaning::Ids("milestone")),
    ("opening", "weekday", Meaning::Weekday),
    ("neighbourhood", "outline", Meaning::Machine),
    ("framework", "key", Meaning::Machine),
    ("evidence", "file_hash", Meaning::Machine),
    ("evidence", "file_bytes", Meaning::Bytes),
    ("accepted_problem", "key", Meaning::Machine),
    ("accepted_problem", "code", Meaning::ProblemCode),
    ("problem_owner", "key", Meaning::Machine),
    ("problem_owner", "code", Meaning::ProblemCode),
    ("import_mapping", "mapping", Meaning::FieldNames),
    ("indicator", "computed", Meaning::Computed),
    ("board", "cards", Meaning::Cards),
    ("release", "version", Meaning::Machine),
    ("house_style", "logo", Meaning::Machine),
    ("publication", "options", Meaning::Machine),
    ("council_template", "file_hash", Meaning::Machine),
    ("council_template", "file_bytes", Meaning::Bytes),
    ("publication", "written_revision", Meaning::Machine),
    ("interaction", "letter_event_ids", Meaning::Ids("event")),
    ("saved_filter", "pillars", Meaning::Ids("area")),
    ("saved_filter", "organisers", Meaning::Ids("partner")),
    ("saved_filter", "statuses", Meaning::WordList(EventStatus::LIST)),
    ("saved_filter", "neighbourhoods", Meaning::Ids("neighbourhood")),
    ("saved_filter", "venues", Meaning::Ids("venue")),
    ("saved_filter", "days", Meaning::Dates),
    ("saved_filter", "tracks", Meaning::WordList(Track::LIST)),
    ("saved_filter", "own", Meaning::Machine),
    ("saved_filter", "view", Meaning::Machine),
    ("saved_filter", "hidden_columns", Meaning::Machine),
    ("saved_filter", "sort_by", Meaning::Machine),
    ("saved_filter", "group_by", Meaning::Machine),
];

/// Names of the fields in which people write sentences, in whatever table: what two people wrote there at the same time
/// can be put together word by word. Names, links and codes are no such fields.
/// What merged cells of a plan hold follows from this list: whoever changes it adds a step to the format of the plan
/// file, which makes the rows anew.
const SENTENCES: &[&str] = &[
    "about",
    "access_note",
    "answer",
    "background",
    "body",
    "climate",
    "consent_note",
    "consultation",
    "cost_note",
    "definition",
    "description",
    "equality",
    "evidence",
    "exemption",
    "explanation",
    "finance",
    "hint",
    "legal",
    "lessons",
    "long_text",
    "memorandum_note",
    "method",
    "next_steps",
    "note",
    "partners",
    "plain_text",
    "problem",
    "reason",
    "resources",
    "results",
    "rural",
    "short_text",
    "subject_to",
    "summary",
    "text",
    "what_was_done",
];

/// Whether a field holds sentences, which are merged word by word, rather than one value.
pub fn is_long_text(table: &str, field: &str) -> bool {
    SENTENCES.contains(&field) && meaning(table, field) == Some(Meaning::Words)
}

/// What a field means; `None`: there is no such field.
pub fn meaning(table: &str, field: &str) -> Option<Meaning> {
    known().get(table)?.iter().find(|(name, _)| *name == field).map(|(_, meaning)| *meaning)
}

/// The fields of a table in the order of its record, with what they mean; none: there is no such table.
pub fn meanings(table: &str) -> &'static [(&'static str, Meaning)] {
    known().get(table).map_or(&[], Vec::as_slice)
}

type Fields = HashMap<&'static str, Vec<(&'static str, Meaning)>>;

fn known() -> &'static Fields {
    static KNOWN: OnceLock<Fields> = OnceLock::new();
    KNOWN.get_or_init(all)
}

/// Every field of every table.
fn all() -> Fields {
    struct All(Fields);
    impl KindVisitor for All {
        fn visit<R: Record>(&mut self) {
            let fields = R::FIELDS.iter().zip(R::kinds());
            self.0.insert(R::TABLE, fields.map(|(field, kind)| (*field, of(R::TABLE, field, kind))).collect());
        }
    }
    let mut all = All(HashMap::new());
    Plan::visit_kinds(&mut all);
    all.0
}

fn of(table: &'static str, field: &'static str, kind: Kind) -> Meaning {
    if let Some((.., meaning)) = OWN.iter().find(|(of, name, _)| *of == table && *name == field) {
        return *meaning;
    }
    match kind {
        Kind::Text if field == "id" || field == "position" => Meaning::Machine,
        Kind::Text if field == "subject_id" => Meaning::Id(""),
        Kind::Text => {
            let reference = REFERENCES.iter().find(|it| it.table == table && it.field == field);
            reference.map_or(Meaning::Words, |reference| Meaning::Id(reference.target))
        }
        Kind::Texts => Meaning::WordsList,
        Kind::Whole if field.ends_with("_minor") => Meaning::Money,
        Kind::Whole if field == "year" || field.ends_with("_year") => Meaning::Year,
        Kind::Whole => Meaning::Count,
        Kind::Real => Meaning::Number,
        Kind::YesNo => Meaning::YesNo,
        Kind::Date => Meaning::Date,
        Kind::Moment => Meaning::Moment,
        Kind::Time => Meaning::Time,
        Kind::Word(list) => Meaning::Word(list),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: &str, expected: Option<Meaning>) {
        let (table, field) = field.split_once('.').unwrap();
        assert_eq!(meaning(table, field), expected, "{table}.{field}");
    }

    #[test]
    fn meanings_follow_from_type_and_name() {
        check("event.title", Some(Meaning::Words));
        check("event.week_id", Some(Meaning::Id("week")));
        check("event.money_asked_minor", Some(Meaning::Money));
        check("event.capacity", Some(Meaning::Count));
        check("event.status", Some(Meaning::Word(EventStatus::LIST)));
        check("event.is_free", Some(Meaning::YesNo));
        check("event.audiences", Some(Meaning::WordsList));
        check("event.external_id", Some(Meaning::Words));
        check("session.starts_at", Some(Meaning::Moment));
        check("opening.opens", Some(Meaning::Time));
        check("opening.on_date", Some(Meaning::Date));
        check("partner.first_year", Some(Meaning::Year));
        check("budget_line.year", Some(Meaning::Year));
        check("reading.value", Some(Meaning::Number));
        check("task.subject", Some(Meaning::Word(Subject::LIST)));
        check("task.subject_id", Some(Meaning::Id("")));
        check("room.position", Some(Meaning::Machine));
        check("event.nonsense", None);
        check("nonsense.id", None);
    }

    #[test]
    fn sentences_are_told_from_single_values() {
        for (table, field, expected) in [
            ("event", "long_text", true),
            ("event", "note", true),
            ("paper", "summary", true),
            ("practice", "lessons", true),
            ("event", "title", false),
            ("event", "booking_link", false),
            ("event", "audiences", false),
            ("venue", "name", false),
            ("nonsense", "note", false),
        ] {
            assert_eq!(is_long_text(table, field), expected, "{table}.{field}");
        }
        let is_somewhere = |name: &&&str| known().keys().any(|table| is_long_text(table, name));
        assert_eq!(SENTENCES.iter().filter(|name| !is_somewhere(name)).count(), 0, "a name that no table has");
    }

    #[test]
    fn what_is_set_apart_is_there() {
        for (table, field, _) in OWN {
            assert!(meaning(table, field).is_some(), "{table}.{field}");
        }
    }
}
