//! schedule.xml in its three dialects: Pentabarf (events under days, no date, a change of day), frab and pretalx (events
//! under rooms, each with its date) and EuroPython (entries, hours without a colon, several rooms in one element).
//!
//! What they mean is found in `programme`.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::delimited::MAX_CELL_BYTES;
use crate::source::programme::{Item, Programme};
use crate::source::xml::{attribute, reference};
use crate::{IntakeError, Watch, tell};

/// Elements that stand in each other; more are no schedule.
const MAX_DEPTH: usize = 100;

/// Reads a schedule.
pub(crate) fn read_schedule_xml(text: &str, watch: &dyn Watch) -> Result<Programme, IntakeError> {
    let mut reader = Reader::from_str(text);
    let mut found = Reading::default();
    let (mut at, mut line) = (0, 1);
    loop {
        let event = reader.read_event();
        let now = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        let Ok(event) = event else {
            line += text.as_bytes()[at..now].iter().filter(|byte| **byte == b'\n').count();
            return Err(IntakeError::new("xml_unreadable").with("line", line));
        };
        match event {
            Event::Start(tag) => found.open(&tag, line)?,
            Event::Empty(tag) => {
                found.open(&tag, line)?;
                found.close(watch)?;
            }
            Event::End(_) => found.close(watch)?,
            Event::Text(words) => found.words(&words.xml10_content())?,
            Event::CData(words) => found.words(&words.xml10_content())?,
            Event::GeneralRef(name) => found.words(&reference(&name))?,
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        line += text.as_bytes()[at..now].iter().filter(|byte| **byte == b'\n').count();
        at = now;
    }
    // A file that was cut off ends inside something.
    if found.stack.is_empty() { Ok(found.programme) } else { Err(IntakeError::new("truncated")) }
}

/// A schedule as far as it has been read.
#[derive(Default)]
struct Reading {
    programme: Programme,
    stack: Vec<String>,
    day: String,
    room: String,
    item: Option<Item>,
    /// How deep the event stands.
    depth: usize,
    words: String,
}

impl Reading {
    fn open(&mut self, tag: &BytesStart, line: usize) -> Result<(), IntakeError> {
        if MAX_DEPTH <= self.stack.len() {
            return Err(IntakeError::new("xml_unreadable").with("line", line));
        }
        let name = tag.local_name().into_inner().to_ascii_lowercase();
        self.words.clear();
        let of = |name: &str| attribute(tag, name).unwrap_or_default();
        match (name.as_str(), &mut self.item) {
            ("day", None) => self.day = of("date"),
            ("room", None) => self.room = of("name"),
            ("event" | "entry", None) => {
                let mut item = Item { line, day: self.day.clone(), ..Item::default() };
                for name in ["guid", "id"] {
                    item.words.insert(name.to_owned(), of(name));
                }
                self.item = Some(item);
                self.depth = self.stack.len();
            }
            ("link", Some(item)) => item.links.extend(Some(of("href")).filter(|link| !link.is_empty())),
            _ => {}
        }
        self.stack.push(name);
        Ok(())
    }

    fn close(&mut self, watch: &dyn Watch) -> Result<(), IntakeError> {
        let Some(name) = self.stack.pop() else { return Ok(()) };
        let words = std::mem::take(&mut self.words).trim().to_owned();
        let within = self.stack.last().map(String::as_str);
        let Some(item) = &mut self.item else {
            match (name.as_str(), within) {
                ("day_change", _) => self.programme.day_change = words,
                ("time_zone_name", _) => self.programme.zone = words,
                ("venue", Some("conference")) => self.programme.venue = words,
                ("day", _) => self.day.clear(),
                ("room", _) => self.room.clear(),
                _ => {}
            }
            return Ok(());
        };
        if self.stack.len() == self.depth {
            if let Some(mut item) = self.item.take() {
                if item.rooms.is_empty() && !self.room.is_empty() {
                    item.rooms.push(self.room.clone());
                }
                self.programme.add(item)?;
            }
            let done = self.programme.items.len();
            return if done.is_multiple_of(200) { tell(watch, "reading", done, 0) } else { Ok(()) };
        }
        let is_child = self.stack.len() == self.depth + 1;
        match name.as_str() {
            _ if words.is_empty() => {}
            "person" | "speaker" | "presenter" => item.people.push(words),
            "room" if is_child => item.rooms.extend(rooms_of(&words, &self.room)),
            name if is_child => drop(item.words.insert(name.to_owned(), words)),
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Result<(), IntakeError> {
        self.words.push_str(words);
        if MAX_CELL_BYTES < self.words.len() {
            let line = self.item.as_ref().map_or(1, |item| item.line);
            return Err(IntakeError::new("cell_too_long").with("line", line));
        }
        Ok(())
    }
}

/// The rooms of an element; one under which the event stands has a comma only where its name has one.
fn rooms_of(words: &str, under: &str) -> Vec<String> {
    if !under.is_empty() {
        return vec![words.to_owned()];
    }
    words.split([',', ';', '\n']).map(str::trim).filter(|room| !room.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;
    use crate::source::programme::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(read_schedule_xml(text, &Unwatched)), expected, "{text}");
    }

    #[test]
    fn dialects() {
        check(
            "<schedule><day date='2007-08-08'><event id='1'><title>A &amp; B</title><room>C-1</room></event></day></schedule>",
            &["1 1 A & B @ C-1 / "],
        );
        check(
            "<schedule>\n<day><room name='Hall, large'>\n<event id='7'><title><![CDATA[T]]></title>\n<persons><person id='1'>P</person></persons></event></room></day></schedule>",
            &["3 7 T @ Hall, large / P"],
        );
        check(
            "<schedule><day date='2014-07-21'><entry id='2'><start>0930</start><room>C01, B05</room><title>K</title></entry></day></schedule>",
            &["1 2 K @ C01+B05 / "],
        );
    }

    #[test]
    fn damaged_files() {
        check("<schedule>\n<day>\n<event id='1'></day></schedule>", &[r#"xml_unreadable {"line": "3"}"#]);
        check("<schedule><day>", &["truncated {}"]);
        check("<schedule/>", &[]);
    }

    #[test]
    fn what_is_too_long_or_too_deep() {
        let code = |text: &str| {
            read_schedule_xml(text, &Unwatched).map(|it| it.items.len()).map_err(|it| (it.code, it.values))
        };
        let title =
            |length: usize| format!("<schedule>\n\n<event><title>{}</title></event></schedule>", "x".repeat(length));
        assert_eq!(code(&title(400_000)), Ok(1));
        let line = |line: &str| std::collections::BTreeMap::from([("line".to_owned(), line.to_owned())]);
        assert_eq!(code(&title(400_001)), Err(("cell_too_long", line("3"))));
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert_eq!((code(&nested(100)), code(&nested(101))), (Ok(0), Err(("xml_unreadable", line("1")))));
    }

    #[test]
    fn words_of_an_event_are_its_children_only() {
        check(
            "<schedule><event id='1'><title>T</title><logo><title>no</title></logo><title> </title></event>\
             <event id='2'><title>U</title><persons><room>no</room></persons></event></schedule>",
            &["1 1 T @  / ", "2 2 U @  / "],
        );
        check(
            "<schedule><day><room name='A'><event id='1'/></room><event id='2'/></day></schedule>",
            &["1 1  @ A / ", "2 2  @  / "],
        );
    }
}
