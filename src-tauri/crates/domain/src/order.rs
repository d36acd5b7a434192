//! Where records stand among their siblings: texts that sort as people put the rows (fractional indexing).
//!
//! Between any two different keys there is another, so that moving a row writes that row alone. A key is a whole
//! number, whose first letter says how long it is, and digits of a fraction; so rows added at either end keep short
//! keys. The way is that of `fractional-indexing` by D. Greenspan, known from Figma. Positions that another hand
//! wrote (`z`, `a`) sort as texts; where nothing can be put between two of them, the whole list gets new keys.

use std::cmp::Ordering;

/// The digits of a key, lowest first, in the order of ASCII.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The key of the only row.
const FIRST: &str = "a0";
/// The lowest whole number; it is no key of its own, so that something can always be put before the first.
const LOWEST: &str = "A00000000000000000000000000";
/// Put behind a key that cannot be read: a digit in the middle leaves room on both sides.
const MIDDLE: &str = "V";

/// A key that sorts after one and before the other; `None` and an empty text are the ends of the list.
///
/// Where nothing fits between (the two are the same, in the wrong order, or cannot be read), the answer sorts after
/// the first alone; [`arranged`] notices and gives the whole list new keys.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let known = |key: Option<&str>| key.filter(|key| !key.is_empty()).map(str::to_owned);
    let (before, after) = (known(before), known(after));
    let found = match (before.as_deref(), after.as_deref()) {
        (None, None) => Some(FIRST.to_owned()),
        (Some(before), None) => Key::read(before).map(|key| key.next()),
        (None, Some(after)) => Key::read(after).and_then(|key| key.previous()),
        (Some(before), Some(after)) => Key::read(before).zip(Key::read(after)).and_then(|(a, b)| a.toward(&b)),
    };
    found.unwrap_or_else(|| before.unwrap_or_default() + MIDDLE)
}

/// A key behind the last one.
pub fn after(last: &str) -> String {
    between(Some(last), None)
}

/// The key of a row of a new list, counted from nought.
pub fn nth(place: usize) -> String {
    let (mut digits, mut first, mut count) = (1_usize, 0_usize, DIGITS.len());
    while count <= place - first {
        (digits, first, count) = (digits + 1, first + count, count * DIGITS.len());
    }
    let mut rest = place - first;
    let mut key = vec![0; digits];
    for digit in key.iter_mut().rev() {
        *digit = DIGITS[rest % DIGITS.len()];
        rest /= DIGITS.len();
    }
    std::iter::once(b'a' + digits as u8 - 1).chain(key).map(char::from).collect()
}

/// Keys for so many rows of a new list.
pub fn spread(count: usize) -> Vec<String> {
    (0..count).map(nth).collect()
}

/// Tables whose rows people put into an order, and the field that says among which: `None`, all of the table.
pub const ORDERED: &[(&str, Option<&str>)] = &[
    ("action", None),
    ("agenda_item", Some("meeting_id")),
    ("area", Some("level_id")),
    ("board", None),
    ("budget_line", Some("year")),
    ("decision", Some("meeting_id")),
    ("feature", Some("area_id")),
    ("framework", None),
    ("goal", None),
    ("indicator", None),
    ("level", Some("framework_id")),
    ("own_field", Some("subject")),
    ("paper_option", Some("paper_id")),
    ("recommendation", Some("paper_id")),
    ("risk", None),
    ("room", Some("venue_id")),
];

/// The keys that put rows into the order in which they are given. As many rows as can keep theirs.
pub fn arranged(keys: &[&str]) -> Vec<String> {
    let kept = rising(keys);
    let mut placed: Vec<String> = Vec::with_capacity(keys.len());
    let mut stays = kept.iter().copied().peekable();
    for (at, key) in keys.iter().enumerate() {
        if stays.next_if_eq(&at).is_some() {
            placed.push((*key).to_owned());
            continue;
        }
        let next = stays.peek().map(|at| keys[*at]);
        placed.push(between(placed.last().map(String::as_str), next));
    }
    let is_in_order = placed.windows(2).all(|pair| pair[0] < pair[1]);
    if is_in_order { placed } else { spread(keys.len()) }
}

/// Indexes of the longest run of rows whose keys rise already, empty ones left out.
fn rising(keys: &[&str]) -> Vec<usize> {
    // For each length, the row with the lowest key that ends a run of it; for each row, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut earlier: Vec<Option<usize>> = vec![None; keys.len()];
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| !key.is_empty()) {
        let length = ends.partition_point(|end| keys[*end] < *key);
        earlier[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(at);
        next = earlier[at];
    }
    run.reverse();
    run
}

/// A key in its two parts.
struct Key<'a> {
    /// The letter that says how long it is, then its digits.
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Key<'a> {
    fn read(key: &'a str) -> Option<Self> {
        let length = length(*key.as_bytes().first()?)?;
        let is_plain = key.bytes().all(|byte| place(byte).is_some());
        // A last digit of nought would leave no room before it.
        if !is_plain || key.len() < length || key == LOWEST || (length < key.len() && key.ends_with('0')) {
            return None;
        }
        Some(Self { whole: &key[..length], fraction: &key[length..] })
    }

    fn next(&self) -> String {
        raised(self.whole).unwrap_or_else(|| format!("{}{}", self.whole, midpoint(self.fraction, None)))
    }

    fn previous(&self) -> Option<String> {
        if !self.fraction.is_empty() && self.whole != LOWEST {
            return Some(self.whole.to_owned());
        }
        match lowered(self.whole) {
            Some(whole) if whole != LOWEST => Some(whole),
            Some(whole) => Some(format!("{whole}{}", midpoint("", None))),
            None => Some(format!("{}{}", self.whole, midpoint("", Some(self.fraction)))),
        }
    }

    fn toward(&self, other: &Key) -> Option<String> {
        match (self.whole, self.fraction).cmp(&(other.whole, other.fraction)) {
            Ordering::Less => {}
            Ordering::Equal | Ordering::Greater => return None,
        }
        if self.whole == other.whole {
            return Some(format!("{}{}", self.whole, midpoint(self.fraction, Some(other.fraction))));
        }
        let next = raised(self.whole)?;
        let is_before = next.as_str() < other.whole || (next == other.whole && !other.fraction.is_empty());
        Some(if is_before { next } else { format!("{}{}", self.whole, midpoint(self.fraction, None)) })
    }
}

/// How long the whole number is that begins with this letter: the further from the middle, the longer.
fn length(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 2),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 2),
        _ => None,
    }
}

fn place(digit: u8) -> Option<usize> {
    DIGITS.binary_search(&digit).ok()
}

/// The next whole number; `None` behind the last there is.
fn raised(whole: &str) -> Option<String> {
    let (head, digits) = whole.split_at(1);
    let mut digits: Vec<u8> = digits.bytes().collect();
    for digit in digits.iter_mut().rev() {
        match place(*digit).and_then(|place| DIGITS.get(place + 1)) {
            Some(next) => {
                *digit = *next;
                return Some(head.chars().chain(digits.into_iter().map(char::from)).collect());
            }
            None => *digit = DIGITS[0],
        }
    }
    let head = *head.as_bytes().first()?;
    let next = match head {
        b'Z' => b'a',
        b'z' => return None,
        _ => head + 1,
    };
    digits.resize(length(next)? - 1, DIGITS[0]);
    Some(std::iter::once(next).chain(digits).map(char::from).collect())
}

/// The whole number before; `None` before the first there is.
fn lowered(whole: &str) -> Option<String> {
    let highest = DIGITS[DIGITS.len() - 1];
    let (head, digits) = whole.split_at(1);
    let mut digits: Vec<u8> = digits.bytes().collect();
    for digit in digits.iter_mut().rev() {
        match place(*digit).and_then(|place| place.checked_sub(1)) {
            Some(before) => {
                *digit = DIGITS[before];
                return Some(head.chars().chain(digits.into_iter().map(char::from)).collect());
            }
            None => *digit = highest,
        }
    }
    let head = *head.as_bytes().first()?;
    let before = match head {
        b'a' => b'Z',
        b'A' => return None,
        _ => head - 1,
    };
    digits.resize(length(before)? - 1, highest);
    Some(std::iter::once(before).chain(digits).map(char::from).collect())
}

/// Digits of a fraction that lies after one and before another; `None` is one.
fn midpoint(from: &str, to: Option<&str>) -> String {
    let mut found = String::new();
    let (mut from, mut to) = (from.bytes(), to.map(str::bytes));
    loop {
        let low = from.next().and_then(place).unwrap_or(0);
        let next_of_to = to.as_mut().and_then(|to| to.next());
        let high = match to {
            Some(_) => next_of_to.and_then(place).unwrap_or(0),
            None => DIGITS.len(),
        };
        if low == high {
            found.push(char::from(DIGITS[low]));
            continue;
        }
        if low + 1 < high {
            found.push(char::from(DIGITS[(low + high).div_ceil(2)]));
            return found;
        }
        // Neighbouring digits: the higher one alone lies before a longer text, else the lower one goes on.
        if to.as_ref().is_some_and(|to| 0 < to.len()) {
            found.push(char::from(DIGITS[high]));
            return found;
        }
        found.push(char::from(DIGITS[low]));
        to = None;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let end = |key: &'static str| (!key.is_empty()).then_some(key);
        let (before, after): (&'static str, &'static str) = (before.to_owned().leak(), after.to_owned().leak());
        assert_eq!(between(end(before), end(after)), expected, "between {before:?} and {after:?}");
    }

    #[test]
    fn between_two_there_is_another() {
        check("", "", "a0");
        check("a0", "", "a1");
        check("az", "", "b00");
        check("bzz", "", "c000");
        check("Zz", "", "a0");
        check("", "a0", "Zz");
        check("", "Z0", "Yzz");
        check("", "a0V", "a0");
        check("a0", "a1", "a0V");
        check("a0", "a0V", "a0G");
        check("a0V", "a1", "a0l");
        check("a0", "a2", "a1");
        check("a0", "a1V", "a1");
        check("a0", "a01", "a00V");
        check("a04", "a05", "a04V");
        check("a04", "a05V", "a05");
        check("a0zz", "a11", "a1");
        check("a0", "a001", "a000V");
        check("zzzzzzzzzzzzzzzzzzzzzzzzzzz", "", "zzzzzzzzzzzzzzzzzzzzzzzzzzzV");
        check("", "A00000000000000000000000001", "A00000000000000000000000000V");
    }

    #[test]
    fn positions_of_another_hand_sort_as_texts() {
        check("z", "", "zV");
        check("a-b", "", "a-bV");
        check("a000", "", "a000V");
        check("same", "same", "sameV");
        check("b00", "a0", "b00V");
    }

    #[track_caller]
    fn check_arranged(keys: &str, expected: &str) {
        let keys: Vec<&str> = keys.split(' ').map(|key| key.trim_matches('.')).collect();
        assert_eq!(arranged(&keys).join(" "), expected, "{keys:?}");
    }

    #[test]
    fn rows_that_stand_right_keep_their_key() {
        check_arranged("a0 a1 a2", "a0 a1 a2");
        check_arranged("a1 a2 a0", "a1 a2 a3");
        check_arranged("a2 a0 a1", "Zz a0 a1");
        check_arranged("a0 a2 a1 a3", "a0 a0V a1 a3");
        check_arranged(". . .", "a0 a1 a2");
        check_arranged("a0 .", "a0 a1");
        // Of rows with one key the last keeps it; the others find room before.
        check_arranged("a0 a1 a1 a1", "a0 a0V a0l a1");
        check_arranged("z z", "V z");
        // Where no key finds room between two of another hand, the whole list gets new ones.
        check_arranged("a-b . a-bV", "a0 a1 a2");
        assert_eq!(arranged(&[]), Vec::<String>::new());
    }

    #[test]
    fn every_table_with_positions_says_among_which() {
        struct Check(usize);
        impl crate::KindVisitor for Check {
            fn visit<R: crate::Record>(&mut self) {
                let known = ORDERED.iter().find(|(table, _)| *table == R::TABLE);
                assert_eq!(R::FIELDS.contains(&"position"), known.is_some(), "{}", R::TABLE);
                let parent = known.and_then(|(_, parent)| *parent);
                assert!(parent.is_none_or(|parent| R::FIELDS.contains(&parent)), "{}", R::TABLE);
                self.0 += usize::from(known.is_some());
            }
        }
        let mut check = Check(0);
        crate::Plan::visit_kinds(&mut check);
        assert_eq!(check.0, ORDERED.len());
    }

    #[test]
    fn long_lists_have_short_keys_at_both_ends() {
        let keys = spread(5_000);
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| key.len() <= 4));
        assert!(keys.windows(2).all(|pair| after(&pair[0]) == pair[1]), "counting goes on where a list ends");
        let mut first = FIRST.to_owned();
        for _ in 0..5_000 {
            let before = between(None, Some(&first));
            assert!(before < first && before.len() <= 4, "{before} before {first}");
            first = before;
        }
    }

    proptest! {
        #[test]
        fn a_list_that_is_moved_about_stays_in_order_and_short(
            moves in prop::collection::vec((0usize..20, 0usize..20), 1..400),
        ) {
            let mut keys = spread(20);
            for (from, to) in moves {
                let mut order: Vec<&str> = keys.iter().map(String::as_str).collect();
                let moved = order.remove(from);
                order.insert(to, moved);
                let placed = arranged(&order);
                prop_assert!(placed.windows(2).all(|pair| pair[0] < pair[1]));
                let changed = order.iter().zip(&placed).filter(|(old, new)| **old != new.as_str()).count();
                prop_assert!(changed <= 1, "moving a row writes that row alone");
                prop_assert!(placed.iter().all(|key| key.len() < 90));
                keys = placed;
            }
        }

        #[test]
        fn whatever_stood_there_the_list_comes_out_in_order(keys in prop::collection::vec("[a-cA-Z0-1z-]{0,4}", 0..12)) {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let placed = arranged(&keys);
            prop_assert_eq!(placed.len(), keys.len());
            prop_assert!(placed.windows(2).all(|pair| pair[0] < pair[1]), "{:?} became {:?}", keys, placed);
        }
    }
}
