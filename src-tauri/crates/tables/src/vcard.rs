//! People as vCards of version 4.0 (RFC 6350), for address books.
//!
//! Writes what the plan knows and nothing it does not; whom to leave out is for the caller to say.

use domain::{Partner, Person};

/// Lines are folded after so many octets.
const LINE: usize = 75;

/// One card after the other.
pub fn vcards<'a>(people: impl IntoIterator<Item = (&'a Person, Option<&'a Partner>)>) -> String {
    let mut out = String::new();
    for (person, partner) in people {
        card(&mut out, person, partner);
    }
    out
}

fn card(out: &mut String, person: &Person, partner: Option<&Partner>) {
    let name = if person.name.trim().is_empty() { &person.email } else { &person.name };
    fold(out, "BEGIN:VCARD");
    fold(out, "VERSION:4.0");
    fold(out, &format!("UID:urn:uuid:{}", plain(&person.id)));
    fold(out, "KIND:individual");
    fold(out, &format!("FN:{}", escaped(name)));
    // Address books sort by the last word of a name; where that is wrong, FN still says it right.
    let (first, last) = name.rsplit_once(' ').unwrap_or(("", name));
    fold(out, &format!("N:{};{};;;", escaped(last), escaped(first)));
    if let Some(partner) = partner {
        fold(out, &format!("ORG:{}", escaped(&partner.name)));
    }
    let lines = [("TITLE", &person.role), ("EMAIL", &person.email), ("NOTE", &person.note)];
    for (name, value) in lines.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        fold(out, &format!("{name}:{}", escaped(value)));
    }
    if !person.phone.trim().is_empty() {
        fold(out, &format!("TEL;VALUE=text:{}", escaped(&person.phone)));
    }
    if let Some(website) = partner.map(|partner| partner.website.trim()).filter(|website| !website.is_empty()) {
        fold(out, &format!("URL:{}", plain(website)));
    }
    fold(out, "END:VCARD");
}

/// An address or id, whose signs are not escaped: what would end the line or is no letter is left out.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{2028}' | '\u{2029}')).collect()
}

/// RFC 6350, 3.4: backslash, comma, semicolon and line break are marked.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().replace("\r\n", "\n").chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            ',' => out.push_str("\\,"),
            ';' => out.push_str("\\;"),
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// RFC 6350, 3.2: a longer line goes on in the next one behind a space; no letter is cut in two.
fn fold(out: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if room < letter.len_utf8() {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, note: &str) -> Person {
        Person {
            id: "1".to_owned(),
            name: name.to_owned(),
            note: note.to_owned(),
            phone: "+353 1".to_owned(),
            ..Person::default()
        }
    }

    #[test]
    fn values_are_escaped_and_lines_end_as_the_standard_says() {
        let port = Partner { name: "Port; Docks, Ltd \\ Sons".to_owned(), ..Partner::default() };
        let text = vcards([(&person("Ann Lee", "one\ntwo"), Some(&port))]);
        let expected = [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "UID:urn:uuid:1",
            "KIND:individual",
            "FN:Ann Lee",
            "N:Lee;Ann;;;",
            r"ORG:Port\; Docks\, Ltd \\ Sons",
            r"NOTE:one\ntwo",
            "TEL;VALUE=text:+353 1",
            "END:VCARD",
            "",
        ];
        assert_eq!(text, expected.join("\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let note = "Straße der Bücher, ".repeat(20);
        let text = vcards([(&person("Ñandú Öz", &note), None)]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("NOTE:{}", escaped(&note))), "unfolded it is whole again: {unfolded}");
    }

    #[test]
    fn no_value_begins_a_line_of_its_own() {
        let id = "1\r\nNOTE:planted".to_owned();
        let person = Person { id, email: "a\nTEL:1".to_owned(), ..person("Ann", "") };
        let port = Partner { website: "https://x\r\nORG:planted".to_owned(), ..Partner::default() };
        let text = vcards([(&person, Some(&port))]);
        let names: Vec<&str> = text.lines().filter_map(|line| line.split([':', ';']).next()).collect();
        let expected = ["BEGIN", "VERSION", "UID", "KIND", "FN", "N", "ORG", "EMAIL", "TEL", "URL", "END"];
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn several_people_are_several_cards() {
        let people = [person("A", ""), person("B", "")];
        let text = vcards(people.iter().map(|person| (person, None)));
        assert_eq!(text.matches("BEGIN:VCARD\r\n").count(), 2);
        assert!(text.contains("N:A;;;;\r\n"));
    }
}
