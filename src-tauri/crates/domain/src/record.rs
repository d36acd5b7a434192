//! How a struct lists its fields once, for the table, the change log, the import preview and the history.
//!
//! Knows nothing of SQL: a `Cell` is one of the four kinds of value that a plan file can hold.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::words::WordList;

/// One stored value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing entered.
    Null,
    /// Whole number, or 0 and 1 for no and yes.
    Integer(i64),
    /// Number with a fraction.
    Real(f64),
    /// Text; also dates (`2027-05-03`), local date-times (`2027-05-03T10:00:00`), times, and lists as JSON.
    Text(String),
}

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words of people, or the id of another record.
    Text,
    /// Several of them.
    Texts,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Real,
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// A date and time.
    Moment,
    /// A time of day.
    Time,
    /// One of fixed words.
    Word(WordList),
}

/// A type that can be the value of a field.
pub trait Field: Sized {
    /// What kind of value it is, whether or not it may be missing.
    const KIND: Kind;
    /// The stored form.
    fn to_cell(&self) -> Cell;
    /// Reads the stored form; `None` when the cell holds something else.
    fn from_cell(cell: &Cell) -> Option<Self>;
}

/// A struct that is a row of a table.
pub trait Record: Sized + Clone {
    /// Name of its table.
    const TABLE: &'static str;
    /// Names of its fields, in order; the first is always `id`.
    const FIELDS: &'static [&'static str];
    /// What kind of value each field holds, in the order of [`Record::FIELDS`].
    fn kinds() -> Vec<Kind>;
    /// Its values in the order of [`Record::FIELDS`].
    fn cells(&self) -> Vec<Cell>;
    /// Reads a row in the order of [`Record::FIELDS`]; the error names the field that does not fit.
    fn from_cells(cells: &[Cell]) -> Result<Self, &'static str>;
    /// The identifier.
    fn id(&self) -> &str;
}

/// One field that differs between two states of a record, both values as people would type them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct FieldChange {
    pub field: String,
    pub from: String,
    pub to: String,
}

impl Cell {
    /// The value as plain text; nothing for [`Cell::Null`].
    pub fn plain(&self) -> String {
        match self {
            Cell::Null => String::new(),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
        }
    }
}

/// The fields in which two states of a record differ, in the order of [`Record::FIELDS`].
pub fn changes<R: Record>(old: &R, new: &R) -> Vec<FieldChange> {
    let pairs = old.cells().into_iter().zip(new.cells());
    R::FIELDS
        .iter()
        .zip(pairs)
        .filter(|(_, (old, new))| old != new)
        .map(|(field, (old, new))| FieldChange { field: (*field).to_owned(), from: old.plain(), to: new.plain() })
        .collect()
}

/// The kind of the field that a function reads.
pub fn kind_of<R, F: Field>(_: fn(&R) -> &F) -> Kind {
    F::KIND
}

/// Lists the fields of a struct once: `record!(Event in "event" { id, title, … });`.
#[macro_export]
macro_rules! record {
    ($name:ident in $table:literal { $($field:ident),+ $(,)? }) => {
        impl $crate::Record for $name {
            const TABLE: &'static str = $table;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
            fn kinds() -> Vec<$crate::Kind> {
                vec![$($crate::record::kind_of(|it: &$name| &it.$field)),+]
            }
            fn cells(&self) -> Vec<$crate::Cell> {
                // Destructuring makes a forgotten field a compile error.
                let $name { $($field),+ } = self;
                vec![$($crate::Field::to_cell($field)),+]
            }
            fn from_cells(cells: &[$crate::Cell]) -> Result<Self, &'static str> {
                let mut cells = cells.iter();
                Ok($name {
                    $($field: cells
                        .next()
                        .and_then($crate::Field::from_cell)
                        .ok_or(stringify!($field))?),+
                })
            }
            fn id(&self) -> &str {
                &self.id
            }
        }
    };
}

/// Declares an enum of fixed words with one spelling in the file, JSON and TypeScript, and its full list `ALL`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name {
            $(
                $(#[$vmeta])*
                #[doc = concat!("`", $word, "`")]
                #[serde(rename = $word)]
                #[ts(rename = $word)]
                $variant,
            )+
        }
        impl $name {
            /// Its name and the stored spellings of all values.
            pub const LIST: $crate::words::WordList =
                $crate::words::WordList { name: stringify!($name), words: &[$($word),+] };
            /// Every value, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The stored spelling.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
            /// The value of a stored spelling.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
        impl Default for $name {
            /// The first of the list.
            fn default() -> Self {
                Self::ALL[0]
            }
        }
        impl $crate::Field for $name {
            const KIND: $crate::Kind = $crate::Kind::Word(Self::LIST);
            fn to_cell(&self) -> $crate::Cell {
                $crate::Cell::Text(self.word().to_owned())
            }
            fn from_cell(cell: &$crate::Cell) -> Option<Self> {
                match cell {
                    $crate::Cell::Text(word) => Self::from_word(word),
                    _ => None,
                }
            }
        }
    };
}

impl Field for String {
    const KIND: Kind = Kind::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl Field for i64 {
    const KIND: Kind = Kind::Whole;
    fn to_cell(&self) -> Cell {
        Cell::Integer(*self)
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }
    }
}

impl Field for f64 {
    const KIND: Kind = Kind::Real;
    fn to_cell(&self) -> Cell {
        Cell::Real(*self)
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Real(number) => Some(*number),
            Cell::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }
}

impl Field for bool {
    const KIND: Kind = Kind::YesNo;
    fn to_cell(&self) -> Cell {
        Cell::Integer(i64::from(*self))
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Integer(0) => Some(false),
            Cell::Integer(1) => Some(true),
            _ => None,
        }
    }
}

impl<T: Field> Field for Option<T> {
    const KIND: Kind = T::KIND;
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, Field::to_cell)
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

/// A list is stored as a JSON array of strings.
impl Field for Vec<String> {
    const KIND: Kind = Kind::Texts;
    fn to_cell(&self) -> Cell {
        Cell::Text(serde_json::to_string(self).unwrap_or_default())
    }
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Text(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }
}

macro_rules! field_as_text {
    ($($kind:ty, $name:ident, $format:literal);+ $(;)?) => { $(
        impl Field for $kind {
            const KIND: Kind = Kind::$name;
            fn to_cell(&self) -> Cell {
                Cell::Text(self.format($format).to_string())
            }
            fn from_cell(cell: &Cell) -> Option<Self> {
                match cell {
                    Cell::Text(text) => <$kind>::parse_from_str(text, $format).ok(),
                    _ => None,
                }
            }
        }
    )+ };
}

field_as_text! {
    NaiveDate, Date, "%Y-%m-%d";
    NaiveDateTime, Moment, "%Y-%m-%dT%H:%M:%S";
    NaiveTime, Time, "%H:%M:%S";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_from_the_cell_of_its_kind_and_from_no_other() {
        let text = Cell::Text("1".to_owned());
        let read = |cell: &Cell| (i64::from_cell(cell), f64::from_cell(cell), bool::from_cell(cell));
        assert_eq!(read(&Cell::Integer(0)), (Some(0), Some(0.0), Some(false)));
        assert_eq!(read(&Cell::Integer(1)), (Some(1), Some(1.0), Some(true)));
        assert_eq!(read(&Cell::Integer(7)), (Some(7), Some(7.0), None), "neither yes nor no");
        assert_eq!(read(&Cell::Real(1.5)), (None, Some(1.5), None));
        assert_eq!(read(&text), (None, None, None));
        assert_eq!(read(&Cell::Null), (None, None, None));
        assert_eq!(String::from_cell(&text).as_deref(), Some("1"));
        assert_eq!(String::from_cell(&Cell::Integer(1)), None);
        assert_eq!(Option::<i64>::from_cell(&Cell::Null), Some(None));
        assert_eq!(Option::<i64>::from_cell(&Cell::Integer(7)), Some(Some(7)));
        assert_eq!(Option::<i64>::from_cell(&text), None);
    }
}
