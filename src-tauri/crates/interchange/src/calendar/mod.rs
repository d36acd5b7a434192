//! The public programme as a calendar (iCalendar, RFC 5545), whole or in part.
//!
//! A session is an entry under its own id, a series one entry under the id of its event. What was called off is told for
//! one release. Nobody is named who is not an organisation; no entry invites anybody.

mod clocks;
mod entry;
mod lines;
mod series;

use chrono::NaiveDateTime;
use domain::rules::series::Frame;
use text::Texts;

use crate::calendar::clocks::Clocks;
use crate::calendar::entry::{Entry, Sheet};
use crate::calendar::lines::Lines;
use crate::calendar::series::{Repeating, Told, repeating};
use crate::letters::clean_text;
use crate::links;
use crate::moments::Clock;
use crate::news::{Announced, Sequences, announced};
use crate::outgoing::{Notice, Outgoing, Output, Scope};
use crate::public::PublicSession;
use crate::wording;

/// How often programs are to ask for it again.
const REFRESH: &str = "PT12H";

/// Titles of events of which something is to be told.
#[derive(Default)]
struct Remarks {
    without_date: Vec<String>,
    without_time: Vec<String>,
    unfollowed: Vec<String>,
}

/// The calendar of a part of the programme.
pub fn calendar(outgoing: &Outgoing, scope: &Scope, texts: &Texts) -> Output {
    let name = name(outgoing, scope, texts);
    written(outgoing, (&announced(outgoing), scope), &Sequences::new(outgoing), &name, texts)
}

/// The calendar of one event that is found already.
pub(crate) fn calendar_of(outgoing: &Outgoing, announced: &Announced, sequences: &Sequences, texts: &Texts) -> Output {
    let name = part_name(outgoing, clean_text(&announced.public.event.title), texts);
    written(outgoing, (std::slice::from_ref(announced), &Scope::All), sequences, &name, texts)
}

/// Of what is announced the part that is wanted, as a calendar with a name.
fn written(
    outgoing: &Outgoing,
    (all, scope): (&[Announced], &Scope),
    sequences: &Sequences,
    name: &str,
    texts: &Texts,
) -> Output {
    let clocks = Clocks { clock: Clock::of(outgoing.plan) };
    let sheet = Sheet { texts, clocks, written_at: outgoing.written_at };
    let frame = Frame::new(outgoing.plan, outgoing.week);
    let (mut entries, mut told) = (Lines::default(), Remarks::default());
    let mut span: Option<(NaiveDateTime, NaiveDateTime)> = None;
    let mut linked = Vec::new();
    for announced in all {
        let title = wording::title(announced.public.event, texts);
        if announced.off.is_empty() && announced.public.is_missed(scope) {
            told.without_date.push(title);
            continue;
        }
        let told_of: Vec<Told> = (announced.public.sessions.iter().map(|it| (*it, false)))
            .chain(announced.off.iter().map(|it| (*it, true)))
            .collect();
        let wanted = |session: &PublicSession| announced.public.has(session, scope);
        let mine: Vec<Told> = told_of.iter().copied().filter(|(session, _)| wanted(session)).collect();
        if mine.is_empty() {
            continue;
        }
        for (session, _) in &mine {
            let end = session.ends_at.unwrap_or(session.starts_at);
            let (from, to) = span.unwrap_or((session.starts_at, end));
            span = Some((from.min(session.starts_at), to.max(end)));
        }
        if mine.iter().any(|(session, _)| !session.session.is_time_known && !session.session.is_all_day) {
            told.without_time.push(title.clone());
        }
        let event = announced.public.event;
        linked.push(event);
        let repeats = repeating(event, &told_of, wanted, frame, clocks);
        if repeats.is_err() {
            told.unfollowed.push(title);
        }
        match repeats.ok().flatten() {
            Some(repeats) => put_series(&sheet, &mut entries, announced, &repeats, sequences),
            None => mine.iter().for_each(|told| put_session(&sheet, &mut entries, announced, told, sequences)),
        }
    }
    let mut lines = head(name, clocks);
    if let Some((from, to)) = span {
        lines.ready(&clocks.describe(from, to));
    }
    lines.ready(&entries.into_text());
    lines.plain("END", "VCALENDAR");
    let mut notices = notices(&told, texts);
    notices.extend(links::notices(linked.iter().copied(), texts));
    if clocks.clock.is_none() {
        notices.push(Notice::new("outgoing_no_zone"));
    }
    if span.is_none() {
        notices.push(Notice::new("outgoing_nothing"));
    }
    Output { text: lines.into_text(), notices }
}

fn notices(told: &Remarks, texts: &Texts) -> Vec<Notice> {
    let all = [
        ("outgoing_without_date", &told.without_date),
        ("outgoing_without_time", &told.without_time),
        ("outgoing_rule_left_out", &told.unfollowed),
    ];
    all.into_iter().filter_map(|(code, names)| Notice::of_names(code, names, texts)).collect()
}

fn head(name: &str, clocks: Clocks) -> Lines {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Paideia//Learning week//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    lines.words("NAME", name);
    lines.words("X-WR-CALNAME", name);
    if let Some(clock) = clocks.clock {
        lines.plain("X-WR-TIMEZONE", clock.zone.name());
    }
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.plain("X-PUBLISHED-TTL", REFRESH);
    lines
}

/// What the calendar is called: the week, and which part of it. A person's is not called by the name: it may be passed
/// on.
fn name(outgoing: &Outgoing, scope: &Scope, texts: &Texts) -> String {
    let plan = outgoing.plan;
    let name = |found: Option<&String>| found.map(|name| clean_text(name)).unwrap_or_default();
    let part = match scope {
        Scope::All => String::new(),
        Scope::Venue(id) => name(plan.venues.iter().find(|it| it.id == *id).map(|it| &it.name)),
        Scope::Partner(id) => name(plan.partners.iter().find(|it| it.id == *id).map(|it| &it.name)),
        Scope::Pillar(id) => name(plan.areas.iter().find(|it| it.id == *id).map(|it| &it.name)),
        Scope::Neighbourhood(id) => name(plan.neighbourhoods.iter().find(|it| it.id == *id).map(|it| &it.name)),
        Scope::Event(id) => name(plan.events.iter().find(|it| it.id == *id).map(|it| &it.title)),
        Scope::Person(_) => {
            let week = wording::week_name(outgoing.week, texts);
            return texts.format("outgoing-part_person", &[("week", week.into())]);
        }
    };
    part_name(outgoing, part, texts)
}

/// The week with a part of it behind; the week alone where the part has no name.
fn part_name(outgoing: &Outgoing, part: String, texts: &Texts) -> String {
    let week = wording::week_name(outgoing.week, texts);
    if part.is_empty() { week } else { texts.format("outgoing-part", &[("week", week.into()), ("part", part.into())]) }
}

fn put_session(
    sheet: &Sheet,
    lines: &mut Lines,
    announced: &Announced,
    (session, is_off): &Told,
    sequences: &Sequences,
) {
    let entry = Entry {
        uid: &session.session.id,
        sequence: sequences.of_session(&session.session.id),
        session: *session,
        starts_at: session.starts_at,
        stands_for: None,
        rule: None,
        excluded: &[],
        fate: announced.fate,
        is_off: *is_off,
    };
    sheet.put(lines, &announced.public, &entry);
}

fn put_series(sheet: &Sheet, lines: &mut Lines, announced: &Announced, repeats: &Repeating, sequences: &Sequences) {
    let uid = announced.public.event.id.as_str();
    let sequence = sequences.of_event(uid);
    let fate = announced.fate;
    let (usual, is_off) = repeats.usual;
    let (rule, excluded) = (repeats.rule.as_deref(), repeats.excluded.as_slice());
    let first = Entry {
        uid,
        sequence,
        session: usual,
        starts_at: repeats.starts_at,
        stands_for: None,
        rule,
        excluded,
        fate,
        is_off,
    };
    sheet.put(lines, &announced.public, &first);
    for (at, (session, is_off)) in &repeats.others {
        let entry = Entry {
            session: *session,
            starts_at: session.starts_at,
            stands_for: Some((*at, usual.is_of_days())),
            rule: None,
            excluded: &[],
            is_off: *is_off,
            ..first
        };
        sheet.put(lines, &announced.public, &entry);
    }
    for told in &repeats.added {
        put_session(sheet, lines, announced, told, sequences);
    }
}
