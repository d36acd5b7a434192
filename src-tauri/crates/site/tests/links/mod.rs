//! Links of a set of pages: each has an end in the set, everything is reached, and nothing comes from elsewhere.

use std::collections::BTreeSet;

use site::Site;

use crate::markup::{Element, elements};

pub fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let file = site.files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&file.bytes).unwrap()
}

pub fn html(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let pages = site.files.iter().filter(|file| file.path.ends_with(".html"));
    pages.map(|file| (file.path.as_str(), std::str::from_utf8(&file.bytes).unwrap()))
}

/// A relative link from a page, as a path of the set.
pub fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split(['?', '#']).next().unwrap().split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page} leads out of the folder: {link}"),
            // Every other part of a path is a name.
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Links of a page within the set, with the place where they stand.
pub fn links(page: &str, found: &[Element]) -> Vec<String> {
    let values = found.iter().flat_map(|element| ["href", "src", "action"].map(|name| element.attribute(name)));
    values.flatten().filter(|it| !it.starts_with('#') && !is_outward(it)).map(|it| resolved(page, it)).collect()
}

fn is_outward(link: &str) -> bool {
    link.contains(':') || link.starts_with("//")
}

#[track_caller]
pub fn check_links(site: &Site) {
    let paths: BTreeSet<&str> = site.files.iter().map(|file| file.path.as_str()).collect();
    let mut reached = BTreeSet::from(["index.html".to_owned(), "mine.html".to_owned()]);
    for (path, text) in html(site) {
        let found = elements(path, text);
        for link in links(path, &found) {
            assert!(paths.contains(link.as_str()), "{path} leads to {link}, which is not there");
            reached.insert(link);
        }
        for element in &found {
            let target = element.attribute("href").and_then(|it| it.strip_prefix('#'));
            if let Some(id) = target {
                assert!(found.iter().any(|it| it.attribute("id") == Some(id)), "{path}: nothing is called {id}");
            }
        }
    }
    let lost: Vec<&&str> = paths.iter().filter(|path| !reached.contains(**path)).collect();
    assert!(lost.is_empty(), "nothing leads to {lost:?}");
}

#[track_caller]
pub fn check_nothing_from_elsewhere(site: &Site) {
    for (path, text) in html(site) {
        for element in elements(path, text) {
            for name in ["src", "srcset", "action", "poster", "data", "style"] {
                assert!(!element.attribute(name).is_some_and(is_outward), "{path}: {element:?}");
            }
            assert!(
                element.name != "style" && element.attributes.iter().all(|(name, _)| !name.starts_with("on")),
                "{path}"
            );
            if let Some(link) = element.attribute("href").filter(|it| is_outward(it)) {
                let is_followed = element.name == "a" && element.attribute("rel") == Some("external noopener");
                assert!(is_followed, "{path}: {link}");
                let scheme = link.split("://").next().unwrap().to_ascii_lowercase();
                assert!(scheme == "https" || scheme == "http", "{path}: {link}");
            }
        }
    }
    for path in ["site.css", "site.js", "data.js"] {
        let text = text(site, path);
        for sign in ["url(", "@import", "fetch(", "XMLHttpRequest", "import(", "sendBeacon", "WebSocket"] {
            assert!(!text.contains(sign), "{path} holds {sign}");
        }
    }
}
