//! Languages by the names that people of several languages give them, and by their tags.
//!
//! Spelling is compared without case, accents and marks.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::cells::clean::name_key;
use crate::cells::vocabulary::values;

/// The tags of the languages of a cell, and its words that are none.
pub(crate) fn languages_of(cell: &str) -> (Vec<String>, Vec<String>) {
    let (mut found, mut unknown) = (Vec::<String>::new(), Vec::new());
    let mut take = |tag: &str| {
        if !found.iter().any(|known| known == tag) {
            found.push(tag.to_owned());
        }
    };
    for part in values(&cell.replace('/', ",")) {
        if let Some(tag) = tag_of(&part) {
            take(tag);
            continue;
        }
        for word in part.split_whitespace().filter(|word| !JOINERS.contains(&name_key(word).as_str())) {
            match tag_of(word) {
                Some(tag) => take(tag),
                None => unknown.push(word.to_owned()),
            }
        }
    }
    (found, unknown)
}

fn tag_of(word: &str) -> Option<&'static str> {
    BY_KEY.get(&name_key(word)).copied()
}

/// Each name and tag as it is compared, made once: a file of 50,000 rows asks for each of its cells.
static BY_KEY: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let of_language = |(tag, names): &(&'static str, &'static [&'static str])| {
        let tag = *tag;
        names.iter().copied().chain([tag]).map(move |name| (name_key(name), tag)).collect::<Vec<_>>()
    };
    LANGUAGES.iter().flat_map(of_language).collect()
});

/// What stands between two languages and says nothing; the empty one is a mark such as `&`.
const JOINERS: &[&str] = &["", "and", "or", "und", "oder", "y", "et", "ou", "e"];

/// The tags for which there is a name in `languages.ftl`.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("en", &["english", "ingles", "englisch", "anglais", "inglese", "engels", "英語", "영어"]),
    ("es", &["spanish", "espanol", "castellano", "spanisch", "espagnol", "spagnolo", "spaans"]),
    ("de", &["german", "deutsch", "aleman", "allemand", "tedesco", "duits"]),
    ("fr", &["french", "francais", "frances", "franzosisch", "francese", "frans"]),
    ("pt", &["portuguese", "portugues", "portugiesisch", "portugais", "portoghese"]),
    ("it", &["italian", "italiano", "italienisch", "italien", "italiaans"]),
    ("nl", &["dutch", "nederlands", "niederlandisch", "neerlandais", "neerlandes"]),
    ("ga", &["irish", "gaeilge"]),
    ("gd", &["scottish gaelic", "gaelic", "gaidhlig"]),
    ("cy", &["welsh", "cymraeg"]),
    ("ar", &["arabic", "arabisch", "arabe", "arabo", "العربية"]),
    ("pl", &["polish", "polski", "polnisch"]),
    ("uk", &["ukrainian", "ukrainisch", "українська"]),
    ("ru", &["russian", "russisch", "русский"]),
    ("be", &["belarusian", "беларуская"]),
    ("tr", &["turkish", "turkisch", "turkce"]),
    ("zh", &["chinese", "mandarin", "chinesisch", "chino", "chinois", "中文"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    ("vi", &["vietnamese", "tiếng việt"]),
    ("th", &["thai", "ไทย"]),
    ("km", &["khmer", "ខ្មែរ"]),
    ("id", &["indonesian", "bahasa indonesia"]),
    ("ms", &["malay", "bahasa melayu"]),
    ("fil", &["filipino", "tagalog"]),
    ("mn", &["mongolian", "монгол"]),
    ("ro", &["romanian", "romana", "rumanisch"]),
    ("bg", &["bulgarian", "български"]),
    ("sr", &["serbian", "српски", "srpski"]),
    ("hr", &["croatian", "hrvatski"]),
    ("bs", &["bosnian", "bosanski"]),
    ("sl", &["slovenian", "slovene", "slovenscina"]),
    ("mk", &["macedonian", "македонски"]),
    ("sq", &["albanian", "shqip"]),
    ("cs", &["czech", "cestina"]),
    ("sk", &["slovak", "slovencina"]),
    ("hu", &["hungarian", "magyar"]),
    ("et", &["estonian", "eesti"]),
    ("lv", &["latvian", "latviesu"]),
    ("lt", &["lithuanian", "lietuviu"]),
    ("fi", &["finnish", "suomi"]),
    ("sv", &["swedish", "svenska"]),
    ("da", &["danish", "dansk"]),
    ("no", &["norwegian", "norsk"]),
    ("nb", &["norwegian bokmal", "norsk bokmal"]),
    ("nn", &["norwegian nynorsk", "norsk nynorsk"]),
    ("is", &["icelandic", "islenska"]),
    ("lb", &["luxembourgish", "letzebuergesch"]),
    ("mt", &["maltese", "malti"]),
    ("ca", &["catalan", "catala"]),
    ("eu", &["basque", "euskara"]),
    ("gl", &["galician", "galego"]),
    ("el", &["greek", "ελληνικα"]),
    ("he", &["hebrew", "עברית"]),
    ("hy", &["armenian", "հայերեն"]),
    ("ka", &["georgian", "ქართული"]),
    ("kk", &["kazakh", "қазақша"]),
    ("ky", &["kyrgyz", "кыргызча"]),
    ("uz", &["uzbek", "ozbekcha"]),
    ("ku", &["kurdish", "kurdi", "kurmanci"]),
    ("fa", &["farsi", "persian", "فارسی"]),
    ("ps", &["pashto", "پښتو"]),
    ("ur", &["urdu", "اردو"]),
    ("hi", &["hindi", "हिन्दी"]),
    ("bn", &["bengali", "bangla", "বাংলা"]),
    ("pa", &["punjabi", "ਪੰਜਾਬੀ"]),
    ("gu", &["gujarati", "ગુજરાતી"]),
    ("ne", &["nepali", "नेपाली"]),
    ("si", &["sinhala", "සිංහල"]),
    ("ta", &["tamil", "தமிழ்"]),
    ("te", &["telugu", "తెలుగు"]),
    ("so", &["somali"]),
    ("sw", &["swahili", "kiswahili"]),
    ("ti", &["tigrinya", "ትግርኛ"]),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn languages_of_cells() {
        let cases: [(&str, &[&str], &[&str]); 8] = [
            ("English, Deutsch", &["en", "de"], &[]),
            ("en", &["en"], &[]),
            ("English and Irish / Cymraeg", &["en", "ga", "cy"], &[]),
            ("Scottish Gaelic; English", &["gd", "en"], &[]),
            ("French, Klingon", &["fr"], &["Klingon"]),
            ("Français & Português", &["fr", "pt"], &[]),
            ("any language", &[], &["any", "language"]),
            ("", &[], &[]),
        ];
        for (cell, tags, unknown) in cases {
            let (found, others) = languages_of(cell);
            assert_eq!((found.as_slice(), others.as_slice()), (&strings(tags)[..], &strings(unknown)[..]), "{cell}");
        }
    }

    #[test]
    fn every_language_that_the_pages_name_is_read() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/locales/en/languages.ftl");
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines() {
            let Some((tag, name)) = line.strip_prefix("language-").and_then(|line| line.split_once(" = ")) else {
                continue;
            };
            assert_eq!(tag_of(tag), Some(tag), "{tag}");
            assert_eq!(tag_of(name), Some(tag), "{name}");
        }
    }
}
