//! Where an event can be read of and booked, and what became of links that are no addresses of pages.

use domain::Event;
use text::Texts;

use crate::letters::web_link;
use crate::outgoing::Notice;
use crate::wording;

/// Where to read more: the event's page, else where to book.
pub(crate) fn link(event: &Event) -> Option<String> {
    web_link(&event.link).or_else(|| web_link(&event.booking_link))
}

/// Links that were left out or completed.
pub(crate) fn notices<'a>(events: impl Iterator<Item = &'a Event>, texts: &Texts) -> Vec<Notice> {
    let (mut left_out, mut completed) = (Vec::new(), Vec::new());
    for event in events {
        let links = [event.link.trim(), event.booking_link.trim()];
        if links.iter().any(|link| !link.is_empty() && web_link(link).is_none()) {
            left_out.push(wording::title(event, texts));
        }
        if links.iter().any(|link| !link.contains("://") && web_link(link).is_some()) {
            completed.push(wording::title(event, texts));
        }
    }
    let all = [("outgoing_links_left_out", left_out), ("outgoing_links_completed", completed)];
    all.into_iter().filter_map(|(code, names)| Notice::of_names(code, &names, texts)).collect()
}
