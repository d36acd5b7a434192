//! What people are told of a file that was written.

use std::collections::BTreeMap;

use crate::views::Notice;

/// As many letters are named one by one.
const NAMED: usize = 3;

/// The letters that no font of this computer has, each with a text in which something stands for it, and what to do.
pub(crate) fn of_letters<'a>(replaced: impl IntoIterator<Item = (char, &'a str)>) -> Vec<Notice> {
    let replaced: Vec<(char, &str)> = replaced.into_iter().collect();
    let named = replaced.iter().take(NAMED).map(|(letter, text)| {
        let code = format!("U+{:04X}", u32::from(*letter));
        notice("letter_replaced", [("code", code), ("text", (*text).to_owned())])
    });
    let more = replaced.len().saturating_sub(NAMED);
    let rest = (0 < more).then(|| notice("letters_more", [("count", more.to_string())]));
    let way = (!replaced.is_empty()).then(|| notice("letters_font", []));
    named.chain(rest).chain(way).collect()
}

/// A finished sentence.
pub(crate) fn said(text: String) -> Notice {
    notice("said", [("text", text)])
}

/// A notice with its values.
pub(crate) fn notice<const N: usize>(code: &str, values: [(&str, String); N]) -> Notice {
    let values: BTreeMap<String, String> = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Notice { code: code.to_owned(), values }
}

#[cfg(test)]
mod tests {
    use super::of_letters;

    #[test]
    fn the_first_are_named_with_their_text_and_the_rest_counted() {
        assert!(of_letters([]).is_empty());
        let told = of_letters([('\u{1F9D8}', "Yoga \u{1F9D8}"); 5]);
        let codes: Vec<&str> = told.iter().map(|notice| notice.code.as_str()).collect();
        assert_eq!(codes, ["letter_replaced", "letter_replaced", "letter_replaced", "letters_more", "letters_font"]);
        assert_eq!((told[0].values["code"].as_str(), told[0].values["text"].as_str()), ("U+1F9D8", "Yoga \u{1F9D8}"));
        assert_eq!(told[3].values["count"], "2");
    }
}
