//! Answers as text: written once, sent as they are, and long lists as what differs from the answer that the page
//! still holds.
//!
//! Rows are told apart by what they say, not by their id: a row that says the same is the same row, wherever it stands.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::collections::hash_map::{DefaultHasher, HashMap};
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::Formatter;

use crate::Failure;

/// Shorter answers are sent whole: a difference would not be shorter by much.
const SHORT: usize = 4096;
/// How many answers are remembered; a window rarely shows more lists at once.
const MOST: usize = 64;

/// An answer as JSON text.
#[derive(Default)]
pub(crate) struct Writing {
    text: String,
    /// Where the rows stand when the answer is a list.
    rows: Option<Vec<Range<usize>>>,
}

impl Writing {
    /// Writes the answer of a command.
    pub(crate) fn write<T: Serialize>(&mut self, value: &T) -> Result<(), Failure> {
        let not_written = |detail: String| Failure::new("answer_not_written").with("detail", detail);
        let (at, is_list, found) = (Cell::new(0), Cell::new(false), RefCell::new(Vec::new()));
        let mut bytes = Vec::new();
        let finder = RowFinder { at: &at, is_list: &is_list, found: &found, depth: 0, begun: 0 };
        let mut serializer = serde_json::Serializer::with_formatter(Counting { bytes: &mut bytes, at: &at }, finder);
        value.serialize(&mut serializer).map_err(|error| not_written(error.to_string()))?;
        self.text = String::from_utf8(bytes).map_err(|error| not_written(error.to_string()))?;
        self.rows = is_list.get().then(|| found.into_inner());
        Ok(())
    }

    /// The answer as a value, for those who look into it.
    pub(crate) fn value(&self) -> Result<Value, Failure> {
        serde_json::from_str(&self.text).map_err(|error| Failure::new("answer_not_written").with("detail", error))
    }

    fn hashes(&self, rows: &[Range<usize>]) -> Vec<u64> {
        let hash = |row: &Range<usize>| {
            let mut hasher = DefaultHasher::new();
            self.text.as_bytes()[row.clone()].hash(&mut hasher);
            hasher.finish()
        };
        rows.iter().map(hash).collect()
    }
}

/// A writer that knows how far it is.
struct Counting<'a> {
    bytes: &'a mut Vec<u8>,
    at: &'a Cell<usize>,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.at.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes JSON without spaces and notes where the rows of the outermost list stand.
struct RowFinder<'a> {
    at: &'a Cell<usize>,
    is_list: &'a Cell<bool>,
    found: &'a RefCell<Vec<Range<usize>>>,
    depth: usize,
    begun: usize,
}

impl RowFinder<'_> {
    fn is_at_rows(&self) -> bool {
        self.depth == 1 && self.is_list.get()
    }
}

impl Formatter for RowFinder<'_> {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.depth == 0 {
            self.is_list.set(true);
        }
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            writer.write_all(b",")?;
        }
        if self.is_at_rows() {
            self.begun = self.at.get();
        }
        Ok(())
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        if self.is_at_rows() {
            self.found.borrow_mut().push(self.begun..self.at.get());
        }
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"}")
    }
}

/// What of a list was sent last, question by question.
#[derive(Default)]
pub(crate) struct SentLists {
    last_token: u64,
    lists: VecDeque<SentList>,
}

struct SentList {
    question: String,
    token: u64,
    rows: Vec<u64>,
}

impl SentLists {
    /// The members of a reply that hold the answer. `have` is the token of the answer that the page still holds.
    pub(crate) fn members(&mut self, question: String, have: Option<u64>, answer: &Writing) -> String {
        let whole = format!("\"value\":{}", answer.text);
        let Some(rows) = answer.rows.as_ref().filter(|_| SHORT <= answer.text.len()) else { return whole };
        let hashes = answer.hashes(rows);
        self.last_token += 1;
        let token = self.last_token;
        let known = self.lists.iter().position(|list| list.question == question).and_then(|at| self.lists.remove(at));
        let known = known.filter(|known| Some(known.token) == have);
        let members = match &known {
            Some(known) => differences(&known.rows, &hashes, |row| &answer.text[rows[row].clone()]),
            None => whole,
        };
        if MOST <= self.lists.len() {
            self.lists.pop_front();
        }
        self.lists.push_back(SentList { question, token, rows: hashes });
        format!("{members},\"token\":{token}")
    }
}

/// What makes the new list of the old one: `from` says for each row where it stood before, -1 where it is new, and is
/// left out when every row stands where it stood; `put` holds the new rows with their places.
fn differences<'a>(old: &[u64], new: &[u64], text: impl Fn(usize) -> &'a str) -> String {
    let mut places: HashMap<u64, usize> = HashMap::with_capacity(old.len());
    for (place, hash) in old.iter().enumerate().rev() {
        places.insert(*hash, place);
    }
    let from: Vec<Option<usize>> = new
        .iter()
        .enumerate()
        // A row that stands where it stood is that row, even when another says the same.
        .map(|(at, hash)| if old.get(at) == Some(hash) { Some(at) } else { places.get(hash).copied() })
        .collect();
    let is_in_place =
        old.len() == new.len() && from.iter().enumerate().all(|(at, from)| from.is_none_or(|it| it == at));
    let mut members = String::from("\"put\":[");
    for (count, at) in from.iter().enumerate().filter(|(_, from)| from.is_none()).map(|(at, _)| at).enumerate() {
        let comma = if count == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(members, "{comma}[{at},{}]", text(at));
    }
    members.push(']');
    if !is_in_place {
        let from: Vec<String> = from.iter().map(|from| from.map_or("-1".to_owned(), |it| it.to_string())).collect();
        let _ = write!(members, ",\"from\":[{}]", from.join(","));
    }
    members
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(value: &Value) -> Writing {
        let mut writing = Writing::default();
        writing.write(value).unwrap();
        writing
    }

    fn list(names: &str) -> Value {
        names.split(' ').map(|name| json!({ "id": name, "about": ["x".repeat(2000), [name]] })).collect()
    }

    /// What a page does with the members of a reply.
    fn applied(old: &Value, members: &str) -> Value {
        let members: Value = serde_json::from_str(&format!("{{{members}}}")).unwrap();
        if members.get("value").is_some() {
            return members["value"].clone();
        }
        let old = old.as_array().unwrap();
        let mut new: Vec<Value> = match members.get("from") {
            Some(from) => from
                .as_array()
                .unwrap()
                .iter()
                .map(|from| from.as_u64().map_or(Value::Null, |from| old[from as usize].clone()))
                .collect(),
            None => old.clone(),
        };
        for put in members["put"].as_array().unwrap() {
            new[put[0].as_u64().unwrap() as usize] = put[1].clone();
        }
        Value::Array(new)
    }

    #[track_caller]
    fn check(old: &str, new: &str, new_rows: usize, is_reordered: bool) {
        let mut sent = SentLists::default();
        let first = sent.members("q".to_owned(), None, &written(&list(old)));
        assert!(first.ends_with(",\"token\":1"), "a long list has a token");
        let members = sent.members("q".to_owned(), Some(1), &written(&list(new)));
        assert_eq!(applied(&list(old), &members), list(new));
        let members: Value = serde_json::from_str(&format!("{{{members}}}")).unwrap();
        assert_eq!(members["put"].as_array().unwrap().len(), new_rows, "rows sent");
        assert_eq!(members.get("from").is_some(), is_reordered, "order sent");
    }

    #[test]
    fn only_what_differs_is_sent() {
        check("a b c", "a b c", 0, false);
        check("a b c", "a x c", 1, false);
        check("a b c", "c b a", 0, true);
        check("a b c", "a c b", 0, true);
        check("a b c d", "a c d", 0, true);
        check("a b c", "a b c d", 1, true);
        check("a b c", "x a y b", 2, true);
        check("a a b", "a a b", 0, false);
        check("a a b", "a b a", 0, true);
    }

    #[test]
    fn who_holds_another_answer_gets_the_whole() {
        let mut sent = SentLists::default();
        sent.members("q".to_owned(), None, &written(&list("a b c")));
        let other = sent.members("q".to_owned(), Some(7), &written(&list("a b d")));
        assert_eq!(applied(&Value::Null, &other), list("a b d"));
        let unasked = sent.members("other".to_owned(), Some(2), &written(&list("a b d")));
        assert_eq!(applied(&Value::Null, &unasked), list("a b d"), "a token belongs to one question");
    }

    #[test]
    fn short_answers_and_single_things_are_whole() {
        for value in [json!([1, 2]), json!([]), json!(null), json!({ "rows": list("a b c") })] {
            let members = SentLists::default().members("q".to_owned(), None, &written(&value));
            assert_eq!(members, format!("\"value\":{value}"));
        }
    }

    #[test]
    fn no_more_lists_are_remembered_than_a_window_shows() {
        let mut sent = SentLists::default();
        for number in 0..200 {
            sent.members(number.to_string(), None, &written(&list("a b c")));
        }
        assert_eq!(sent.lists.len(), MOST);
    }
}
