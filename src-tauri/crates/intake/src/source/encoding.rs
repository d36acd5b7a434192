//! Bytes become text without a wrong letter: marks, UTF-8 (also with a damaged letter), UTF-16, else what `chardetng`
//! holds for likeliest.
//!
//! A choice made by a person always wins.

use std::borrow::Cow;

use encoding_rs::Encoding;

/// What can be chosen, in the order of preference when two are equally plausible.
pub(crate) const ENCODINGS: &[&str] = &[
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "ISO-8859-15",
    "ISO-8859-2",
    "windows-1250",
    "ISO-8859-7",
    "windows-1253",
    "windows-1251",
    "windows-1254",
    "EUC-KR",
    "Shift_JIS",
    "EUC-JP",
    "GB18030",
    "Big5",
    "macintosh",
];

/// The text and the name of its encoding.
pub(crate) fn decode<'a>(bytes: &'a [u8], chosen: Option<&str>) -> (Cow<'a, str>, &'static str) {
    let encoding = match chosen.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) => encoding,
        None => detect(bytes),
    };
    let text = match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => encoding.decode_without_bom_handling(&bytes[length..]).0,
        _ => encoding.decode_without_bom_handling(bytes).0,
    };
    (text, encoding.name())
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return encoding;
    }
    if is_nearly_utf8(bytes) {
        return encoding_rs::UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// UTF-8, but for a damaged letter in at least fifty good ones, or one that the end of the file cuts in two.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A legacy file has hardly a pair of bytes that is a letter of UTF-8 by chance.
    bad == 0 || (0 < good && bad == 1) || bad * 50 <= good
}

/// Text in UTF-16 has zeros (of digits, marks and line ends) in every second place only, and no other text has any.
pub(crate) fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match (even, odd) {
        (even, odd) if 2 <= odd && even * 20 <= odd => encoding_rs::UTF_16LE,
        (even, odd) if 2 <= even && odd * 20 <= even => encoding_rs::UTF_16BE,
        _ => return None,
    };
    let whole = &sample[..sample.len() / 2 * 2];
    let (text, _) = encoding.decode_without_bom_handling(whole);
    let strange = text.chars().filter(|letter| {
        *letter == '\u{fffd}' || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')) || *letter == '\0'
    });
    // A pair that the end of the sample cuts in two is no fault.
    (strange.count() <= 1).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_wrong_letter() {
        let check = |text: &str, label: &str| {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a known name");
            let (bytes, _, failed) = encoding.encode(text);
            assert!(!failed, "{label} cannot write {text}");
            let (read, name) = decode(&bytes, None);
            assert_eq!(read, text, "{label} was read as {name}");
        };
        check("Título;Día\nNiños y niñas, «Bibliotecas» ¿Cómo?\nMonólogo a cargo de Andrea Ortúzar", "windows-1252");
        check("Übung für Schüler, Straße, Grüße; 20 € – “Führung”", "windows-1252");
        check("y la evolución de la imagen, del cómic al diseño", "windows-1252");
        check("Soirée à l'hôtel de ville, déjà complet, Noël", "windows-1252");
        check("Название;Дата\nЛекция для взрослых, читальный зал", "windows-1251");
        check("Τίτλος;Ημερομηνία\nΔιάλεξη στη βιβλιοθήκη", "ISO-8859-7");
        check("행사명,날짜,장소\n시민 강좌 도서관에서 만나요", "EUC-KR");
        check("イベント名,開始日,場所\nこどもの読書会、図書館にて", "Shift_JIS");
        check("Zażółć gęślą jaźń; wykład w bibliotece, środa", "ISO-8859-2");
        check("Plain words, naïve UTF-8 – 市民講座", "UTF-8");
    }

    #[test]
    fn one_damaged_letter_leaves_utf8() {
        let mut bytes = "Название;Дата\nЛекция для взрослых".as_bytes().to_vec();
        bytes.extend(b";\xe9\n");
        assert_eq!(decode(&bytes, None).1, "UTF-8");
        assert_eq!(decode(b"Caf\xe9;Datum\nTh\xe9;x\n", None).1, "windows-1252");
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = "Title,Date\nTalk,2027-05-03\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little, None), (text.into(), "UTF-16LE"));
        assert_eq!(decode(&big, None), (text.into(), "UTF-16BE"));
        let greek = "Τίτλος\tΏρα\r\nΔιάλεξη για το φως\t10:00\r\n";
        let bytes: Vec<u8> = greek.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, None), (greek.into(), "UTF-16LE"));
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        assert_eq!(decode(&marked, None), (text.into(), "UTF-16LE"));
    }

    #[test]
    fn a_damaged_letter_among_fifty_good_ones_leaves_utf8() {
        let read = |good: usize, bad: usize| {
            let bytes = ["é".repeat(good).as_bytes(), &b"\xe9;".repeat(bad)].concat();
            decode(&bytes, None).1
        };
        assert_eq!([read(1, 1), read(100, 2), read(150, 3)], ["UTF-8"; 3]);
        assert_ne!(read(99, 2), "UTF-8");
        assert_ne!(read(149, 3), "UTF-8");
        assert_ne!(read(0, 1), "UTF-8");
    }

    #[test]
    fn zeros_in_every_second_place_make_utf16() {
        let name = |bytes: &[u8]| utf16_by_zeros(bytes).map(Encoding::name);
        assert_eq!(name(b"a\0b\0"), Some("UTF-16LE"));
        assert_eq!(name(b"\0a\0b"), Some("UTF-16BE"));
        assert_eq!([name(b"a\0"), name(b"\0a"), name(b"ab"), name(b"")], [None; 4]);
        // A zero at the other place is borne among twenty.
        let mixed = |count: usize| [&b"a\0".repeat(count)[..], b"\0a"].concat();
        assert_eq!((name(&mixed(20)), name(&mixed(19))), (Some("UTF-16LE"), None));
        let turned = |count: usize| [&b"\0a".repeat(count)[..], b"a\0"].concat();
        assert_eq!((name(&turned(20)), name(&turned(19))), (Some("UTF-16BE"), None));
        // Two letters that no text has are too many.
        let odd = |count: usize| [&b"a\0".repeat(8)[..], &b"\x01\0".repeat(count)].concat();
        assert_eq!((name(&odd(1)), name(&odd(2))), (Some("UTF-16LE"), None));
        assert_eq!(name(&b"a\0\t\0\n\0\r\0".repeat(3)), Some("UTF-16LE"));
    }

    #[test]
    fn a_choice_wins_and_a_mark_is_no_letter() {
        assert_eq!(decode(b"\xe9", Some("windows-1252")), ("é".into(), "windows-1252"));
        assert_eq!(decode("é".as_bytes(), Some("windows-1252")), ("Ã©".into(), "windows-1252"));
        assert_eq!(decode("é".as_bytes(), Some("no such")), ("é".into(), "UTF-8"));
        assert_eq!(decode(b"\xef\xbb\xbfa", None), ("a".into(), "UTF-8"));
        assert_eq!(decode(b"\xef\xbb\xbfa", Some("windows-1252")).0, "ï»¿a");
    }
}
