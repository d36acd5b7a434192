//! Bytes become text without a wrong letter: marks, UTF-8, UTF-16, else the most plausible of the legacy encodings.
//!
//! Plausible means that letters stand beside letters of their own kind. A choice made by a person always wins.

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

/// Letters of western Europe that legacy files are full of; others of the same page are rare and count less.
const WESTERN: &str = "áàâäãåæçéèêëíìîïñóòôöõøœßúùûüýÿÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŠšŽž";
/// Signs that people type in any language of the page.
const SIGNS: &str = "\u{a0}«»¿¡ºª°·€£§©®–—‘’“”„…•";
/// How many bytes are looked at to choose an encoding.
const SAMPLE: usize = 256 * 1024;

/// The text and the name of its encoding.
pub(crate) fn decode(bytes: &[u8], chosen: Option<&str>) -> (String, &'static str) {
    let encoding = match chosen.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) => encoding,
        None => detect(bytes),
    };
    let text = match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => encoding.decode_without_bom_handling(&bytes[length..]).0,
        _ => encoding.decode_without_bom_handling(bytes).0,
    };
    (text.into_owned(), encoding.name())
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return encoding_rs::UTF_8;
    }
    let sample = sample_of(bytes);
    let mut best = (encoding_rs::WINDOWS_1252, f64::MIN);
    for name in &ENCODINGS[3..] {
        let Some(encoding) = Encoding::for_label(name.as_bytes()) else { continue };
        let score = plausibility(&sample, encoding);
        if best.1 + 0.02 < score {
            best = (encoding, score);
        }
    }
    best.0
}

/// Plain text in UTF-16 has a zero in nearly every second byte.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if pairs < 2 {
        return None;
    }
    match (even * 10 > pairs * 4, odd * 10 > pairs * 4) {
        (false, true) => Some(encoding_rs::UTF_16LE),
        (true, false) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// Whole lines with bytes beyond ASCII, so that a character is never cut in two.
fn sample_of(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n' || *byte == b'\r').filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(line);
        sample.push(b'\n');
        if SAMPLE < sample.len() {
            break;
        }
    }
    sample
}

/// From 1 (every letter is at home) down; below zero when bytes have no meaning.
fn plausibility(sample: &[u8], encoding: &'static Encoding) -> f64 {
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count().max(1);
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let letters: Vec<char> = text.chars().collect();
    let mut score = 0.0;
    for (at, letter) in letters.iter().enumerate().filter(|(_, letter)| !letter.is_ascii()) {
        let before = if at == 0 { ' ' } else { letters[at - 1] };
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        score += weight(*letter, before, after);
    }
    // A letter of two bytes explains both of them.
    let explained = if encoding.is_single_byte() { score } else { score * 2.0 };
    explained / high as f64
}

fn weight(letter: char, before: char, after: char) -> f64 {
    let beside = [before, after];
    let with_latin = beside.iter().any(|near| near.is_ascii_alphabetic());
    match letter {
        '\u{fffd}' => -8.0,
        '\u{80}'..='\u{9f}' => -4.0,
        letter if WESTERN.contains(letter) => western_weight(letter, before, after),
        letter if SIGNS.contains(letter) => 0.7,
        // Central European and Turkish letters.
        '\u{100}'..='\u{17f}' => {
            if with_latin {
                0.8
            } else {
                0.1
            }
        }
        '\u{370}'..='\u{52f}' => {
            let kin =
                |near: char| (near as u32) >> 8 == (letter as u32) >> 8 || ('\u{370}'..='\u{3ff}').contains(&near);
            if with_latin {
                -1.0
            } else if beside.iter().any(|near| kin(*near)) {
                1.0
            } else {
                0.1
            }
        }
        // Western words read as East Asian ones leave single signs between Latin letters.
        '\u{3040}'..='\u{d7ff}' if with_latin => -1.0,
        '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' => 1.0,
        '\u{4e00}'..='\u{9fff}' => 0.8,
        '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => 0.6,
        '\u{e000}'..='\u{f8ff}' => -4.0,
        _ => -0.5,
    }
}

/// A capital with an accent in the middle of small letters is seldom meant.
fn western_weight(letter: char, before: char, after: char) -> f64 {
    let small_beside = before.is_ascii_lowercase() || (after.is_ascii_lowercase() && before.is_alphabetic());
    let foreign_beside = [before, after].iter().any(|near| !near.is_ascii() && near.is_alphabetic());
    match (letter.is_uppercase() && small_beside, foreign_beside) {
        (true, _) => -1.0,
        (false, true) => 0.2,
        (false, false) => 1.0,
    }
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
    fn utf16_with_and_without_a_mark() {
        let text = "Title,Date\nTalk,2027-05-03\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little, None), (text.to_owned(), "UTF-16LE"));
        assert_eq!(decode(&big, None), (text.to_owned(), "UTF-16BE"));
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        assert_eq!(decode(&marked, None), (text.to_owned(), "UTF-16LE"));
    }
}
