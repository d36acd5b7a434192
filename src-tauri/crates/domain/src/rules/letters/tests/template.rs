//! Fields of texts: what is read, what is refused and where.

use crate::LetterReason;
use crate::rules::letters::template::{LetterField, Written, one_line, read};

/// Expected: `part fault line:column words` for each fault.
#[track_caller]
fn faults(reason: LetterReason, title: &str, text: &str, expected: &[&str]) {
    let found = read(reason, title, text).err().unwrap_or_default();
    let shown: Vec<String> = found
        .iter()
        .map(|it| format!("{} {} {}:{} {}", it.part.word(), it.fault.word(), it.line, it.column, it.words))
        .map(|line| line.trim_end().to_owned())
        .collect();
    assert_eq!(shown, expected, "{title:?} {text:?}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let check = |title, text, expected: &[&str]| faults(LetterReason::Accepted, title, text, expected);
    check("Hello", "Dear {contact},", &[]);
    check("Hello", "Braces {{so}} and { host }", &[]);
    check("", "Text", &["title no_title 1:1"]);
    check(" \t", "Text", &["title no_title 1:1"]);
    check("Hello", " \n\n", &["text no_text 1:1"]);
    check("One\nTwo", "Text", &["title long_title 1:1"]);
    check("{nobody}", "Text", &["title unknown_field 1:1 nobody"]);
    check("Hello", "a\n\nb {Host}", &["text unknown_field 3:3 Host"]);
    check("Hello", "a\r\n\r\nb {}", &["text unknown_field 3:3"]);
    check("Hello", "Dear {contact", &["text unclosed 1:6 {contact"]);
    check("Hello", "{con{host}", &["text unclosed 1:1 {con{host}"]);
    check("Hello", "{con\ntact}", &["text unclosed 1:1 {con", "text unopened 2:5 }"]);
    check("Hello", "so} é}", &["text unopened 1:3 }", "text unopened 1:6 }"]);
    check("{week", "{x} }", &["title unclosed 1:1 {week", "text unknown_field 1:1 x", "text unopened 1:5 }"]);
    check("Hello", &format!("{{{}", "x".repeat(500)), &[&format!("text unclosed 1:1 {{{}", "x".repeat(29))]);
}

#[test]
fn a_field_of_other_reasons_is_no_field_here() {
    faults(LetterReason::Changed, "{release}", "{released}", &[]);
    faults(
        LetterReason::Declined,
        "{release}",
        "By {deadline}",
        &["title other_reason 1:1 release", "text other_reason 1:4 deadline"],
    );
    for reason in LetterReason::ALL {
        let all: Vec<String> = reason.fields().map(|field| format!("{{{}}}", field.word())).collect();
        faults(*reason, "Hello", &all.join("\n\n"), &[]);
    }
}

#[test]
fn the_table_stands_where_the_text_says_and_else_behind_it() {
    let before = |text: &str| write("Hello", text).table_before;
    assert_eq!(before("One\n\n{table}\n\nTwo"), 1);
    assert_eq!(before("One\n\nTwo"), 2);
    assert_eq!(before("{deadline}\n\n { table } \n\nTwo\n\n{table}"), 0, "paragraphs that are left out do not count");
    let check = |title, text, expected: &[&str]| faults(LetterReason::Accepted, title, text, expected);
    check("{table}", "See {table}", &["title not_alone 1:1 table", "text not_alone 1:5 table"]);
    check("Hello", "Below:\n{table}", &["text not_alone 2:1 table"]);
}

fn value(field: LetterField) -> Option<String> {
    match field {
        LetterField::Host => Some("Zoo\r\nBcc: all@example.org".to_owned()),
        LetterField::Contact => Some("{host} #panic()".to_owned()),
        LetterField::Events => Some(" \n ".to_owned()),
        _ => None,
    }
}

fn write(title: &str, text: &str) -> Written {
    read(LetterReason::Accepted, title, text).unwrap().write(value)
}

#[test]
fn fields_are_put_in_as_they_are_and_never_read_again() {
    let written = write("For {host}", "Dear {contact},\nof {host}\n\n\n  two  {{x}} \n");
    assert_eq!(written.title, "For Zoo Bcc: all@example.org");
    assert_eq!(
        written.paragraphs,
        [
            vec!["Dear {host} #panic(),".to_owned(), "of Zoo Bcc: all@example.org".to_owned()],
            vec!["two  {x}".to_owned()],
        ]
    );
    assert_eq!(written.lacking, []);
}

#[test]
fn a_paragraph_with_a_field_that_has_no_value_is_left_out_and_told() {
    let written = write("Week {week} of {host}", "Please answer\nby {deadline}.\n\nThank you.\n\n{events}");
    assert_eq!(written.title, "Week of Zoo Bcc: all@example.org");
    assert_eq!(written.paragraphs, [vec!["Thank you.".to_owned()]]);
    assert_eq!(written.lacking, [LetterField::Week, LetterField::Deadline, LetterField::Events]);
}

#[test]
fn a_line_is_one_line() {
    for (text, line) in [
        ("", ""),
        ("a\r\nb", "a b"),
        ("a\u{2028}b\u{85}c\u{b}d", "a b c d"),
        ("\u{0}a\u{7f} ", "a"),
        ("שלום\nעולם", "שלום עולם"),
    ] {
        assert_eq!(one_line(text), line, "{text:?}");
    }
}
