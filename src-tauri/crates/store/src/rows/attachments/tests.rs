//! Contents of files: how much one may hold, that it fits its hash, and which can be read for words.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::Label;
use crate::inside_tests::create;

const MINUTES: &str = "90e63d85fa1ab2c8ed65222f3ebd794b1e524b4b7cf84bec451542d0451b2985";

#[test]
fn a_file_may_hold_twenty_megabytes_and_not_a_byte_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    assert_eq!(ATTACHMENT_LIMIT, 20_971_520);
    let mut bytes = vec![0; 20_971_520];
    let mut put = |bytes: &[u8]| file.command(Label::new("attach_file"), |tx| tx.put_attachment(bytes));
    put(&bytes).unwrap();
    bytes.push(0);
    let refused = put(&bytes).unwrap_err();
    assert_eq!((refused.code(), refused.values()["limit_mb"].as_str()), ("file_too_large", "20"));
}

#[test]
fn content_of_a_colleague_is_kept_under_the_hash_that_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let file = create(&folder);
    take(&file.connection, MINUTES, b"other words").unwrap();
    assert_eq!(file.attachment(MINUTES).unwrap(), None, "not what was promised");
    take(&file.connection, MINUTES, b"minutes").unwrap();
    take(&file.connection, MINUTES, b"minutes").unwrap();
    assert_eq!(file.attachment(MINUTES).unwrap().as_deref(), Some(&b"minutes"[..]));
    assert_eq!(broken(&file.connection).unwrap(), Vec::<String>::new());
}

#[test]
fn content_that_does_not_fit_its_hash_is_refused_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = create(&folder);
    take(&file.connection, MINUTES, b"minutes").unwrap();
    let second = hash_of(b"second");
    take(&file.connection, &second, b"second").unwrap();
    file.connection.execute("UPDATE attachment SET bytes = x'00' WHERE hash = ?1", [MINUTES]).unwrap();
    assert_eq!(file.attachment(MINUTES).unwrap_err().values()["detail"], format!("attachment {MINUTES}"));
    assert_eq!(file.attachment(&second).unwrap().as_deref(), Some(&b"second"[..]));
    assert_eq!(broken(&file.connection).unwrap(), [MINUTES]);
}

#[test]
fn only_plain_text_is_read_for_words() {
    for (bytes, expected) in [
        (&b"Name;Role\r\n\tAnn"[..], Some("Name;Role\r\n\tAnn")),
        ("Zo\u{eb}".as_bytes(), Some("Zo\u{eb}")),
        (b"", Some("")),
        (b"a\0b", None),
        (b"\x1b[1m", None),
        (b"\xff\xd8", None),
        (b"%PDF-1.7", None),
        (b"{\\rtf1 Ann}", None),
        (b"say %PDF", Some("say %PDF")),
    ] {
        assert_eq!(plain(bytes), expected, "{bytes:?}");
    }
}
