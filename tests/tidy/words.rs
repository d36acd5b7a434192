//! Texts: every id that the page asks for exists, every language has the same ids with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use crate::{File, files, none, planted, root, wrong_lines};

/// Message ids of a language with the variables each uses.
fn messages(files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    let mut id = String::new();
    for line in files.iter().flat_map(|file| file.text.lines()) {
        let starts = line.chars().next().is_some_and(char::is_alphabetic);
        if let (true, Some((name, _))) = (starts, line.split_once('=')) {
            id = name.trim().to_owned();
            messages.entry(id.clone()).or_insert_with(BTreeSet::new);
        }
        for part in line.split('$').skip(1) {
            let variable: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if let Some(variables) = messages.get_mut(&id) {
                variables.insert(variable);
            }
        }
    }
    messages
}

#[test]
fn every_language_says_the_same() {
    let english = messages(&files("assets/locales/en", &[".ftl"]));
    assert!(english.len() > 100, "the English texts were not found");
    for entry in std::fs::read_dir(root().join("assets/locales")).unwrap().flatten() {
        if !entry.path().is_dir() {
            continue;
        }
        let language = entry.file_name().to_string_lossy().into_owned();
        let other = messages(&files(&format!("assets/locales/{language}"), &[".ftl"]));
        let differing: Vec<String> = english
            .iter()
            .filter(|(id, variables)| other.get(*id) != Some(variables))
            .map(|(id, _)| format!("{language}: {id}"))
            .collect();
        none("a text that is missing or has other variables", &differing);
    }
}

/// Ids in calls with a literal, such as `t('programme-title')`.
fn asked(files: &[File]) -> Vec<(String, String)> {
    let mut ids = Vec::new();
    for file in files.iter().filter(|file| !file.path.contains(".test.")) {
        for call in ["t('", "titleId: '", "labelId: '"] {
            for (at, _) in file.text.match_indices(call) {
                let is_word_start =
                    !file.text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
                let id: String = file.text[at + call.len()..].chars().take_while(|c| *c != '\'').collect();
                if is_word_start && !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
                    ids.push((file.path.clone(), id));
                }
            }
        }
    }
    ids
}

#[test]
fn every_text_the_page_asks_for_exists() {
    let english = messages(&files("assets/locales/en", &[".ftl"]));
    assert_eq!(asked(&planted("ui/src/x.ts", "t('no-such-text')")).len(), 1);
    let asked = asked(&files("ui/src", &[".ts", ".svelte"]));
    assert!(asked.len() > 50, "the page's texts were not found");
    let missing: Vec<String> =
        asked.iter().filter(|(_, id)| !english.contains_key(id)).map(|(path, id)| format!("{path}: {id}")).collect();
    none("a text that does not exist", &missing);
}

fn spoken(files: &[File]) -> Vec<String> {
    wrong_lines(files, |path, line| {
        let Some((_, rest)) = line.split_once('>') else { return false };
        let Some((text, _)) = rest.split_once('<') else { return false };
        path.ends_with(".svelte")
            && !line.contains("=>")
            // A comparison in the script is no element.
            && !line.contains(" > ") && !line.contains(" >= ")
            && !text.contains('{')
            && text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count() > 1
    })
}

#[test]
fn words_for_people_live_in_the_locale_files() {
    assert_eq!(spoken(&planted("ui/src/x.svelte", "<p>Save the event</p>")).len(), 1);
    none("words in the markup", &spoken(&files("ui/src", &[".svelte"])));
}
