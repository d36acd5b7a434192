//! Values of fields in the words of people: for the history, previews of imports, refused rows, differences.
//!
//! The only place that turns a stored value into words. Says nothing of the page's fields, in which people type.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::fields::{Meaning, meaning};
use domain::names::Names;
use domain::words::WordList;
use domain::{Cell, Field, Record};

use crate::{Arg, DateStyle, Texts};

impl Texts {
    /// What forms call a field.
    pub fn field(&self, table: &str, field: &str) -> String {
        let id = format!("{table}-{field}");
        // A field of a newer program has no label here.
        if self.has(&id) { self.get(&id) } else { field.replace('_', " ") }
    }

    /// A stored value in words, nothing for nothing. Ids become names, money main units of its currency.
    pub fn value(&self, names: &Names, currency: &str, table: &str, field: &str, value: &str) -> String {
        if value.is_empty() {
            return String::new();
        }
        let Some(meaning) = meaning(table, field) else { return value.to_owned() };
        self.told(names, currency, meaning, value).unwrap_or_else(|| value.to_owned())
    }

    /// A value in words; `None`: it is not of the kind that its field holds.
    fn told(&self, names: &Names, currency: &str, meaning: Meaning, value: &str) -> Option<String> {
        let number = || value.parse::<i64>().ok();
        Some(match meaning {
            Meaning::Words => value.to_owned(),
            Meaning::WordsList => self.list(&list(value)?),
            Meaning::Word(words) => self.word(words, value),
            Meaning::WordList(words) => {
                self.list(&list(value)?.iter().map(|word| self.word(words, word)).collect::<Vec<_>>())
            }
            Meaning::Languages => {
                self.list(&list(value)?.iter().map(|tag| self.labelled("language", tag)).collect::<Vec<_>>())
            }
            Meaning::Country => value.to_owned(),
            Meaning::Id(table) => self.record(names, table, value),
            Meaning::Ids(table) => {
                self.list(&list(value)?.iter().map(|id| self.record(names, table, id)).collect::<Vec<_>>())
            }
            Meaning::Money => self.money(number()?, currency),
            Meaning::Count => self.number(number()?),
            Meaning::Year => value.to_owned(),
            Meaning::Weekday => self.labelled("format-weekday", value),
            Meaning::Number => self.short_decimal(value.parse().ok()?),
            Meaning::Bytes => {
                self.format("value-bytes", &[("count", number()?.into()), ("number", self.number(number()?).into())])
            }
            Meaning::YesNo => {
                self.get(if bool::from_cell(&Cell::Integer(number()?))? { "value-yes" } else { "value-no" })
            }
            Meaning::Date => self.date(NaiveDate::from_cell(&text(value))?, DateStyle::Long),
            Meaning::Dates => {
                let dates =
                    list(value)?.iter().map(|date| NaiveDate::from_cell(&text(date))).collect::<Option<Vec<_>>>();
                self.list(&dates?.into_iter().map(|date| self.date(date, DateStyle::Long)).collect::<Vec<_>>())
            }
            Meaning::Moment => self.moment(NaiveDateTime::from_cell(&text(value))?),
            Meaning::Time => self.time(NaiveTime::from_cell(&text(value))?),
            Meaning::Recurrence => self.get("value-recurrence"),
            Meaning::Computed => self.labelled("indicators-computed", value),
            Meaning::FieldNames => {
                let fields = list(value)?.into_iter().filter(|field| !field.is_empty());
                let label = |field: String| match field.strip_prefix(domain::tables::OWN) {
                    Some(id) => self.record(names, domain::OwnField::TABLE, id),
                    None => self.labelled("import-field", &field),
                };
                self.list(&fields.map(label).collect::<Vec<_>>())
            }
            Meaning::Cards => {
                let count = list(value)?.len();
                self.format("value-cards", &[("count", count.into()), ("number", self.number(count as i64).into())])
            }
            Meaning::ProblemCode => self.labelled("problem", &format!("{value}-name")),
            Meaning::Machine => self.get("value-machine"),
        })
    }

    /// One of fixed words by its label.
    pub fn word(&self, words: WordList, word: &str) -> String {
        self.labelled(&words.label(), word)
    }

    fn labelled(&self, kind: &str, word: &str) -> String {
        let id = format!("{kind}-{word}");
        // Words of a newer program have no label here.
        if self.has(&id) { self.get(&id) } else { word.replace('_', " ") }
    }

    /// What people call a record; one that is gone for good has no name any more.
    fn record(&self, names: &Names, table: &str, id: &str) -> String {
        let name = if table.is_empty() { names.subject(id) } else { names.name(table, id) };
        match name {
            None => self.get("value-gone"),
            Some(name) if name.trim().is_empty() => self.get("value-nameless"),
            Some(name) => name,
        }
    }

    /// A number with as many digits behind the point as it has, at most six.
    pub fn short_decimal(&self, number: f64) -> String {
        let plain = format!("{:.6}", number.abs());
        let digits = plain.trim_end_matches('0').split_once('.').map_or(0, |(_, fraction)| fraction.len());
        self.decimal(number, digits)
    }

    /// A change of a value in one line, such as `Room: Hall → Annex`.
    pub fn change(&self, field: &str, from: &str, to: &str) -> String {
        let nothing = || self.get("value-nothing");
        let side = |text: &str| if text.is_empty() { nothing() } else { text.to_owned() };
        let values = [("field", Arg::from(field)), ("from", side(from).into()), ("to", side(to).into())];
        self.format("value-change", &values)
    }
}

fn list(value: &str) -> Option<Vec<String>> {
    Vec::from_cell(&text(value))
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}
