//! What a solution breaks and costs, counted anew from the statement.
//!
//! Shares nothing with the search but the records: it is what the search is held against. Works with ids and whole
//! lists, and does not mind how slow that is. Sums are counted wide enough that no number a file can hold overflows.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::statement::{Event, Instance, Preferred, Room, Row, Solution, Span, Venue, Week, Weights};

/// Hard violations by kind. A solution is feasible when all are nought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Hard {
    /// Rows that name something that is not there.
    pub unknown_reference: u64,
    /// Rows that name a session a second time.
    pub duplicate_session: u64,
    /// Starts that are no multiple of the grid.
    pub off_grid: u64,
    /// Pinned sessions elsewhere or missing.
    pub pinned_moved: u64,
    /// Pairs of sessions that occupy a room at the same time.
    pub room_overlap: u64,
    /// Sessions outside every opening span of their room.
    pub outside_opening: u64,
    /// Rooms with fewer places than expected.
    pub capacity: u64,
    /// Rooms without a needed feature.
    pub missing_feature: u64,
    /// Pairs of sessions that a facilitator cannot both reach, by person.
    pub person_overlap: u64,
    /// Facilitators that are not available.
    pub person_unavailable: u64,
    /// Hosts that are not available.
    pub partner_unavailable: u64,
    /// Sessions outside every allowed window.
    pub outside_allowed_window: u64,
}

impl Hard {
    /// Each kind with its name and number, in the order of the statement.
    pub fn by_kind(&self) -> [(&'static str, u64); 12] {
        [
            ("unknown_reference", self.unknown_reference),
            ("duplicate_session", self.duplicate_session),
            ("off_grid", self.off_grid),
            ("pinned_moved", self.pinned_moved),
            ("room_overlap", self.room_overlap),
            ("outside_opening", self.outside_opening),
            ("capacity", self.capacity),
            ("missing_feature", self.missing_feature),
            ("person_overlap", self.person_overlap),
            ("person_unavailable", self.person_unavailable),
            ("partner_unavailable", self.partner_unavailable),
            ("outside_allowed_window", self.outside_allowed_window),
        ]
    }

    /// All kinds together.
    pub fn total(&self) -> u64 {
        self.by_kind().iter().map(|(_, count)| count).sum()
    }
}

/// The amount of each soft violation, before weights.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Soft {
    /// Sessions not placed.
    pub unplaced: i128,
    /// Penalties of waste bands.
    pub capacity_waste: i128,
    /// Sessions on a day not wished.
    pub wish_day: i128,
    /// Sessions outside the wished hours.
    pub wish_time: i128,
    /// Levels of distance from the wished place.
    pub wish_place: i128,
    /// Sessions too few or too many on a day.
    pub day_spread: i128,
    /// Sessions missing in neighbourhoods.
    pub neighbourhood_spread: i128,
    /// Further sessions for an audience in a neighbourhood and hour.
    pub audience_clash: i128,
    /// Pairs of sessions of one host at the same time in different venues.
    pub host_clash: i128,
    /// Sessions of a pillar too few or too many on a day.
    pub pillar_balance: i128,
    /// Further sessions of an event on a day.
    pub same_day: i128,
    /// Published sessions at another time.
    pub moved_time: i128,
    /// Published sessions in another room of their venue.
    pub moved_room: i128,
    /// Published sessions in another venue.
    pub moved_venue: i128,
}

impl Soft {
    /// Each kind with its name, amount and weight, in the order of the statement.
    pub fn by_kind(&self, weights: &Weights) -> [(&'static str, i128, i64); 14] {
        [
            ("unplaced", self.unplaced, weights.unplaced),
            ("capacity_waste", self.capacity_waste, weights.capacity_waste),
            ("wish_day", self.wish_day, weights.wish_day),
            ("wish_time", self.wish_time, weights.wish_time),
            ("wish_place", self.wish_place, weights.wish_place),
            ("day_spread", self.day_spread, weights.day_spread),
            ("neighbourhood_spread", self.neighbourhood_spread, weights.neighbourhood_spread),
            ("audience_clash", self.audience_clash, weights.audience_clash),
            ("host_clash", self.host_clash, weights.host_clash),
            ("pillar_balance", self.pillar_balance, weights.pillar_balance),
            ("same_day", self.same_day, weights.same_day),
            ("moved_time", self.moved_time, weights.moved_time),
            ("moved_room", self.moved_room, weights.moved_room),
            ("moved_venue", self.moved_venue, weights.moved_venue),
        ]
    }

    /// The weighted sum.
    pub fn cost(&self, weights: &Weights) -> i128 {
        self.by_kind(weights)
            .iter()
            .fold(0, |sum: i128, (_, amount, weight)| sum.saturating_add(amount.saturating_mul(i128::from(*weight))))
    }
}

/// What a solution breaks and costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Hard violations.
    pub hard: Hard,
    /// Soft violations, before weights.
    pub soft: Soft,
    /// The weighted sum of the soft violations.
    pub cost: i128,
    /// Sessions placed.
    pub placed: usize,
    /// Sessions of the instance.
    pub sessions: usize,
}

impl Score {
    /// Whether no hard constraint is violated.
    pub fn is_feasible(&self) -> bool {
        self.hard.total() == 0
    }
}

/// Counts what `solution` breaks and costs.
///
/// Fits any solution, however wrong. The instance's own references are taken to hold, as
/// [`read_instance`](crate::read_instance) makes sure; what an unsound one names in vain counts as not there.
pub fn evaluate(instance: &Instance, solution: &Solution) -> Score {
    let mut hard = Hard::default();
    let book = Book::new(instance);
    let placed = book.read_rows(solution, &mut hard);
    check_each(&book, &placed, &mut hard);
    check_pairs(&book, &placed, &mut hard);
    check_pinned(instance, &placed, &mut hard);
    let sessions: usize = instance.events.iter().map(|event| event.sessions.len()).sum();
    let mut soft = Soft { unplaced: (sessions - placed.len()) as i128, ..Soft::default() };
    for session in &placed {
        count_one(&book, session, &mut soft);
    }
    count_spreads(instance, &placed, &mut soft);
    count_clashes(&placed, &mut soft);
    Score { hard, soft, cost: soft.cost(&instance.weights), placed: placed.len(), sessions }
}

/// Minutes on foot between two venues, rounded up, at most the week's limit.
pub fn walking_minutes(week: &Week, a: &Venue, b: &Venue) -> i64 {
    let limit = week.max_travel_minutes.max(0);
    let squared = |a: i64, b: i64| {
        let distance = u128::from(a.abs_diff(b));
        distance.saturating_mul(distance)
    };
    let distance_squared = squared(a.x, b.x).saturating_add(squared(a.y, b.y));
    if a.id == b.id || distance_squared == 0 {
        return 0;
    }
    let pace = u128::from(week.walking_metres_per_minute.unsigned_abs());
    let suffices = |minutes: i64| {
        let metres = (minutes as u128).saturating_mul(pace);
        metres.saturating_mul(metres) >= distance_squared
    };
    // The least number of minutes that suffices, by halving.
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = low + (high - low) / 2;
        if suffices(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Sessions that a neighbourhood should have: ⌊population · target / 1000⌋, the target with two decimals.
pub fn target_sessions(population: i64, target_per_1000: f64) -> i128 {
    let hundredths = (100.0 * target_per_1000).round_ties_even() as i128;
    i128::from(population).saturating_mul(hundredths).div_euclid(100_000)
}

/// How far a venue is from the host's wish: 0 as wished, 3 not wished at all.
pub(crate) fn place_level(preferred: &Preferred, venue: &Venue) -> i64 {
    if preferred.venues.is_empty() && preferred.neighbourhoods.is_empty() {
        return 0;
    }
    match preferred.venues.iter().position(|wished| *wished == venue.id) {
        Some(0) => 0,
        Some(_) => 1,
        None if !preferred.neighbourhoods.contains(&venue.neighbourhood) => 3,
        None if preferred.venues.is_empty() => 0,
        None => 2,
    }
}

/// By how much a count misses its limits.
pub(crate) fn outside(count: i128, low: i64, high: i64) -> i128 {
    (i128::from(low) - count).max(0) + (count - i128::from(high)).max(0)
}

/// The last of equal ids wins, as it does in a table.
fn by_id<'a, T>(records: &'a [T], id: impl Fn(&'a T) -> &'a str) -> HashMap<&'a str, &'a T> {
    records.iter().map(|record| (id(record), record)).collect()
}

/// The instance's records by their ids.
struct Book<'a> {
    instance: &'a Instance,
    events: HashMap<&'a str, &'a Event>,
    rooms: HashMap<&'a str, &'a Room>,
    venues: HashMap<&'a str, &'a Venue>,
    partners: HashMap<&'a str, &'a Option<Vec<Span>>>,
    persons: HashMap<&'a str, &'a Option<Vec<Span>>>,
}

/// One session with its time and room, and the records it refers to.
struct Placed<'a> {
    event: &'a Event,
    number: usize,
    day: i64,
    start: i64,
    end: i64,
    room: &'a Room,
    venue: &'a Venue,
}

impl Placed<'_> {
    /// What the room is kept for: set-up and change-over counted.
    fn occupied(&self) -> (i64, i64) {
        (self.start.saturating_sub(self.room.setup_minutes), self.end.saturating_add(self.event.changeover_minutes))
    }

    /// Whether both run at some time, were the other longer by `gap` at both ends.
    fn meets(&self, other: &Self, gap: i64) -> bool {
        self.day == other.day
            && self.start < other.end.saturating_add(gap)
            && other.start < self.end.saturating_add(gap)
    }
}

impl<'a> Book<'a> {
    fn new(instance: &'a Instance) -> Self {
        Self {
            instance,
            events: by_id(&instance.events, |event| &event.id),
            rooms: by_id(&instance.rooms, |room| &room.id),
            venues: by_id(&instance.venues, |venue| &venue.id),
            partners: instance.partners.iter().map(|partner| (partner.id.as_str(), &partner.available)).collect(),
            persons: instance.persons.iter().map(|person| (person.id.as_str(), &person.available)).collect(),
        }
    }

    /// The rows as placed sessions; those that refer to nothing, or a second time, are counted and left out.
    fn read_rows(&self, solution: &'a Solution, hard: &mut Hard) -> Vec<Placed<'a>> {
        let days: HashSet<i64> = self.instance.week.days.iter().map(|day| day.id).collect();
        let (mut seen, mut placed) = (HashSet::new(), Vec::new());
        for row in &solution.sessions {
            let Some(session) = self.read_row(row).filter(|session| days.contains(&session.day)) else {
                hard.unknown_reference += 1;
                continue;
            };
            if !seen.insert((row.event.as_str(), row.session)) {
                hard.duplicate_session += 1;
                continue;
            }
            hard.off_grid += u64::from(session.start.checked_rem_euclid(self.instance.week.grid_minutes) != Some(0));
            placed.push(session);
        }
        placed
    }

    fn read_row(&self, row: &Row) -> Option<Placed<'a>> {
        let event = *self.events.get(row.event.as_str())?;
        let number = usize::try_from(row.session).ok().filter(|number| *number < event.sessions.len())?;
        let room = *self.rooms.get(row.place.room.as_str())?;
        let venue = *self.venues.get(room.venue.as_str())?;
        let (day, start) = (row.place.day, row.place.start);
        Some(Placed { event, number, day, start, end: start.saturating_add(event.duration_minutes), room, venue })
    }
}

fn inside_one(spans: &[Span], day: i64, start: i64, end: i64) -> bool {
    spans.iter().any(|span| span.day == day && span.from <= start && end <= span.to)
}

fn is_available(spans: Option<&&Option<Vec<Span>>>, session: &Placed) -> bool {
    match spans {
        Some(Some(spans)) => inside_one(spans, session.day, session.start, session.end),
        Some(None) => true,
        None => false,
    }
}

/// What each session breaks by itself.
fn check_each(book: &Book, placed: &[Placed], hard: &mut Hard) {
    for session in placed {
        let (event, room) = (session.event, session.room);
        for person in &event.facilitators {
            hard.person_unavailable += u64::from(!is_available(book.persons.get(person.as_str()), session));
        }
        hard.partner_unavailable += u64::from(!is_available(book.partners.get(event.host.as_str()), session));
        let (from, to) = session.occupied();
        hard.outside_opening += u64::from(!inside_one(&room.open, session.day, from, to));
        hard.capacity += u64::from(room.capacity < event.expected);
        hard.missing_feature += u64::from(!event.needs.iter().all(|need| room.features.contains(need)));
        let is_allowed = event.allowed.iter().any(|window| {
            window.days.contains(&session.day) && window.from <= session.start && session.end <= window.to
        });
        hard.outside_allowed_window += u64::from(!event.allowed.is_empty() && !is_allowed);
    }
}

/// Every pair of different members.
fn pairs<T>(members: &[T]) -> impl Iterator<Item = (&T, &T)> {
    members.iter().enumerate().flat_map(|(at, first)| members[at + 1..].iter().map(move |second| (first, second)))
}

/// What sessions break beside one another: rooms and facilitators.
fn check_pairs(book: &Book, placed: &[Placed], hard: &mut Hard) {
    let mut by_room: BTreeMap<(&str, i64), Vec<&Placed>> = BTreeMap::new();
    let mut by_person: BTreeMap<(&str, i64), Vec<&Placed>> = BTreeMap::new();
    for session in placed {
        by_room.entry((&session.room.id, session.day)).or_default().push(session);
        for person in &session.event.facilitators {
            by_person.entry((person, session.day)).or_default().push(session);
        }
    }
    for (a, b) in by_room.values().flat_map(|sessions| pairs(sessions)) {
        let ((a_from, a_to), (b_from, b_to)) = (a.occupied(), b.occupied());
        hard.room_overlap += u64::from(a_from < b_to && b_from < a_to);
    }
    for (a, b) in by_person.values().flat_map(|sessions| pairs(sessions)) {
        hard.person_overlap += u64::from(a.meets(b, walking_minutes(&book.instance.week, a.venue, b.venue)));
    }
}

fn check_pinned(instance: &Instance, placed: &[Placed], hard: &mut Hard) {
    let at: HashMap<(&str, usize), &Placed> =
        placed.iter().map(|session| ((session.event.id.as_str(), session.number), session)).collect();
    for event in &instance.events {
        for (number, session) in event.sessions.iter().enumerate() {
            let Some(pinned) = &session.pinned else { continue };
            let stays = at.get(&(event.id.as_str(), number)).is_some_and(|placed| {
                (placed.day, placed.start, &placed.room.id) == (pinned.day, pinned.start, &pinned.room)
            });
            hard.pinned_moved += u64::from(!stays);
        }
    }
}

/// What each session costs by itself.
fn count_one(book: &Book, session: &Placed, soft: &mut Soft) {
    let (event, preferred) = (session.event, &session.event.preferred);
    let waste = i128::from(session.room.capacity) - i128::from(event.expected);
    let band = book.instance.waste_bands.iter().find(|band| band.up_to.is_none_or(|up_to| waste <= i128::from(up_to)));
    soft.capacity_waste += band.map_or(0, |band| i128::from(band.penalty));
    soft.wish_day += i128::from(!preferred.days.is_empty() && !preferred.days.contains(&session.day));
    let is_early = preferred.from.is_some_and(|from| session.start < from);
    let is_late = preferred.from.is_some() && preferred.to.is_some_and(|to| to < session.end);
    soft.wish_time += i128::from(is_early || is_late);
    soft.wish_place += i128::from(place_level(preferred, session.venue));
    let Some(published) = &event.sessions[session.number].published else { return };
    soft.moved_time += i128::from((session.day, session.start) != (published.day, published.start));
    let venue = book.rooms.get(published.room.as_str()).map(|room| room.venue.as_str());
    if venue != Some(&session.venue.id) {
        soft.moved_venue += 1;
    } else if session.room.id != published.room {
        soft.moved_room += 1;
    }
}

/// How sessions spread over days, neighbourhoods, pillars and events.
fn count_spreads(instance: &Instance, placed: &[Placed], soft: &mut Soft) {
    let mut per_day: HashMap<i64, i128> = HashMap::new();
    let mut per_neighbourhood: HashMap<&str, i128> = HashMap::new();
    let mut per_pillar_day: HashMap<(&str, i64), i128> = HashMap::new();
    let mut per_event_day: HashMap<(&str, i64), i128> = HashMap::new();
    for session in placed {
        *per_day.entry(session.day).or_default() += 1;
        *per_neighbourhood.entry(&session.venue.neighbourhood).or_default() += 1;
        *per_pillar_day.entry((&session.event.pillar, session.day)).or_default() += 1;
        *per_event_day.entry((&session.event.id, session.day)).or_default() += 1;
    }
    for day in &instance.week.days {
        let count = per_day.get(&day.id).copied().unwrap_or(0);
        soft.day_spread += outside(count, day.min_sessions, day.max_sessions);
        for pillar in &instance.pillars {
            let count = per_pillar_day.get(&(pillar.id.as_str(), day.id)).copied().unwrap_or(0);
            soft.pillar_balance += outside(count, pillar.min_per_day, pillar.max_per_day);
        }
    }
    for record in &instance.neighbourhoods {
        let count = per_neighbourhood.get(record.id.as_str()).copied().unwrap_or(0);
        soft.neighbourhood_spread += (target_sessions(record.population, record.target_per_1000) - count).max(0);
    }
    soft.same_day = per_event_day.values().map(|count| count - 1).sum();
}

/// Sessions for the same people, or of the same host, at the same time.
fn count_clashes(placed: &[Placed], soft: &mut Soft) {
    let mut per_audience_hour: HashMap<(&str, &str, i64, i64), i128> = HashMap::new();
    let mut by_host: HashMap<&str, Vec<&Placed>> = HashMap::new();
    for session in placed {
        by_host.entry(&session.event.host).or_default().push(session);
        // Longer than the day only where a file is wrong; then hours are not worth counting one by one.
        let last =
            session.end.saturating_sub(1).div_euclid(60).min(session.start.div_euclid(60).saturating_add(10_000));
        for audience in &session.event.audiences {
            for hour in session.start.div_euclid(60)..=last {
                let key = (audience.as_str(), session.venue.neighbourhood.as_str(), session.day, hour);
                *per_audience_hour.entry(key).or_default() += 1;
            }
        }
    }
    soft.audience_clash = per_audience_hour.values().map(|count| count - 1).sum();
    for (a, b) in by_host.values().flat_map(|sessions| pairs(sessions)) {
        soft.host_clash += i128::from(a.venue.id != b.venue.id && a.meets(b, 0));
    }
}
