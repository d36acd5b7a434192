//! The merge of texts as it must stay: which words are the same is found exactly, and every text comes out as it always did.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

/// Every list of up to so many of the first words.
fn lists(longest: usize, words: &[&'static str]) -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..longest {
        let longer = last.iter().flat_map(|list: &Vec<&str>| words.iter().map(|word| [&list[..], &[*word]].concat()));
        last = longer.collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// How many words two lists can have in common at most, in their order: worked out the slow way.
fn most_in_common(from: &[&str], to: &[&str]) -> usize {
    let mut before = vec![0; to.len() + 1];
    for word in from {
        let mut row = vec![0];
        for (at, other) in to.iter().enumerate() {
            row.push(if word == other { before[at] + 1 } else { before[at + 1].max(row[at]) });
        }
        before = row;
    }
    before[to.len()]
}

/// Pairs are of equal words, in rising order, and as many as can be.
#[track_caller]
fn check_pairs(pairs: &[(usize, usize)], from: &[&str], to: &[&str]) {
    let is_rising = pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
    assert!(is_rising, "{from:?} {to:?} {pairs:?}");
    assert!(pairs.iter().all(|(at, place)| from[*at] == to[*place]), "{from:?} {to:?} {pairs:?}");
    assert_eq!(pairs.len(), most_in_common(from, to), "{from:?} {to:?} {pairs:?}");
}

#[test]
fn as_many_words_as_can_be_are_found_again() {
    let lists = lists(4, &["a", "b", "c"]);
    for from in &lists {
        for to in &lists {
            let mut pairs = shortest(from, to).unwrap();
            pairs.reverse();
            check_pairs(&pairs, from, to);
            let found = matches(from, to);
            assert_eq!(found.len(), from.len());
            let pairs: Vec<_> = found.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).collect();
            check_pairs(&pairs, from, to);
        }
    }
}

#[test]
fn which_words_are_the_same_is_the_same_for_ever() {
    let places = |from: &str, to: &str| -> Vec<Option<usize>> {
        let (from, to): (Vec<&str>, Vec<&str>) = (from.split(' ').collect(), to.split(' ').collect());
        matches(&from, &to)
    };
    assert_eq!(places("a b c", "a b c"), [Some(0), Some(1), Some(2)]);
    assert_eq!(places("x a b", "y a b"), [None, Some(1), Some(2)]);
    assert_eq!(places("a x b", "a b"), [Some(0), None, Some(1)]);
    assert_eq!(places("a b a", "b a b"), [None, Some(0), Some(1)]);
    assert_eq!(places("a a b", "a"), [Some(0), None, None]);
    assert_eq!(places("b c a d", "a b c x d"), [Some(1), Some(2), None, Some(4)]);
    assert_eq!(places("p q a r b s", "u a v b w"), [None, None, Some(1), None, Some(3), None]);
}

#[test]
fn so_many_differences_are_looked_for_and_no_more() {
    let text =
        |word: &str, count: usize| -> Vec<String> { (0..count).map(|number| format!("{word}{number}")).collect() };
    for (more, is_found) in [(0, true), (1, false)] {
        let half = MOST_DIFFERENCES / 2;
        let (from, to) = (text("x", half), text("y", half + more));
        let from: Vec<&str> = from.iter().map(String::as_str).chain(["same"]).collect();
        let to: Vec<&str> = to.iter().map(String::as_str).chain(["same"]).collect();
        let found = shortest(&from, &to);
        assert_eq!(found, is_found.then(|| vec![(half, half)]), "{more} more");
    }
}

#[test]
fn a_text_falls_into_words_spaces_and_signs() {
    let cases: [(&str, &[&str]); 8] = [
        ("", &[]),
        ("one", &["one"]),
        ("one two", &["one", " ", "two"]),
        (" \n one", &[" \n ", "one"]),
        ("No. 7, x9!?", &["No", ".", " ", "7", ",", " ", "x9", "!", "?"]),
        ("don't", &["don", "'", "t"]),
        ("面会x は", &["面", "会", "x", " ", "は"]),
        ("é\u{f900}\u{20000}ß", &["é", "\u{f900}", "\u{20000}", "ß"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text:?}");
    }
    for (sign, is) in [('a', true), ('9', true), ('é', true), ('面', false), (' ', false), ('.', false), ('…', false)]
    {
        assert_eq!(is_letter(sign), is, "{sign:?}");
    }
    for (sign, is) in [('\u{2e7f}', false), ('\u{2e80}', true), ('\u{9fff}', true), ('\u{a000}', false)] {
        assert_eq!(is_word_alone(sign), is, "{sign:?}");
    }
}

#[test]
fn what_stands_between_two_versions_of_a_place() {
    let cases = [
        ("a b", "a c", "a d", "a c d"),
        ("a\n", "a\nc", "a\nd", "a\nc d"),
        ("a b", "a c\ne", "a d", "a c\ne\nd"),
        ("a b", "a c ", "a d", "a c d"),
        ("a b", "a c", "a  d", "a c  d"),
        ("b", "", "d", "d"),
        ("b", "c", "", "c"),
        ("a, b", "a", "a, b, c", "a, b, c"),
        ("one.two", "onetwo", "one.two.", "onetwo one.two."),
        ("a b c", "a c", "a bc", "a c bc"),
    ];
    for (base, first, second, expected) in cases {
        let expected = Together { text: expected.to_owned(), overlaps: true };
        assert_eq!(merge(base, first, second), expected, "{base:?}");
    }
    // What only one side changed is taken as it is.
    let apart = [("a.b.c", "ab.c", "a.b.c", "ab.c"), ("x.a.b", "x.ab", "x.a.b", "x.ab"), ("a b", "ab", "a b", "ab")];
    for (base, first, second, expected) in apart {
        assert_eq!(merge(base, first, second), Together { text: expected.to_owned(), overlaps: false }, "{base:?}");
    }
}

/// A copy of the plan that puts the same texts together in another way shows another plan: whoever changes this number
/// makes a new format of the plan file.
#[test]
fn every_text_comes_out_as_in_every_version_of_the_program() {
    let signs = ["a", "b", "c", " ", " ", "\n", ".", "面"];
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (state >> 33) as usize % below
    };
    let mut digest = crc32fast::Hasher::new();
    let mut overlaps = 0;
    for _ in 0..4_000 {
        let base: Vec<&str> = (0..next(14)).map(|_| signs[next(signs.len())]).collect();
        // Now and then a sign goes or comes.
        let mut changed = || -> String {
            let one = |sign: &&str| match next(9) {
                0 => String::new(),
                1 => format!("{}{sign}", signs[next(signs.len())]),
                _ => (*sign).to_owned(),
            };
            base.iter().map(one).collect()
        };
        let (first, second) = (changed(), changed());
        let together = merge(&base.concat(), &first, &second);
        digest.update(format!("{}\0{}\0", together.text, together.overlaps).as_bytes());
        overlaps += usize::from(together.overlaps);
    }
    assert_eq!((digest.finalize(), overlaps), (1_424_200_493, 1_603));
}
