//! Rules of the page: who imports whom, nothing that the security policy blocks, nothing that cannot mirror.

use crate::{File, files, none, planted, wrong_lines};

fn page() -> Vec<File> {
    files("ui/src", &[".ts", ".svelte", ".css"])
}

fn tauri_outside_platform(files: &[File]) -> Vec<String> {
    wrong_lines(files, |path, line| line.contains("@tauri-apps") && !path.starts_with("ui/src/platform/"))
}

#[test]
fn only_platform_knows_tauri() {
    assert_eq!(tauri_outside_platform(&planted("ui/src/data/x.ts", "import '@tauri-apps/api'")).len(), 1);
    none("@tauri-apps outside platform", &tauri_outside_platform(&page()));
}

fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

fn crossing_features(files: &[File]) -> Vec<String> {
    wrong_lines(files, |path, line| {
        let Some(own) = feature_of(path) else {
            let is_part = ["ui/src/parts/", "ui/src/cards/", "ui/src/data/", "ui/src/text/", "ui/src/platform/"]
                .iter()
                .any(|folder| path.starts_with(folder));
            return is_part && line.contains("import") && line.contains("features/");
        };
        let Some((_, after)) = line.split_once("features/") else {
            return line.contains("import") && line.contains("'../../") && line.contains("features");
        };
        line.contains("import") && !after.starts_with(own)
    })
}

#[test]
fn features_do_not_import_each_other() {
    let mistake = planted("ui/src/features/venues/x.ts", "import { a } from '../../features/council/y';");
    assert_eq!(crossing_features(&mistake).len(), 1);
    none("a feature in another", &crossing_features(&page()));
}

fn inline_styles(files: &[File]) -> Vec<String> {
    wrong_lines(files, |path, line| path.ends_with(".svelte") && line.contains(" style=\""))
}

#[test]
fn nothing_the_policy_would_block() {
    assert_eq!(inline_styles(&planted("ui/src/x.svelte", "<p style=\"color:red\">")).len(), 1);
    none("an inline style", &inline_styles(&page()));
    let html = wrong_lines(&page(), |path, line| line.contains("{@html") && !path.ends_with("cards/Chart.svelte"));
    none("{@html} outside cards/Chart.svelte", &html);
}

/// Lists whose entries are told apart by words of people: two of one name end the screen.
fn keyed_by_names(files: &[File]) -> Vec<String> {
    const WORDS: [&str; 4] = [".label)}", ".title)}", ".name)}", ".text)}"];
    // Fixed words of the program: outputs and their options, fields of a form.
    const FIXED: [&str; 3] = ["publish/OutputDetail.svelte", "publish/Publish.svelte", "cards/RecordForm.svelte"];
    let is_fixed = |path: &str| FIXED.iter().any(|end| path.ends_with(end));
    wrong_lines(files, |path, line| {
        !is_fixed(path) && line.contains("{#each ") && WORDS.iter().any(|word| line.contains(word))
    })
}

#[test]
fn two_of_one_name_end_no_screen() {
    assert_eq!(keyed_by_names(&planted("ui/src/x.svelte", "{#each rows as row (row.title)}")).len(), 1);
    none("a list keyed by a name", &keyed_by_names(&page()));
}

fn sided(files: &[File]) -> Vec<String> {
    const SIDED: &[&str] = &[
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
    ];
    wrong_lines(files, |path, line| {
        let line = line.trim_start();
        !path.ends_with(".ts")
            && (SIDED.iter().any(|word| line.starts_with(word))
                || line.starts_with("left:")
                || line.starts_with("right:"))
    })
}

#[test]
fn the_layout_can_mirror() {
    assert_eq!(sided(&planted("ui/src/x.css", "  margin-left: 4px;")).len(), 1);
    none("a side that does not mirror", &sided(&page()));
}

/// Screens of the navigation, by the list that everything derives from.
fn screens(list: &str) -> Vec<String> {
    list.lines()
        .filter_map(|line| line.trim().strip_prefix("{ id: '")?.split_once('\'').map(|(id, _)| id.to_owned()))
        .collect()
}

#[test]
fn the_guide_shows_every_screen() {
    assert_eq!(screens("  { id: 'overview', titleId: 'screen-overview' },"), ["overview"]);
    let list = files("ui/src", &["screens.ts"]);
    let screens = screens(&list[0].text);
    assert!(10 < screens.len(), "the screens were not found");
    let guide: String = files("docs/guide", &[".md"]).iter().map(|file| file.text.clone()).collect();
    let missing: Vec<String> =
        screens.iter().filter(|id| !guide.contains(&format!("](pictures/{id}.png)"))).cloned().collect();
    none("a screen that the guide does not show", &missing);
    let shown: Vec<String> = guide
        .split("](pictures/")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(name, _)| name.to_owned()))
        .filter(|name| !crate::root().join("docs/guide/pictures").join(name).exists())
        .collect();
    none("a picture that the guide names and nobody took", &shown);
}
