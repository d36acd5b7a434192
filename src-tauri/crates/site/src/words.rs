//! How a site says things: messages, clean texts of people, dates of sessions, and which way and in which language a
//! text runs.

use chrono::NaiveDate;
use domain::words::WordList;
use domain::{AccessFeature, Event};
use text::{Arg, DateStyle, Direction, Texts};

use crate::gather::{Gathered, Occasion, Shown};

/// More sessions than these are counted in lists, not named.
const NAMED_SESSIONS: usize = 2;

/// The words of one language.
pub(crate) struct Words<'a> {
    pub(crate) texts: &'a Texts,
    /// `Tuesday 4 May 2027` for each day.
    pub(crate) days: Vec<String>,
    /// `Tue 4 May` for each day.
    pub(crate) short_days: Vec<String>,
    pub(crate) venues: Vec<String>,
    pub(crate) areas: Vec<String>,
    pub(crate) pillars: Vec<String>,
    pub(crate) hosts: Vec<String>,
    /// What stands behind the title of each page.
    pub(crate) week: String,
}

impl<'a> Words<'a> {
    /// Names every day and list once.
    pub(crate) fn new(texts: &'a Texts, gathered: &Gathered) -> Self {
        let nameless = texts.get("site-nameless");
        let named = |name: &str| match clean(name) {
            name if name.is_empty() => nameless.clone(),
            name => name,
        };
        let date = |style: DateStyle| gathered.days.iter().map(|day| texts.date(day.date, style)).collect();
        Self {
            texts,
            days: date(DateStyle::Full),
            short_days: date(DateStyle::Short),
            venues: gathered.venues.iter().map(|group| named(&group.record.name)).collect(),
            areas: gathered.areas.iter().map(|group| named(&group.record.name)).collect(),
            pillars: gathered.pillars.iter().map(|group| named(&group.record.name)).collect(),
            hosts: gathered.hosts.iter().map(|group| named(&group.record.name)).collect(),
            week: match clean(&gathered.week.title) {
                title if title.is_empty() => texts.get("site-untitled_week"),
                title => title,
            },
        }
    }

    /// A message without variables.
    pub(crate) fn get(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A message with finished texts.
    pub(crate) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = values.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        self.texts.format(id, &args)
    }

    /// A message with one count: `count` as people write it, `count_raw` for plurals.
    pub(crate) fn count(&self, id: &str, count: usize) -> String {
        let number = self.texts.number(i64::try_from(count).unwrap_or(i64::MAX));
        self.texts.format(id, &[("count", number.into()), ("count_raw", count.into())])
    }

    /// One of fixed words.
    pub(crate) fn word(&self, list: WordList, word: &str) -> String {
        self.texts.word(list, word)
    }

    /// A feature of access; a city's own words stand as they are.
    pub(crate) fn access(&self, feature: &str) -> String {
        clean(&self.word(AccessFeature::LIST, feature))
    }

    /// The name of a language by its tag, or by its main part; the tag where it has none.
    pub(crate) fn language(&self, tag: &str) -> String {
        let main = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        let id = format!("language-{main}");
        if self.texts.has(&id) { self.get(&id) } else { clean(tag) }
    }

    /// What an event is called.
    pub(crate) fn title(&self, event: &Event) -> String {
        match clean(&event.title) {
            title if title.is_empty() => self.get("site-untitled"),
            title => title,
        }
    }

    /// The short name of a pillar, for lists.
    pub(crate) fn short_pillar(&self, gathered: &Gathered, at: usize) -> String {
        match clean(&gathered.pillars[at].record.short_name) {
            short if short.is_empty() => self.pillars[at].clone(),
            short => short,
        }
    }

    /// The time of day of a session, such as `10:00–11:30`; says so when it lasts all day or nobody knows yet.
    pub(crate) fn time(&self, session: &Occasion) -> String {
        let Some(start) = session.starts_at.filter(|_| session.has_time) else {
            return self.get(if session.is_all_day { "site-all_day" } else { "site-time_open" });
        };
        let times = match session.ends_at {
            Some(end) if end.date() == start.date() || end - start < chrono::TimeDelta::hours(12) => {
                self.texts.times(start.time(), end.time())
            }
            Some(end) => {
                self.say("site-until", &[("from", &self.texts.time(start.time())), ("to", &self.texts.moment(end))])
            }
            None => self.say("site-from", &[("time", &self.texts.time(start.time()))]),
        };
        self.texts.on_day(times, start.date(), session.day.unwrap_or(start.date()))
    }

    /// Day and time of a session in a list.
    pub(crate) fn day_and_time(&self, session: &Occasion) -> String {
        match session.day {
            Some(day) => {
                let date = self.texts.date(day, DateStyle::Short);
                self.say("site-day_time", &[("date", &date), ("time", &self.time(session))])
            }
            None => self.get("site-date_open"),
        }
    }

    /// Several sessions of one event in one line of a list; `day` leaves the date out.
    pub(crate) fn sessions(&self, sessions: &[&Occasion], day: Option<NaiveDate>) -> String {
        let told: Vec<String> = sessions
            .iter()
            .map(|session| if day.is_some() { self.time(session) } else { self.day_and_time(session) })
            .collect();
        match told.as_slice() {
            [] => self.get("site-date_open"),
            [first, rest @ ..] if NAMED_SESSIONS < told.len() => {
                let more = self.count("site-more", rest.len());
                self.say("site-and_more", &[("first", first), ("more", &more)])
            }
            few => self.texts.list(few),
        }
    }

    /// Where a session is, such as `City Museum, Hall`; nothing when nobody has said.
    pub(crate) fn place(&self, shown: &Shown, session: &Occasion) -> String {
        let room = session.room.map(|room| clean(&room.name)).unwrap_or_default();
        match session.venue {
            Some(venue) if room.is_empty() || room == self.venues[venue] => self.venues[venue].clone(),
            Some(venue) => self.say("site-place", &[("venue", &self.venues[venue]), ("room", &room)]),
            None if shown.is_online() => self.get("site-online"),
            None => String::new(),
        }
    }

    /// Whether a text needs its own direction: `auto` where it holds letters that run the other way or marks that
    /// turn lines round.
    pub(crate) fn dir(&self, text: &str) -> Option<&'static str> {
        let is_rtl = self.texts.direction() == Direction::Rtl;
        let turns =
            text.chars().any(|letter| is_turning(letter) || is_rtl_letter(letter) != is_rtl && letter.is_alphabetic());
        turns.then_some("auto")
    }

    /// The language of an event's texts, where it is known and another than the page's.
    ///
    /// Known it is when the event has one language only and the letters of its title can be of it.
    pub(crate) fn lang<'e>(&self, event: &'e Event) -> Option<&'e str> {
        let [tag] = event.languages.as_slice() else { return None };
        let (main, page) = (main_part(tag), main_part(self.texts.language()));
        let is_tag = tag.len() <= 35 && tag.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
        (is_tag && main != page && is_written_in(&event.title, &main)).then_some(tag.as_str())
    }
}

fn main_part(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase()
}

/// Whether the letters of a text can be of a language: by the script in which it is mostly written.
fn is_written_in(text: &str, language: &str) -> bool {
    let has = |range: &[std::ops::RangeInclusive<char>]| text.chars().any(|it| range.iter().any(|r| r.contains(&it)));
    match language {
        "ar" | "fa" | "ur" | "ps" | "ku" | "ckb" | "sd" | "ug" => has(&['\u{600}'..='\u{6ff}', '\u{750}'..='\u{77f}']),
        "he" | "yi" => has(&['\u{590}'..='\u{5ff}']),
        "zh" => has(&['\u{4e00}'..='\u{9fff}', '\u{3400}'..='\u{4dbf}']),
        "ja" => has(&['\u{3040}'..='\u{30ff}', '\u{4e00}'..='\u{9fff}']),
        "ko" => has(&['\u{ac00}'..='\u{d7a3}', '\u{1100}'..='\u{11ff}']),
        "ru" | "uk" | "bg" | "be" | "mk" | "kk" | "ky" | "mn" => has(&['\u{400}'..='\u{4ff}']),
        "el" => has(&['\u{370}'..='\u{3ff}', '\u{1f00}'..='\u{1fff}']),
        "hi" | "ne" | "mr" => has(&['\u{900}'..='\u{97f}']),
        "bn" => has(&['\u{980}'..='\u{9ff}']),
        "pa" => has(&['\u{a00}'..='\u{a7f}']),
        "gu" => has(&['\u{a80}'..='\u{aff}']),
        "ta" => has(&['\u{b80}'..='\u{bff}']),
        "te" => has(&['\u{c00}'..='\u{c7f}']),
        "si" => has(&['\u{d80}'..='\u{dff}']),
        "th" => has(&['\u{e00}'..='\u{e7f}']),
        "ka" => has(&['\u{10a0}'..='\u{10ff}']),
        "ti" | "am" => has(&['\u{1200}'..='\u{137f}']),
        "km" => has(&['\u{1780}'..='\u{17ff}']),
        "hy" => has(&['\u{530}'..='\u{58f}']),
        // The others are written in Latin letters, which say nothing more.
        _ => text
            .chars()
            .filter(|it| it.is_alphabetic())
            .all(|it| it < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&it)),
    }
}

/// Letters of Hebrew, Arabic and their neighbours.
pub(crate) fn is_rtl_letter(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// A text of people in one line, without what no page can show.
pub(crate) fn clean(text: &str) -> String {
    let shown: String = text.chars().map(|letter| if is_shown(letter) { letter } else { ' ' }).collect();
    closed(shown.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same text with every turn of its direction brought to an end, so that nothing behind it runs the wrong way.
fn closed(mut text: String) -> String {
    let mut open: Vec<char> = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202c}' if open.last() == Some(&letter) => drop(open.pop()),
            '\u{2069}' => {
                if let Some(at) = open.iter().rposition(|end| *end == letter) {
                    open.truncate(at);
                }
            }
            // Every other letter leaves the direction as it is.
            _ => {}
        }
    }
    text.extend(open.into_iter().rev());
    text
}

/// The paragraphs of a text of people, each as [`clean`] has it.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").map(clean).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn is_shown(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}')
}

/// An address of the web that people may follow; nothing for mail, telephone, scripts and half addresses.
pub(crate) fn web_address(link: &str) -> Option<String> {
    let link = link.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = link.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &link[scheme.len()..])
    })?;
    let is_whole =
        !rest.is_empty() && !rest.starts_with('/') && link.chars().all(|it| is_shown(it) && !it.is_whitespace());
    // A name before the host is somebody's account.
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    (is_whole && !host.contains('@')).then(|| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_lines_end_with_their_text() {
        for (text, expected) in [
            ("plain  text\u{0}", "plain text"),
            ("a \u{202e}b", "a \u{202e}b\u{202c}"),
            ("a \u{202e}b\u{202c}", "a \u{202e}b\u{202c}"),
            ("\u{2067}a \u{202d}b", "\u{2067}a \u{202d}b\u{202c}\u{2069}"),
            ("\u{2067}a \u{202d}b\u{2069}", "\u{2067}a \u{202d}b\u{2069}"),
        ] {
            assert_eq!(clean(text), expected);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        for (link, is_one) in [
            (" https://a.example/b?c=1 ", true),
            ("HTTP://a.example", true),
            ("mailto:a@b.example", false),
            ("tel:+123", false),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https:///a", false),
            ("https://user@host.example/", false),
            ("https://a.example/user@host", true),
            ("https://a b.example", false),
            ("www.a.example", false),
            ("ü", false),
        ] {
            assert_eq!(web_address(link).is_some(), is_one, "{link}");
        }
    }
}
