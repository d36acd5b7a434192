//! Names, addresses and telephone numbers of people, taken out of what people write around them.
//!
//! One address and one number are kept, the first; the others are handed back to be told.

use domain::addresses::{is_email, is_link};

use crate::cells::clean::clean_line;

/// A person as some cells describe them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Contact {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) other_emails: Vec<String>,
    pub(crate) other_phones: Vec<String>,
}

impl Contact {
    /// Reads the cells of name, address and number; each may hold more than its own.
    pub(crate) fn read(name: &str, email: &str, phone: &str) -> Contact {
        let mut emails = addresses(email);
        let mut called = without_address(name);
        if called.is_empty() {
            called = without_address(email);
        }
        if emails.is_empty() {
            emails = addresses(name);
        }
        let mut phones = numbers(phone);
        let first = |list: &mut Vec<String>| if list.is_empty() { String::new() } else { list.remove(0) };
        Contact {
            name: called,
            email: first(&mut emails),
            phone: first(&mut phones),
            other_emails: emails,
            other_phones: phones,
        }
    }
}

/// Every address of a cell: `Ann <ann@maple.example>; desk@maple.example`, `mailto:ed@chess.example`.
fn addresses(cell: &str) -> Vec<String> {
    let is_between =
        |letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '<' | '>' | '|' | '(' | ')' | '"' | '/');
    let mut found: Vec<String> = Vec::new();
    for part in cell.replace(":::", " ").split(is_between) {
        let bare = part.trim_start_matches("mailto:").trim_start_matches("MAILTO:").trim_matches(['.', ':', '\'']);
        if is_email(bare) && !found.iter().any(|known| known.eq_ignore_ascii_case(bare)) {
            found.push(bare.to_owned());
        }
    }
    found
}

/// The words of a cell without its addresses.
fn without_address(cell: &str) -> String {
    let bare = cell.split(['<', ';']).next().unwrap_or_default();
    if bare.contains('@') { String::new() } else { clean_line(bare.trim_matches(['"', ' '])) }
}

/// Every telephone number of a cell; `/ 104` alone is an extension and stays with its number.
fn numbers(cell: &str) -> Vec<String> {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let mut found: Vec<String> = Vec::new();
    for part in cell.replace(":::", ";").split([';', '\n', '|']) {
        for (at, piece) in part.split(" / ").enumerate() {
            match found.last_mut() {
                Some(last) if 0 < at && digits(piece) < 5 => *last = format!("{last} / {}", piece.trim()),
                _ if digits(piece) == 0 && piece.trim().is_empty() => {}
                _ => found.push(clean_line(piece)),
            }
        }
    }
    found
}

/// `<https://maple.example/book>` without its brackets.
pub(crate) fn in_brackets(text: &str) -> &str {
    text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text)
}

/// The website of a cell, and those that stand behind it where it holds several and nothing else.
pub(crate) fn websites(cell: &str) -> (String, Vec<String>) {
    let spread = cell.replace(":::", " ");
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ';' | '|');
    let mut links: Vec<&str> = spread.split(is_between).filter(|piece| !piece.is_empty()).map(in_brackets).collect();
    links.dedup();
    match links.as_slice() {
        [first, others @ ..] if links.iter().all(|link| is_link(link)) => {
            ((*first).to_owned(), others.iter().map(|other| (*other).to_owned()).collect())
        }
        _ => (in_brackets(cell).to_owned(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers() {
        let check = |name: &str, email: &str, phone: &str, expected: &str| {
            let read = Contact::read(name, email, phone);
            let found = [read.name, read.email, read.phone, read.other_emails.join(" "), read.other_phones.join(", ")];
            assert_eq!(found.join("|"), expected, "{name} {email} {phone}");
        };
        check("Ann", "ann@a.example; desk@a.example", "030 1; 0171 2", "Ann|ann@a.example|030 1|desk@a.example|0171 2");
        check("Bo", "bo@b.example ::: choir@b.example", "", "Bo|bo@b.example||choir@b.example|");
        check("", "Di Eads <di@film.example>", "", "Di Eads|di@film.example|||");
        check("Ann Bell <ann@maple.example>", "", "", "Ann Bell|ann@maple.example|||");
        check("Ed", "mailto:ed@chess.example", "030 5550103 / 104", "Ed|ed@chess.example|030 5550103 / 104||");
        check("Gus", "gus(at)garden.example", "", "Gus||||");
        check("", "", "030 5550103 / 9999", "||030 5550103 / 9999||");
        check("", "", "030 5550103 / 10412", "||030 5550103||10412");
        check("", "", "; | 030 1", "||030 1||");
        check("", "", "at the desk", "||at the desk||");
        check("", "A@a.example, a@A.example", "", "|A@a.example|||");
    }

    #[test]
    fn one_website_is_kept_and_the_others_are_handed_back() {
        let check = |cell: &str, website: &str, others: &str| {
            let (found, rest) = websites(cell);
            assert_eq!((found.as_str(), rest.join(" ").as_str()), (website, others), "{cell}");
        };
        check("", "", "");
        check("https://choir.example", "https://choir.example", "");
        check("<https://choir.example>", "https://choir.example", "");
        check("https://choir.example https://songs.example/a", "https://choir.example", "https://songs.example/a");
        check(
            "https://a.example ::: https://b.example; https://c.example",
            "https://a.example",
            "https://b.example https://c.example",
        );
        check("https://a.example | https://a.example", "https://a.example", "");
        // Words are left as they were, to be told.
        check("see our page", "see our page", "");
        check("https://a.example ::: (old)", "https://a.example ::: (old)", "");
    }
}
