//! Two texts that were made of one, put together word by word.
//!
//! What one side changed is taken; where both changed the same place both are kept, one after the other, and told. No
//! word is lost and none is invented. This is part of the format: the same three texts must give the same fourth in
//! every version of the program, or two copies of a plan would differ. So it is written here and stands on no library.

/// A text put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Together {
    pub(crate) text: String,
    /// Both sides changed the same place.
    pub(crate) overlaps: bool,
}

/// How many differences are looked for word by word. Beyond, a text counts as written anew.
const MOST_DIFFERENCES: usize = 1_500;

/// Puts together what two sides made of a base. Which side comes first matters where they overlap.
pub(crate) fn merge(base: &str, first: &str, second: &str) -> Together {
    let (base, first, second) = (words(base), words(first), words(second));
    let (of_first, of_second) = (matches(&base, &first), matches(&base, &second));
    let mut out = Out::default();
    let (mut at, mut at_first, mut at_second) = (0, 0, 0);
    loop {
        while at < base.len() && of_first[at] == Some(at_first) && of_second[at] == Some(at_second) {
            out.push(base[at]);
            (at, at_first, at_second) = (at + 1, at_first + 1, at_second + 1);
        }
        // The next word that all three have.
        let next = (at..base.len()).find_map(|at| Some((at, of_first[at]?, of_second[at]?)));
        let (end, end_first, end_second) = next.unwrap_or((base.len(), first.len(), second.len()));
        out.place(&base[at..end], &first[at_first..end_first], &second[at_second..end_second]);
        (at, at_first, at_second) = (end, end_first, end_second);
        if next.is_none() {
            return Together { text: out.text, overlaps: out.overlaps };
        }
    }
}

/// The text in the making.
#[derive(Default)]
struct Out {
    text: String,
    overlaps: bool,
}

impl Out {
    /// Two words never run into each other, which would make a third.
    fn push(&mut self, word: &str) {
        let is_joined = |sign: Option<char>| sign.is_some_and(is_letter);
        if is_joined(self.text.chars().next_back()) && is_joined(word.chars().next()) {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    /// A place that one side or both changed.
    fn place(&mut self, base: &[&str], first: &[&str], second: &[&str]) {
        if first == second || second == base {
            return first.iter().for_each(|word| self.push(word));
        }
        if first == base {
            return second.iter().for_each(|word| self.push(word));
        }
        self.overlaps = true;
        first.iter().for_each(|word| self.push(word));
        if !first.is_empty() && !second.is_empty() {
            self.separate(first, second);
        }
        second.iter().for_each(|word| self.push(word));
    }

    /// A space between two versions of a place, or a line where they have lines.
    fn separate(&mut self, first: &[&str], second: &[&str]) {
        let is_space = |word: Option<&&str>| word.is_some_and(|word| word.chars().all(char::is_whitespace));
        if !is_space(first.last()) && !is_space(second.first()) {
            let has_lines = first.iter().chain(second).any(|word| word.contains('\n'));
            self.text.push(if has_lines { '\n' } else { ' ' });
        }
    }
}

/// Letters and digits that make words together; of scripts without spaces each letter is a word.
fn is_letter(sign: char) -> bool {
    sign.is_alphanumeric() && !is_word_alone(sign)
}

fn is_word_alone(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a text, its spaces, and every other sign by itself; together they are the text.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let kind = |sign: char| match sign {
        sign if is_letter(sign) => Some(true),
        sign if sign.is_whitespace() => Some(false),
        _ => None,
    };
    let mut words = Vec::new();
    let mut begin = 0;
    let mut last = None;
    for (at, sign) in text.char_indices() {
        let this = kind(sign);
        if begin < at && (this.is_none() || this != last) {
            words.push(&text[begin..at]);
            begin = at;
        }
        last = this;
    }
    if begin < text.len() {
        words.push(&text[begin..]);
    }
    words
}

/// For each word of one text the place of the same word in another, in rising order: as few differences as can be
/// (Myers 1986).
fn matches(from: &[&str], to: &[&str]) -> Vec<Option<usize>> {
    let mut found = vec![None; from.len()];
    let ahead = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let rest = from[ahead..].iter().rev().zip(to[ahead..].iter().rev());
    let behind = rest.take_while(|(a, b)| a == b).count();
    (0..ahead).for_each(|at| found[at] = Some(at));
    for back in 1..=behind {
        found[from.len() - back] = Some(to.len() - back);
    }
    let middle = (&from[ahead..from.len() - behind], &to[ahead..to.len() - behind]);
    for (at, place) in shortest(middle.0, middle.1).into_iter().flatten() {
        found[ahead + at] = Some(ahead + place);
    }
    found
}

/// Pairs of equal words on the shortest way from one text to another; nothing when it is too long.
fn shortest(from: &[&str], to: &[&str]) -> Option<Vec<(usize, usize)>> {
    let (width, height) = (from.len() as i64, to.len() as i64);
    let most = (from.len() + to.len()).min(MOST_DIFFERENCES);
    let mut reached: Vec<Row> = Vec::new();
    for count in 0..=most as i64 {
        let mut row = Row { count, far: Vec::with_capacity(count as usize + 1) };
        for diagonal in (-count..=count).step_by(2) {
            let mut at = reached.last().map_or(0, |before| before.step(diagonal).1);
            while at < width && at - diagonal < height && from[at as usize] == to[(at - diagonal) as usize] {
                at += 1;
            }
            row.far.push(at);
            if at == width && at - diagonal == height {
                return Some(way_back(&reached, width, height));
            }
        }
        reached.push(row);
    }
    None
}

/// How far in the first text each diagonal was reached with so many differences.
struct Row {
    count: i64,
    far: Vec<i64>,
}

impl Row {
    fn far(&self, diagonal: i64) -> i64 {
        self.far[((diagonal + self.count) / 2) as usize]
    }

    /// From which diagonal the next row comes to one of its own, and where it begins there.
    fn step(&self, diagonal: i64) -> (i64, i64) {
        let (left, right) = (diagonal - 1, diagonal + 1);
        if left < -self.count || (right <= self.count && self.far(left) < self.far(right)) {
            (right, self.far(right))
        } else {
            (left, self.far(left) + 1)
        }
    }
}

/// The equal words on the way that reached the end of both texts.
fn way_back(reached: &[Row], width: i64, height: i64) -> Vec<(usize, usize)> {
    let (mut at, mut place) = (width, height);
    let mut pairs = Vec::new();
    for row in reached.iter().rev() {
        let (diagonal, _) = row.step(at - place);
        let (begin, begin_place) = (row.far(diagonal), row.far(diagonal) - diagonal);
        while begin < at && begin_place < place {
            (at, place) = (at - 1, place - 1);
            pairs.push((at as usize, place as usize));
        }
        (at, place) = (begin, begin_place);
    }
    while 0 < at && 0 < place {
        (at, place) = (at - 1, place - 1);
        pairs.push((at as usize, place as usize));
    }
    pairs
}

#[cfg(test)]
mod exact_tests;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[track_caller]
    fn check(base: &str, first: &str, second: &str, expected: &str, overlaps: bool) {
        let together = merge(base, first, second);
        assert_eq!((together.text.as_str(), together.overlaps), (expected, overlaps));
    }

    #[test]
    fn what_one_side_changed_is_taken() {
        check("Bake bread", "Bake bread", "Bake rye bread", "Bake rye bread", false);
        check("Bake bread", "Bake good bread", "Bake bread", "Bake good bread", false);
        check("one two three", "uno two three", "one two tres", "uno two tres", false);
        check("one two three four", "one three four", "one two three five", "one three five", false);
        check("A. B. C.", "A. B.", "Z. A. B. C.", "Z. A. B.", false);
        check("", "new", "", "new", false);
        check("same", "other", "other", "other", false);
    }

    #[test]
    fn where_both_changed_both_are_kept() {
        check("at ten", "at nine", "at eleven", "at nine eleven", true);
        check("", "Ann brings chairs", "Ben brings tea", "Ann brings chairs Ben brings tea", true);
        check("Call.", "Call Ann.", "Call Ben.", "Call Ann Ben.", true);
        check("a\nb", "a\nx\ny", "a\nz", "a\nx\ny\nz", true);
        check("keep this", "keep", "keep that", "keep that", true);
        check("面会は十時", "面会は九時", "面会は十一時", "面会は九 十一時", true);
    }

    #[test]
    fn words_make_up_their_text() {
        for text in ["", "a b", "  a,b\n\nç-d 面会 x9", "…", "a'b"] {
            assert_eq!(words(text).concat(), text);
        }
    }

    #[test]
    fn a_text_written_anew_is_kept_beside_the_other() {
        let long = |word: &str| (0..4_000).map(|number| format!("{word}{number}")).collect::<Vec<_>>().join(" ");
        let together = merge(&long("a"), &long("b"), &long("c"));
        assert!(together.overlaps);
        assert_eq!(together.text, format!("{} {}", long("b"), long("c")));
    }

    /// How often each word is in a text.
    fn counts(text: &str) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        words(text).into_iter().filter(is_word).for_each(|word| *counts.entry(word).or_insert(0) += 1);
        counts
    }

    /// A text with some changes, which look random and are the same for the same seed.
    fn changed(text: &str, seed: &mut u64) -> String {
        let mut next = |below: usize| {
            *seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            (*seed >> 33) as usize % below
        };
        let mut parts: Vec<String> = words(text).into_iter().map(str::to_owned).collect();
        for _ in 0..next(5) {
            let at = next(parts.len() + 1);
            match next(4) {
                0 if at < parts.len() => drop(parts.remove(at)),
                1 => parts.insert(at, [" ", "\n", ". ", ", "][next(4)].to_owned()),
                _ => parts.insert(at, format!(" w{} ", next(40))),
            }
        }
        parts.concat()
    }

    #[test]
    fn no_word_is_lost_and_none_is_invented() {
        for round in 0..3_000_u64 {
            let mut seed = round.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let base = changed("one two three. four five six, seven eight\nnine ten", &mut seed);
            let (first, second) = (changed(&base, &mut seed), changed(&base, &mut seed));
            let together = merge(&base, &first, &second);
            let [of_base, of_first, of_second, all] = [&base, &first, &second, &together.text].map(|text| counts(text));
            let count = |counts: &BTreeMap<&str, usize>, word: &str| counts.get(word).copied().unwrap_or(0);
            let told = format!("round {round}: {base:?} {first:?} {second:?} {:?}", together.text);
            for (word, times) in &all {
                assert!(*times <= count(&of_first, word) + count(&of_second, word), "{word} invented, {told}");
            }
            for (word, times) in of_first.iter().chain(&of_second) {
                // What a side wrote anew is there; what both left alone is there.
                let more = times.saturating_sub(count(&of_base, word));
                assert!(more <= count(&all, word), "{word} lost, {told}");
                let kept = count(&of_first, word).min(count(&of_second, word)).min(count(&of_base, word));
                let least = kept.saturating_sub(
                    2 * count(&of_base, word)
                        - count(&of_first, word).min(count(&of_base, word))
                        - count(&of_second, word).min(count(&of_base, word)),
                );
                assert!(least <= count(&all, word), "{word} lost, {told}");
            }
        }
    }
}
