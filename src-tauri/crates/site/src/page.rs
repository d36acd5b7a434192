//! The frame of every page: head, way past the navigation, navigation, foot.

use maud::{DOCTYPE, Markup, html};
use text::{Direction, Texts};

use crate::gather::Gathered;
use crate::words::{Words, clean};

/// Where the pages of a language stand beside those of others.
pub(crate) struct Place<'a> {
    /// At the top of the folder; else in one named by the language.
    pub(crate) is_main: bool,
    /// The tag of the language at the top.
    pub(crate) main: &'a str,
    /// All of them.
    pub(crate) languages: &'a [Texts],
}

/// One page.
pub(crate) struct Page<'a> {
    /// From the top of its language, such as `event/first-aid-k3f9x2.html`.
    pub(crate) path: &'a str,
    /// Empty: the start page, which is called after the week.
    pub(crate) title: &'a str,
    /// Which entry of the navigation it belongs to.
    pub(crate) entry: Entry,
    /// Needs the list of events to search in.
    pub(crate) has_data: bool,
    /// A word for the looks of the whole page.
    pub(crate) look: &'static str,
}

/// The entries of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Start,
    Programme,
    Days,
    Pillars,
    Areas,
    Venues,
    Hosts,
    Map,
    Mine,
}

impl Entry {
    fn file(self) -> &'static str {
        match self {
            Self::Start => "index.html",
            Self::Programme => "programme.html",
            Self::Days => "days.html",
            Self::Pillars => "pillars.html",
            Self::Areas => "neighbourhoods.html",
            Self::Venues => "venues.html",
            Self::Hosts => "hosts.html",
            Self::Map => "map.html",
            Self::Mine => "mine.html",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Start => "site-nav-start",
            Self::Programme => "site-nav-programme",
            Self::Days => "site-nav-days",
            Self::Pillars => "site-nav-pillars",
            Self::Areas => "site-nav-areas",
            Self::Venues => "site-nav-venues",
            Self::Hosts => "site-nav-hosts",
            Self::Map => "site-nav-map",
            Self::Mine => "site-nav-mine",
        }
    }

    /// Those that this site has a page for. The reader's own programme is added by the script, which keeps it.
    fn shown(gathered: &Gathered) -> Vec<Self> {
        let has = |entry: &Self| match entry {
            Self::Programme | Self::Days => true,
            Self::Pillars => !gathered.pillars.is_empty(),
            Self::Areas => !gathered.areas.is_empty(),
            Self::Venues => !gathered.venues.is_empty(),
            Self::Hosts => !gathered.hosts.is_empty(),
            Self::Map => crate::map::has_map(gathered),
            Self::Start | Self::Mine => false,
        };
        let all = [Self::Programme, Self::Days, Self::Pillars, Self::Areas, Self::Venues, Self::Hosts, Self::Map];
        all.into_iter().filter(has).collect()
    }
}

/// What the links of a page begin with to reach the top of its language.
pub(crate) fn up(path: &str) -> &'static str {
    if path.contains('/') { "../" } else { "" }
}

/// A whole page around its content.
pub(crate) fn framed(gathered: &Gathered, words: &Words, place: &Place, page: &Page, content: &Markup) -> String {
    let up = up(page.path);
    // Looks and icon stand once, at the top of the folder.
    let top = if place.is_main { up.to_owned() } else { format!("../{up}") };
    let title = match page.title {
        "" => words.week.clone(),
        title => words.say("site-page_title", &[("title", title), ("week", &words.week)]),
    };
    let direction = match words.texts.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let markup = html! {
        (DOCTYPE)
        html lang=(words.texts.language()) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (title) }
                link rel="icon" href={ (top) "icon.svg" };
                link rel="stylesheet" href={ (top) "site.css" };
                @if page.has_data { script defer src={ (up) "data.js" } {} }
                script defer src={ (up) "site.js" } {}
            }
            body class=[(!page.look.is_empty()).then_some(page.look)] {
                a.skip href="#main" { (words.get("site-skip")) }
                header {
                    a.home href={ (up) "index.html" } aria-current=[(page.entry == Entry::Start).then_some("page")] dir=[words.dir(&words.week)] { (words.week) }
                    nav aria-label=(words.get("site-nav")) {
                        ul {
                            @for entry in Entry::shown(gathered) {
                                li { (entry_link(words, page, entry, up)) }
                            }
                        }
                    }
                }
                main id="main" tabindex="-1" { (content) }
                (foot(gathered, words, place, page))
            }
        }
    };
    markup.into_string()
}

fn entry_link(words: &Words, page: &Page, entry: Entry, up: &str) -> Markup {
    let is_here = page.path == entry.file();
    let current = (page.entry == entry).then_some(if is_here { "page" } else { "true" });
    html! { a href={ (up) (entry.file()) } aria-current=[current] { (words.get(entry.label())) } }
}

fn foot(gathered: &Gathered, words: &Words, place: &Place, page: &Page) -> Markup {
    let profile = gathered.plan.profile.as_ref();
    let office = profile.map(|profile| [clean(&profile.city), clean(&profile.organisation)]);
    let office: Vec<String> = office.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let date = words.texts.date(gathered.today, text::DateStyle::Long);
    html! {
        footer {
            p { @if !office.is_empty() { (office.join(", ")) " · " } (words.say("site-as_of", &[("date", &date)])) }
            @if 1 < place.languages.len() { (other_languages(words, place, page)) }
        }
    }
}

/// The same page in the other languages, each named in its own words.
fn other_languages(words: &Words, place: &Place, page: &Page) -> Markup {
    let up = up(page.path);
    let top = if place.is_main { up.to_owned() } else { format!("../{up}") };
    let others = place.languages.iter().filter(|texts| texts.language() != words.texts.language());
    html! {
        ul.langs {
            @for texts in others {
                @let tag = texts.language();
                @let folder = if tag == place.main { String::new() } else { format!("{}/", tag.to_ascii_lowercase()) };
                li { a href={ (top) (folder) (page.path) } lang=(tag) hreflang=(tag) { (texts.get("site-language")) } }
            }
        }
    }
}
