//! The hidden first column of a table that comes back: which record a row is, and what its cells held when it went out.
//!
//! The head names the kind and the columns, each with a print of its heading, so that columns may be moved or taken
//! out. A row names its record and holds one print for each column: by it an edited cell is told from one that changed
//! in the plan meanwhile. A print is thirty bits of a hash, so one edit in a thousand million goes unseen.

use uuid::Uuid;

use super::TableKind;
use crate::Id;

const HEAD: &str = "paideia-table-1";
/// The space in which prints are made. Never changes: tables that are out have them.
const PRINTS: Uuid = Uuid::from_bytes(*b"paideia-table-v1");
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters of a print.
const LENGTH: usize = 6;

/// A print of a text.
pub fn print_of(text: &str) -> String {
    let hash = Uuid::new_v5(&PRINTS, text.as_bytes());
    let mut bits = hash.as_bytes().iter().take(4).fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) >> 2;
    let mut letters = [b'0'; LENGTH];
    for letter in letters.iter_mut().rev() {
        *letter = DIGITS[(bits & 31) as usize];
        bits >>= 5;
    }
    letters.into_iter().map(char::from).collect()
}

/// What the head of the column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which table it is.
    pub kind: TableKind,
    /// Names of its columns, and prints of their headings.
    pub columns: Vec<(String, String)>,
}

/// The head of the column for columns of a key and a heading.
pub fn head<'a>(kind: TableKind, columns: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = format!("{HEAD} {}", kind.word());
    for (name, heading) in columns {
        text.push_str(&format!(" {name}:{}", print_of(heading.trim())));
    }
    text
}

/// Reads the head; `None`: it is none.
pub fn read_head(text: &str) -> Option<Head> {
    let mut words = text.trim().split(' ');
    (words.next()? == HEAD).then_some(())?;
    let kind = TableKind::from_word(words.next()?)?;
    let columns = words.map(|word| word.rsplit_once(':').map(|(name, print)| (name.to_owned(), print.to_owned())));
    Some(Head { kind, columns: columns.collect::<Option<_>>()? })
}

/// Which record a row is, and a print of each of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record.
    pub id: Id,
    /// In the order of the head.
    pub prints: Vec<String>,
}

/// The mark of a row, whose cells have these keys.
pub fn mark<'a>(id: &str, keys: impl Iterator<Item = &'a str>) -> String {
    let prints: String = keys.map(print_of).collect();
    format!("{id} {}{prints}", print_of(&format!("{id} {prints}")))
}

/// Reads the mark of a row; `None`: somebody wrote in it.
pub fn read_mark(text: &str) -> Option<Mark> {
    let (id, rest) = text.trim().split_once(' ')?;
    let is_whole = rest.bytes().all(|byte| DIGITS.contains(&byte)) && rest.len().is_multiple_of(LENGTH);
    let (check, prints) = rest.split_at_checked(LENGTH).filter(|_| is_whole)?;
    (check == print_of(&format!("{id} {prints}")) && crate::bounds::is_id(id)).then_some(())?;
    let prints = (0..prints.len() / LENGTH).map(|at| prints[at * LENGTH..(at + 1) * LENGTH].to_owned());
    Some(Mark { id: id.to_owned(), prints: prints.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_stay_what_they_are() {
        // Tables that people have hold them.
        for (text, print) in [("", "v5z2vy"), ("a", "yv9dr4"), ("Bake bread", "5jtxhz"), ("Caf\u{e9}", "pzv658")] {
            assert_eq!(print_of(text), print, "{text}");
        }
        assert_ne!(print_of("a"), print_of("b"));
        assert_eq!(print_of("Bake bread").len(), LENGTH);
    }

    #[test]
    fn heads_are_read_again() {
        let text = head(TableKind::Venues, [("name", "Name"), ("note", "Note")].into_iter());
        let read = read_head(&text).unwrap();
        assert_eq!(read.kind, TableKind::Venues);
        assert_eq!(read.columns[1], ("note".to_owned(), print_of("Note")));
        for other in ["", "Id", "paideia-table-1", "paideia-table-1 nonsense a:b", "paideia-table-2 venues name:x"] {
            assert_eq!(read_head(other), None, "{other}");
        }
    }

    #[test]
    fn a_mark_that_somebody_changed_is_none() {
        let text = mark("e1", ["a", "", "c"].into_iter());
        let read = read_mark(&text).unwrap();
        assert_eq!((read.id.as_str(), read.prints.len()), ("e1", 3));
        assert_eq!(read.prints[1], print_of(""));
        for at in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[at] = if other[at] == b'7' { b'8' } else { b'7' };
            assert_eq!(read_mark(&String::from_utf8(other).unwrap()), None, "{at}");
        }
        assert_eq!(read_mark(&text[..text.len() - 1]), None);
        assert_eq!(read_mark("e1"), None);
    }
}
