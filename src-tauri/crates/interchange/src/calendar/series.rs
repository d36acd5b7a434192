//! A series as one entry that repeats, and those of its occurrences that are not as usual.
//!
//! The rule of the plan is written where it makes every day that is told, and the days between are left out; where it
//! cannot, every day of the span is named by a rule of its own. What was added besides the rule stands alone.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::Event;
use domain::rules::series::days::{Clocks as RuleClocks, days};
use domain::rules::series::{Frame, Unfollowed, is_series, series};

use crate::calendar::clocks::{Clocks, midnight};
use crate::public::PublicSession;

/// An occurrence: when and where, and whether it was called off.
pub(crate) type Told<'a> = (PublicSession<'a>, bool);

/// A series ready to be written.
pub(crate) struct Repeating<'a> {
    /// The occurrence whose time, length and place are the usual ones.
    pub(crate) usual: Told<'a>,
    /// Its first time.
    pub(crate) starts_at: NaiveDateTime,
    /// The rule; `None`: it happens once.
    pub(crate) rule: Option<String>,
    /// Times of the rule at which it does not happen.
    pub(crate) excluded: Vec<NaiveDateTime>,
    /// What is not as usual, each with the time of the rule for which it stands.
    pub(crate) others: Vec<(NaiveDateTime, Told<'a>)>,
    /// Dates besides the rule.
    pub(crate) added: Vec<Told<'a>>,
}

/// Ties what is told of an event to the days of its rule; `Ok(None)`: it is no series, or none of it follows the rule.
pub(crate) fn repeating<'a>(
    event: &Event,
    all: &[Told<'a>],
    is_wanted: impl Fn(&PublicSession) -> bool,
    frame: Frame,
    clocks: Clocks,
) -> Result<Option<Repeating<'a>>, Unfollowed> {
    if !is_series(event) {
        return Ok(None);
    }
    let sessions: Vec<domain::Session> = all.iter().map(|(session, _)| session.session.clone()).collect();
    let tied = series(event, &sessions, frame)?;
    let day_of: HashMap<&str, NaiveDate> =
        tied.sessions().iter().filter_map(|session| Some((session.id.as_str(), session.occurrence_on?))).collect();
    let mut of_rule: BTreeMap<NaiveDate, Told> = BTreeMap::new();
    let mut added: Vec<Told> = Vec::new();
    for told in all.iter().copied().filter(|(session, _)| is_wanted(session)) {
        match day_of.get(told.0.session.id.as_str()) {
            Some(day) => drop(of_rule.insert(*day, told)),
            None => added.push(told),
        }
    }
    let Some((first, last)) = of_rule.keys().next().copied().zip(of_rule.keys().next_back().copied()) else {
        return Ok(None);
    };
    let live = || of_rule.values().filter(|(_, is_off)| !is_off);
    let is_as = |told: &Told, starts: NaiveTime, minutes: Option<i64>| {
        told.0.starts_at.time() == starts && length(&told.0) == minutes && !told.0.session.is_moved
    };
    let usual = tied.usual();
    let usual = live()
        .find(|told| is_as(told, usual.starts, usual.minutes))
        .or_else(|| live().next())
        .or_else(|| of_rule.values().next())
        .copied();
    let Some(usual) = usual else { return Ok(None) };
    let at = |day: NaiveDate| if usual.0.is_of_days() { midnight(day) } else { day.and_time(usual.0.starts_at.time()) };
    let is_usual = |day: NaiveDate, told: &Told| {
        let (one, other) = (told.0.session, usual.0.session);
        told.1 == usual.1
            && told.0.starts_at == day.and_time(usual.0.starts_at.time())
            && length(&told.0) == length(&usual.0)
            && (one.is_all_day, one.is_time_known) == (other.is_all_day, other.is_time_known)
            && (&one.venue_id, &one.room_id) == (&other.venue_id, &other.room_id)
    };
    let others = of_rule.iter().filter(|(day, told)| !is_usual(**day, told)).map(|(day, told)| (at(*day), *told));
    let mut others: Vec<(NaiveDateTime, Told)> = others.collect();
    let (mut rule, mut excluded, mut usual) = (None, Vec::new(), usual);
    if first < last {
        let told: Vec<NaiveDate> = of_rule.keys().copied().collect();
        let (text, made) = rule_of(event, &told, frame, usual.0.starts_at.time());
        excluded = made.into_iter().filter(|day| !of_rule.contains_key(day)).map(at).collect();
        rule = Some(format!("{text};UNTIL={}", clocks.until(at(last), usual.0.is_of_days())));
    } else if let Some((_, only)) = others.pop() {
        usual = only;
    }
    let starts_at = if rule.is_some() { at(first) } else { usual.0.starts_at };
    Ok(Some(Repeating { usual, starts_at, rule, excluded, others, added }))
}

fn length(session: &PublicSession) -> Option<i64> {
    session.ends_at.map(|ends_at| (ends_at - session.starts_at).num_minutes())
}

/// A rule without its end that makes every day that is told, and the days that it makes from the first to the last one.
fn rule_of(event: &Event, told: &[NaiveDate], frame: Frame, at: NaiveTime) -> (String, Vec<NaiveDate>) {
    let (first, last) = (told.first().copied().unwrap_or(frame.from), told.last().copied().unwrap_or(frame.from));
    let clocks = RuleClocks { zone: frame.zone, at };
    let own = without_end(&event.recurrence_rule)
        .and_then(|text| days(&text, first, (first, last), clocks).ok().map(|made| (text, made)))
        // Counted from another first day a rule may make other days, and people tie sessions to days of their own.
        .filter(|(_, made)| told.iter().all(|day| made.contains(day)));
    own.unwrap_or_else(|| ("FREQ=DAILY".to_owned(), first.iter_days().take_while(|day| *day <= last).collect()))
}

/// Frequency, interval and days of a rule; times of day are those of the sessions, and the end is that of the week.
fn without_end(rule: &str) -> Option<String> {
    let rule = rule.trim().to_ascii_uppercase();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "=;,+-".contains(letter);
    let kept = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !part.is_empty() && !matches!(name, "COUNT" | "UNTIL" | "BYHOUR" | "BYMINUTE" | "BYSECOND")
    };
    rule.chars().all(is_plain).then(|| rule.split(';').filter(kept).collect::<Vec<_>>().join(";"))
}
