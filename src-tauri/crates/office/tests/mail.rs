//! Drafts of e-mails, read back by a small reader of our own: headers, encodings, boundary, the bytes of the file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use office::{Attached, MailDraft, MailError, mail_draft};

/// A part: its headers, unfolded, and its body as it stands.
struct Part {
    headers: Vec<(String, String)>,
    body: String,
}

fn part(text: &str) -> Part {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap();
    Part { headers: head.split("\r\n").map(header).collect(), body: body.to_owned() }
}

impl Part {
    fn header(&self, name: &str) -> &str {
        let found: Vec<&str> =
            self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect();
        assert_eq!(found.len(), 1, "{name} in {:?}", self.headers);
        found[0]
    }

    fn bytes(&self) -> Vec<u8> {
        let encoding = self.headers.iter().find(|(name, _)| name == "Content-Transfer-Encoding");
        match encoding.map(|(_, value)| value.as_str()) {
            Some("base64") => base64(&self.body),
            Some("quoted-printable") => quoted(&self.body),
            Some("7bit") | None => self.body.clone().into_bytes(),
            Some(other) => panic!("{other}"),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes()).unwrap().replace("\r\n", "\n")
    }
}

fn base64(text: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{letter} is no base64"),
    };
    let digits: Vec<u8> = text.bytes().filter(|it| !matches!(it, b'\r' | b'\n' | b'=')).map(digit).collect();
    let group = |four: &[u8]| {
        let bits = four.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit)) << (6 * (4 - four.len()));
        (0..four.len() - 1).map(move |at| (bits >> (16 - 8 * at)) as u8).collect::<Vec<_>>()
    };
    digits.chunks(4).flat_map(group).collect()
}

fn quoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let (mut found, mut bytes) = (Vec::new(), text.bytes());
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
            found.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            found.push(byte);
        }
    }
    found
}

/// The words of a header (RFC 2047).
fn words(value: &str) -> String {
    let mut found = String::new();
    let mut was_coded = false;
    for word in value.split(' ') {
        let coded = word.strip_prefix("=?utf-8?").and_then(|rest| rest.strip_suffix("?="));
        let plain = match coded.and_then(|rest| rest.split_once('?')) {
            Some(("Q" | "q", text)) => String::from_utf8(quoted(&text.replace('_', " "))).unwrap(),
            Some(("B" | "b", text)) => String::from_utf8(base64(text)).unwrap(),
            Some(other) => panic!("{other:?}"),
            None => word.to_owned(),
        };
        if !found.is_empty() && (!was_coded || coded.is_none()) {
            found.push(' ');
        }
        found.push_str(&plain);
        was_coded = coded.is_some();
    }
    found
}

const PDF: &[u8] = b"%PDF-1.7\r\n\x00\xff\xfe--=_paideia_0_=--\r\n";

fn draft<'a>(name: &'a str, subject: &'a str, text: &'a str) -> MailDraft<'a> {
    MailDraft {
        to_name: name,
        to_address: "zoo@example.org",
        subject,
        text,
        // Noon of 8 January 2027.
        written_at: 1_799_409_600,
        identity: "accepted-zoo",
        attachment: Some(Attached { name: "Letter Zoé.pdf", kind: "application/pdf", bytes: PDF }),
    }
}

/// The message, its text and its file.
#[track_caller]
fn read(draft: &MailDraft) -> (Part, Part, Part) {
    let written = String::from_utf8(mail_draft(draft).unwrap()).unwrap();
    assert!(written.lines().all(|line| line.len() <= 998), "no line is longer than mail allows");
    assert!(!written.replace("\r\n", "").contains(['\r', '\n']), "lines end as mail wants");
    let whole = part(&written);
    let kind = whole.header("Content-Type").to_owned();
    let boundary = kind.split_once("boundary=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let mark = format!("--{boundary}");
    let (body, end) = whole.body.rsplit_once(&format!("{mark}--")).unwrap();
    assert_eq!(end.trim(), "");
    let parts: Vec<&str> = body.split(&format!("{mark}\r\n")).skip(1).collect();
    assert_eq!(parts.len(), 2, "{written}");
    let strip = |text: &str| part(text.strip_suffix("\r\n").unwrap_or(text));
    let (said, file) = (strip(parts[0]), strip(parts[1]));
    (whole, said, file)
}

#[test]
fn a_draft_says_what_it_was_given() {
    let long = format!("Dear Ana,\n\nÀ bientôt – {}\n.\nFrom me\n", "word ".repeat(400));
    for text in ["Dear Ana,\n\nWelcome.\n", &long, "שלום\n学習\n", "--=_paideia_0_=\nX-Evil: 1\n\nafter"] {
        let (whole, said, file) = read(&draft("Ana Ó Sé", "Your events: accepted", text));
        assert_eq!(whole.header("X-Unsent"), "1");
        assert_eq!(words(whole.header("To")).replace('"', ""), "Ana Ó Sé <zoo@example.org>");
        assert_eq!(words(whole.header("Subject")), "Your events: accepted");
        assert_eq!(whole.header("Date"), "Fri, 8 Jan 2027 12:00:00 +0000");
        assert_eq!(whole.header("MIME-Version"), "1.0");
        assert!(said.header("Content-Type").starts_with("text/plain; charset="), "{:?}", said.headers);
        assert_eq!(said.text().trim_end(), text.trim_end());
        assert_eq!(file.bytes(), PDF);
        assert!(file.header("Content-Type").starts_with("application/pdf"));
        assert!(file.header("Content-Disposition").starts_with("attachment"));
        assert!(!whole.headers.iter().any(|(name, _)| name == "From"), "whoever opens it is the sender");
    }
}

#[test]
fn nothing_that_people_wrote_becomes_a_header() {
    let hostile = [
        "Ana\r\nBcc: all@example.org".to_owned(),
        "Ana\nX-Evil: 1\n\n<script>".to_owned(),
        "\"Ana\" <other@example.org>, \\".to_owned(),
        "=?utf-8?Q?=0D=0ABcc:_a@example.org?=".to_owned(),
        "\u{202e}anA \u{0}\u{7}\u{2028}Bcc: x".to_owned(),
        "W".repeat(500),
        "学".repeat(500),
        "مكتبة المدينة".to_owned(),
    ];
    for name in &hostile {
        let (whole, _, _) = read(&draft(name, name, name));
        let names: Vec<&str> = whole.headers.iter().map(|(name, _)| name.as_str()).collect();
        for known in &names {
            let ours = ["X-Unsent", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"];
            assert!(ours.contains(known), "{known} came in with {name:?}");
        }
        assert!(whole.header("To").ends_with("<zoo@example.org>"), "{}", whole.header("To"));
    }
}

#[test]
fn only_an_address_is_written_to() {
    for address in [
        "",
        "by telephone",
        "a@b",
        "zoo@example.org\r\nBcc: x@example.org",
        "a@example.org,b@example.org",
        "z\u{0}oo@example.org",
    ] {
        let refused = mail_draft(&MailDraft { to_address: address, ..draft("Ana", "Hello", "Hello") });
        assert!(matches!(refused, Err(MailError::Address(_))), "{address:?}");
    }
    assert!(
        mail_draft(&MailDraft { to_address: " zoo@example.org ", attachment: None, ..draft("", "Hello", "") }).is_ok()
    );
}

#[test]
fn the_same_draft_is_the_same_file() {
    let one = draft("Ana", "Hello", "Hello");
    assert!(mail_draft(&one).unwrap() == mail_draft(&one).unwrap());
}
