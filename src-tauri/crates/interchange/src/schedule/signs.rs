//! The signs by which a schedule tells its events apart: they follow from ids, so that they stay from file to file.

use std::collections::HashSet;

use domain::link_id;

/// Letters of a code.
const LETTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// Codes that there are.
const CODES: u64 = 36_u64.pow(6);
/// Numbers begin here, so that each has four digits.
const FIRST: u64 = 1000;
/// Numbers that there are; all fit in 31 bits.
const NUMBERS: u64 = 2_000_000_000;

/// A UUID: the id itself where it is one.
pub(super) fn guid(id: &str, part: &str) -> String {
    if part.is_empty() && is_uuid(id) { id.to_ascii_lowercase() } else { link_id(&["schedule", id, part]) }
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.chars().all(|letter| letter == '-' || letter.is_ascii_hexdigit())
}

/// Numbers and codes that were given already.
#[derive(Default)]
pub(super) struct Signs {
    numbers: HashSet<u64>,
    codes: HashSet<u64>,
    guids: HashSet<String>,
}

impl Signs {
    /// The same id again gets another one.
    pub(super) fn only(&mut self, guid: String) -> String {
        let mut own = guid;
        while !self.guids.insert(own.clone()) {
            own = link_id(&["schedule", &own, "again"]);
        }
        own
    }

    /// Number and code of what has this UUID. Two that would have the same get the next one.
    pub(super) fn of(&mut self, guid: &str) -> (i64, String) {
        let digits: String = guid.chars().filter(char::is_ascii_hexdigit).collect();
        let value = u128::from_str_radix(&digits, 16).unwrap_or_default();
        // What a UUID begins with may be the time at which it was made: all of it counts.
        let mixed = (value % 0xffff_ffff_ffff_ffc5) as u64;
        let number = free(&mut self.numbers, mixed % NUMBERS, NUMBERS);
        let code = free(&mut self.codes, mixed % CODES, CODES);
        let mut letters = [b'0'; 6];
        let mut rest = code;
        for letter in letters.iter_mut().rev() {
            *letter = LETTERS[(rest % 36) as usize];
            rest /= 36;
        }
        let number = i64::try_from(FIRST + number).unwrap_or(1);
        (number, letters.iter().map(|letter| char::from(*letter)).collect())
    }
}

fn free(taken: &mut HashSet<u64>, first: u64, all: u64) -> u64 {
    let mut found = first;
    while !taken.insert(found) {
        found = (found + 1) % all;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_follow_from_ids_and_are_found_once() {
        let one = "f5b77728-f7a5-5bef-9f36-ca8e16c73ee2";
        assert_eq!(guid(one, ""), one);
        assert!(is_uuid(&guid("session 1", "")) && guid("session 1", "") == guid("session 1", ""));
        assert_ne!(guid(one, "2027-05-04"), one);
        let (mut signs, mut again) = (Signs::default(), Signs::default());
        let first = signs.of(one);
        assert_eq!(first, again.of(one));
        let second = signs.of(one);
        assert!(first.0 != second.0 && first.1 != second.1 && first.1.len() == 6 && 1000 <= first.0);
        assert_eq!(signs.only(one.to_owned()), one);
        assert_ne!(signs.only(one.to_owned()), one);
    }
}
