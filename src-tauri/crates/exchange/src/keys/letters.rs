//! Secrets as groups of letters that people print, read out and type: no letter looks like another, and a slip of the
//! hand is noticed.

use sha2::{Digest, Sha256};

/// Crockford's letters: without I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes (a multiple of five) as groups of four letters; the last group checks the others.
pub fn to_letters(bytes: &[u8]) -> String {
    let letters: Vec<u8> = letters_of(bytes).chain(letters_of(&Sha256::digest(bytes)[..5]).take(4)).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

fn letters_of(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.chunks_exact(5).flat_map(|five| {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        (0..8).map(move |at| LETTERS[(bits >> (35 - 5 * at) & 31) as usize])
    })
}

/// The bytes again, whatever the case and wherever there are spaces; none when a letter is wrong.
pub fn from_letters<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut values = Vec::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && !"-–—‐.".contains(*letter)) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        values.push(LETTERS.iter().position(|known| char::from(*known) == letter)? as u64);
    }
    let mut bytes = [0; N];
    if values.len() != N / 5 * 8 + 4 || !N.is_multiple_of(5) {
        return None;
    }
    for (five, eight) in bytes.chunks_exact_mut(5).zip(values.chunks_exact(8)) {
        let bits = eight.iter().fold(0, |bits, value| bits << 5 | value);
        five.copy_from_slice(&bits.to_be_bytes()[3..]);
    }
    let checks: Vec<u8> = letters_of(&Sha256::digest(bytes)[..5]).take(4).collect();
    let given = values[values.len() - 4..].iter().map(|value| LETTERS[*value as usize]);
    given.eq(checks).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_as_people_type() {
        let bytes: [u8; 10] = [0, 1, 2, 250, 251, 252, 253, 254, 255, 7];
        let letters = to_letters(&bytes);
        assert_eq!(letters.len(), 5 * 4 + 4);
        assert_eq!(from_letters(&letters), Some(bytes));
        assert_eq!(from_letters(&letters.to_lowercase().replace('-', " ").replace('0', "o")), Some(bytes));
    }

    #[test]
    fn a_wrong_letter_is_noticed() {
        let letters = to_letters(&[7; 20]);
        for at in (0..letters.len()).filter(|at| letters.as_bytes()[*at] != b'-') {
            let mut wrong = letters.clone().into_bytes();
            wrong[at] = if wrong[at] == b'Z' { b'2' } else { b'Z' };
            assert_eq!(from_letters::<20>(&String::from_utf8(wrong).unwrap()), None, "letter {at}");
        }
        for wrong in ["", "-", "ABCD", "ÄÖÜ", &letters[1..]] {
            assert_eq!(from_letters::<20>(wrong), None, "{wrong}");
        }
    }
}
