//! What whoever publishes a site should know before it goes out, in sentences.

use domain::{Booking, Event};
use text::Texts;

use crate::gather::Gathered;
use crate::words::{Words, web_address};

/// The sentences; none when there is nothing to say.
pub(crate) fn notices(gathered: &Gathered, words: &Words, languages: &[Texts]) -> Vec<String> {
    let mut notices = Vec::new();
    if gathered.events.is_empty() {
        notices.push(words.get("site-notice-empty"));
    }
    let spoken = |tag: &str| languages.iter().any(|texts| texts.language() == tag);
    let tags = gathered.plan.profile.iter().flat_map(|profile| &profile.languages);
    let missing: Vec<String> = tags.filter(|tag| !spoken(tag)).map(|tag| words.language(tag)).collect();
    if !missing.is_empty() {
        notices.push(words.say("site-notice-languages", &[("languages", &words.texts.list(&missing))]));
    }
    if !crate::map::has_map(gathered) && !gathered.events.is_empty() {
        notices.push(words.get("site-notice-no_map"));
    }
    if interchange::Clock::of(gathered.plan).is_none() && !gathered.events.is_empty() {
        notices.push(words.get("notice-outgoing_no_zone"));
    }
    let mut about = |id: &str, is_so: fn(&Event) -> bool| {
        let titles = gathered.events.iter().filter(|shown| is_so(shown.event)).map(|shown| words.title(shown.event));
        notices.extend(titles.map(|title| words.say(id, &[("event", &title)])));
    };
    about("site-notice-booking_link", |event| event.booking != Booking::None && is_withheld(&event.booking_link));
    about("site-notice-link", |event| is_withheld(&event.link));
    about("site-notice-address", |event| {
        [&event.short_text, &event.long_text, &event.access_note, &event.cost_note].into_iter().any(|it| has_mail(it))
    });
    notices
}

/// Somebody wrote something that is no address of the web.
fn is_withheld(link: &str) -> bool {
    !link.trim().is_empty() && web_address(link).is_none()
}

/// Whether a text holds what looks like an address of e-mail.
fn has_mail(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let mut parts = word.trim_matches(|it: char| !it.is_alphanumeric()).splitn(2, '@');
        match (parts.next(), parts.next()) {
            (Some(name), Some(host)) => !name.is_empty() && host.contains('.') && !word.contains("://"),
            (None | Some(_), _) => false,
        }
    })
}
