//! The public programme as linked data (schema.org, JSON-LD), for search engines and for the pages of a site.
//!
//! A session is an Event. What was called off says so; what was moved since the last release says when it was to be.

use chrono::NaiveDateTime;
use domain::maps::FastMap;
use domain::{AccessFeature, EventKind, EventMode, Session, Venue, by_id};
use serde_json::{Map, Value, json};
use text::Texts;

use crate::letters::{clean_text, web_link};
use crate::links;
use crate::moments::Clock;
use crate::news::{Announced, Fate, announced};
use crate::outgoing::{Notice, Outgoing, Output};
use crate::public::{PublicEvent, PublicSession};
use crate::venues::position;
use crate::wording;

/// The programme as one graph of events.
pub fn json_ld(outgoing: &Outgoing, texts: &Texts) -> Output {
    let mut graph = Vec::new();
    let mut without_date = Vec::new();
    let mut linked = Vec::new();
    let earlier = Earlier::new(outgoing);
    for announced in announced(outgoing) {
        let title = wording::title(announced.public.event, texts);
        if announced.public.sessions.is_empty() && announced.off.is_empty() {
            without_date.push(title);
        }
        linked.push(announced.public.event);
        for (session, is_off) in occasions(&announced) {
            graph.push(linked_event(outgoing, &earlier, &announced, Some((session, is_off)), texts));
        }
    }
    let mut notices: Vec<Notice> =
        Notice::of_names("outgoing_without_date", &without_date, texts).into_iter().collect();
    notices.extend(links::notices(linked.into_iter(), texts));
    if Clock::of(outgoing.plan).is_none() {
        notices.push(Notice::new("outgoing_no_zone"));
    }
    if graph.is_empty() {
        notices.push(Notice::new("outgoing_nothing"));
    }
    let file = json!({ "@context": "https://schema.org", "@graph": graph });
    Output { text: safe(&serde_json::to_string_pretty(&file).unwrap_or_default()), notices }
}

/// JSON in one line that can stand inside a page: it cannot close the element that holds it.
pub fn script_safe(value: &Value) -> String {
    safe(&serde_json::to_string(value).unwrap_or_default())
}

fn safe(text: &str) -> String {
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// What takes place, then what does not, each with whether it is called off.
fn occasions<'e, 'a>(announced: &'e Announced<'a>) -> impl Iterator<Item = (&'e PublicSession<'a>, bool)> {
    let live = announced.public.sessions.iter().map(|session| (session, false));
    live.chain(announced.off.iter().map(|session| (session, true)))
}

/// One event for a page of its own: as many as it has occasions, or one without a date.
pub(crate) fn linked_page(outgoing: &Outgoing, earlier: &Earlier, announced: &Announced, texts: &Texts) -> Value {
    let of = |told: Option<(&PublicSession, bool)>| {
        let mut thing = linked_event(outgoing, earlier, announced, told, texts);
        thing["@context"] = json!("https://schema.org");
        thing
    };
    let mut all: Vec<Value> = occasions(announced).map(|told| of(Some(told))).collect();
    match all.len() {
        0 => of(None),
        1 => all.swap_remove(0),
        _ => Value::Array(all),
    }
}

/// One occasion of an event as schema.org has it, without a context; `None`: the event has no date yet.
fn linked_event(
    outgoing: &Outgoing,
    earlier: &Earlier,
    announced: &Announced,
    told: Option<(&PublicSession, bool)>,
    texts: &Texts,
) -> Value {
    let (public, fate) = (&announced.public, announced.fate);
    let (session, is_off) = (told.map(|(session, _)| session), told.is_some_and(|(_, is_off)| is_off));
    let (event, clock) = (public.event, Clock::of(outgoing.plan));
    let before = session.filter(|_| fate == Fate::On && !is_off).and_then(|session| earlier.start(session));
    let status = match (fate, is_off, before) {
        (Fate::Postponed, ..) => "EventPostponed",
        (Fate::Off, ..) | (Fate::On, true, _) => "EventCancelled",
        (Fate::On, false, Some(_)) => "EventRescheduled",
        (Fate::On, false, None) => "EventScheduled",
    };
    let mut thing = Map::new();
    let mut put = |name: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            thing.insert(name.to_owned(), value);
        }
    };
    put("@type", json!(kind(event.kind)));
    let id = session.map_or(["event", &event.id], |session| ["session", &session.session.id]);
    put("@id", json!(format!("urn:uuid:{}", domain::link_id(&id))));
    put("name", json!(wording::title(event, texts)));
    let remark = session.and_then(|session| wording::remark(session, fate, is_off, texts)).unwrap_or_default();
    let about: Vec<String> = [remark, wording::texts_of(event)].into_iter().filter(|it| !it.is_empty()).collect();
    put("description", json!(about.join("\n\n")));
    let moment = |at: NaiveDateTime| match clock {
        _ if session.is_some_and(PublicSession::is_of_days) => at.date().to_string(),
        Some(clock) => clock.at(at).to_rfc3339(),
        None => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
    };
    if let Some(session) = session {
        put("startDate", json!(moment(session.starts_at)));
        if session.is_of_days() {
            // A day is the last one here, not the one behind it.
            put("endDate", json!(session.days().1.pred_opt()));
        } else {
            put("endDate", json!(session.ends_at.map(moment)));
        }
    }
    put("eventStatus", json!(format!("https://schema.org/{status}")));
    put("previousStartDate", json!(before.map(moment)));
    let attendance = match event.mode {
        EventMode::OnSite => "OfflineEventAttendanceMode",
        EventMode::Online => "OnlineEventAttendanceMode",
        EventMode::Hybrid => "MixedEventAttendanceMode",
    };
    put("eventAttendanceMode", json!(format!("https://schema.org/{attendance}")));
    put("location", location(outgoing, public, session, texts));
    put("organizer", organisers(public));
    put(
        "superEvent",
        json!({ "@type": "Event", "name": wording::week_name(outgoing.week, texts),
        "startDate": outgoing.week.starts_on, "endDate": outgoing.week.ends_on }),
    );
    put("url", json!(links::link(event)));
    put("isAccessibleForFree", json!(event.is_free));
    put("offers", offers(outgoing, public));
    put("maximumAttendeeCapacity", json!(event.capacity.filter(|capacity| 0 < *capacity)));
    let audiences: Vec<String> = event.audiences.iter().map(|it| clean_text(it)).filter(|it| !it.is_empty()).collect();
    if !audiences.is_empty() {
        put("audience", json!({ "@type": "Audience", "audienceType": audiences.join(", ") }));
    }
    put("typicalAgeRange", json!(age_range(event.age_from, event.age_to)));
    let languages: Vec<String> =
        event.languages.iter().map(|tag| clean_text(tag)).filter(|tag| !tag.is_empty()).collect();
    put("inLanguage", json!(languages));
    put("keywords", json!(wording::keywords(public, texts)));
    Value::Object(thing)
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Exhibition => "ExhibitionEvent",
        EventKind::Talk | EventKind::Workshop | EventKind::Taster | EventKind::Demonstration | EventKind::Course => {
            "EducationEvent"
        }
        EventKind::Tour
        | EventKind::Walk
        | EventKind::Performance
        | EventKind::OpenDay
        | EventKind::Fair
        | EventKind::Online
        | EventKind::Other => "Event",
    }
}

/// When sessions were to begin as the last release said.
pub(crate) struct Earlier<'a>(FastMap<&'a str, NaiveDateTime>);

impl<'a> Earlier<'a> {
    pub(crate) fn new(outgoing: &Outgoing<'a>) -> Self {
        let Some(last) = outgoing.released.last() else { return Self(FastMap::default()) };
        let events = by_id(&last.events);
        let is_told = |session: &&Session| {
            !session.is_cancelled
                && events.get(session.event_id.as_str()).is_some_and(|event| event.status.is_in_programme())
        };
        let starts = last.sessions.iter().filter(is_told);
        Self(starts.filter_map(|session| Some((session.id.as_str(), session.starts_at?))).collect())
    }

    /// The beginning that was told of a session, if it was another time.
    fn start(&self, session: &PublicSession) -> Option<NaiveDateTime> {
        self.0.get(session.session.id.as_str()).copied().filter(|at| *at != session.starts_at)
    }
}

fn organisers(public: &PublicEvent) -> Value {
    let organisation = |host: &&domain::Partner| {
        let mut it = json!({ "@type": "Organization", "name": clean_text(&host.name) });
        if let Some(website) = web_link(&host.website) {
            it["url"] = json!(website);
        }
        it
    };
    public.hosts.iter().map(organisation).collect()
}

fn location(outgoing: &Outgoing, public: &PublicEvent, session: Option<&PublicSession>, texts: &Texts) -> Value {
    let known = session.and_then(|session| Some((session, session.venue?)));
    let is_online = known.is_some_and(|(_, venue)| venue.is_online);
    let on_site = known.filter(|(_, venue)| !venue.is_online);
    let place = on_site.and_then(|(session, venue)| place(outgoing, venue, session, texts));
    let link = links::link(public.event);
    let elsewhere = || {
        let mut it = json!({ "@type": "VirtualLocation" });
        if let Some(link) = &link {
            it["url"] = json!(link);
        }
        it
    };
    match (public.event.mode, place) {
        (EventMode::Online, _) => elsewhere(),
        (EventMode::Hybrid, Some(place)) => json!([place, elsewhere()]),
        (EventMode::Hybrid, None) => elsewhere(),
        (EventMode::OnSite, None) if is_online => elsewhere(),
        (EventMode::OnSite, place) => json!(place),
    }
}

fn place(outgoing: &Outgoing, venue: &Venue, session: &PublicSession, texts: &Texts) -> Option<Value> {
    let mut it = json!({ "@type": "Place", "name": wording::place(session, texts)? });
    let mut address = json!({ "@type": "PostalAddress" });
    let profile = outgoing.plan.profile.as_ref();
    let parts = [
        ("streetAddress", clean_text(&venue.address)),
        ("postalCode", clean_text(&venue.postcode)),
        ("addressLocality", profile.map(|profile| clean_text(&profile.city)).unwrap_or_default()),
        ("addressRegion", session.neighbourhood.map(|it| clean_text(&it.name)).unwrap_or_default()),
        ("addressCountry", profile.map(|profile| clean_text(&profile.country)).unwrap_or_default()),
    ];
    for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
        address[name] = json!(value);
    }
    it["address"] = address;
    if let Some((latitude, longitude)) = position(venue) {
        it["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
    }
    let features: Vec<Value> = venue
        .access_features
        .iter()
        .map(|word| json!({ "@type": "LocationFeatureSpecification", "name": texts.word(AccessFeature::LIST, word), "value": true }))
        .collect();
    if !features.is_empty() {
        it["amenityFeature"] = json!(features);
    }
    Some(it)
}

fn offers(outgoing: &Outgoing, public: &PublicEvent) -> Value {
    let event = public.event;
    let link = web_link(&event.booking_link);
    if !event.is_free && link.is_none() {
        return Value::Null;
    }
    let mut offer = json!({ "@type": "Offer" });
    let currency = outgoing.plan.profile.as_ref().map(|profile| clean_text(&profile.currency)).unwrap_or_default();
    // What an event costs stands in words alone: a price that is not known is not made up.
    if event.is_free {
        offer["price"] = json!(0);
        if !currency.is_empty() {
            offer["priceCurrency"] = json!(currency);
        }
    }
    if let Some(link) = link {
        offer["url"] = json!(link);
    }
    if let Some(day) = event.booking_closes_on {
        offer["validThrough"] = json!(day);
    }
    offer
}

/// Such as `6-12` and `18-`; a form of schema.org, for programs.
fn age_range(from: Option<i64>, to: Option<i64>) -> Option<String> {
    let text = |age: Option<i64>| age.map(|age| age.to_string()).unwrap_or_default();
    (from.is_some() || to.is_some())
        .then(|| format!("{}-{}", from.map_or_else(|| "0".to_owned(), |age| age.to_string()), text(to)))
}
