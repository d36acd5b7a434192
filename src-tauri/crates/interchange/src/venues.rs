//! The venues as GeoJSON (RFC 7946), each with how much of the public programme is there.
//!
//! Only venues with a position; the others are told. Notes, owners and rooms do not go out.

use std::collections::{BTreeSet, HashMap};

use domain::{AccessFeature, Venue};
use serde_json::{Value, json};
use text::Texts;

use crate::letters::clean_text;
use crate::outgoing::{Notice, Outgoing, Output};
use crate::public::public_events;

/// Digits behind the point of a degree: a tenth of a metre.
const DIGITS: f64 = 1e6;

/// Latitude and longitude of a venue in degrees; `None`: not known, or none on this earth.
pub(crate) fn position(venue: &Venue) -> Option<(f64, f64)> {
    let (latitude, longitude) = venue.latitude.zip(venue.longitude)?;
    let is_place = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude, longitude) != (0.0, 0.0);
    let round = |degrees: f64| (degrees * DIGITS).round() / DIGITS;
    (is_place && !venue.is_online).then(|| (round(latitude), round(longitude)))
}

/// Venues on the map with the number of their events and sessions, by name.
pub fn venues_geojson(outgoing: &Outgoing, texts: &Texts) -> Output {
    let plan = outgoing.plan;
    let mut counts: HashMap<&str, (BTreeSet<&str>, usize)> = HashMap::new();
    let events = public_events(plan, outgoing.week);
    for (public, session) in
        events.iter().flat_map(|public| public.sessions.iter().map(move |session| (public, session)))
    {
        if let Some(venue) = session.venue {
            let (events, sessions) = counts.entry(venue.id.as_str()).or_default();
            events.insert(&public.event.id);
            *sessions += 1;
        }
    }
    let mut venues: Vec<&Venue> = plan.venues.iter().filter(|venue| !venue.is_online).collect();
    venues.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let neighbourhood = |venue: &Venue| {
        let found = plan.neighbourhoods.iter().find(|it| Some(&it.id) == venue.neighbourhood_id.as_ref());
        found.map(|it| clean_text(&it.name))
    };
    let (mut features, mut without): (Vec<Value>, Vec<String>) = (Vec::new(), Vec::new());
    for venue in venues {
        let Some((latitude, longitude)) = position(venue) else {
            without.push(clean_text(&venue.name));
            continue;
        };
        let (events, sessions) =
            counts.get(venue.id.as_str()).map_or((0, 0), |(events, sessions)| (events.len(), *sessions));
        let access: Vec<String> =
            venue.access_features.iter().map(|word| texts.word(AccessFeature::LIST, word)).collect();
        features.push(json!({
            "type": "Feature",
            "id": venue.id,
            "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
            "properties": {
                "name": clean_text(&venue.name),
                "address": clean_text(&venue.address),
                "postcode": clean_text(&venue.postcode),
                "neighbourhood": neighbourhood(venue),
                "access": access,
                "event_count": events,
                "session_count": sessions,
            },
        }));
    }
    let notices = Notice::of_names("outgoing_venues_without_position", &without, texts).into_iter().collect();
    let file = json!({ "type": "FeatureCollection", "features": features });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    Output { text, notices }
}
