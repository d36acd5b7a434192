//! How the team stands, in words: for the corner of the window, the screen of the team and `paideia team status`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use exchange::{Address, Exchange, MemberStatus, PlanLog, Role};
use text::{Arg, Texts};

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::team::came_in::New;
use crate::team::held::{Stand, keys, last_known, look_again, stand};
use crate::team::plan_log::DeskPlan;
use crate::team::views::{Keys, MemberRow, PlaceKind, TeamView};
use crate::views::Notice;

/// A copy is old when nothing was heard of it for so long and it lacks something.
const OLD: TimeDelta = TimeDelta::days(2);

/// The team of the plan on the desk, as it stands on this computer.
pub(crate) fn get_team(desk: &Desk) -> Result<Option<TeamView>, Failure> {
    look_again(desk)?;
    let Some(stand) = stand(desk)? else { return shut(desk) };
    let shown = desk.shown_now()?;
    let new = desk.ask(|reader| New::of(desk, &shown.file.plan_id, reader, &stand.authors))?;
    let is_paused = desk.machine().teams.get(&shown.file.plan_id).is_some_and(|team| team.is_paused);
    let texts = desk.texts();
    let scene = Scene { shown: &shown, stand: &stand, new: &new, texts: &texts, now: desk.now(), is_paused };
    let Stand { status, told, .. } = &stand;
    let address = Address::read(&status.place).ok();
    Ok(Some(TeamView {
        name: status.team.clone(),
        my_name: status.my_name.clone(),
        role: status.role.map(Into::into),
        place: address.as_ref().map_or_else(|| status.place.clone(), name_of_place),
        place_kind: address.as_ref().map_or(PlaceKind::Folder, kind_of),
        is_paused,
        says: scene.says(),
        told: told.clone(),
        reached_at: scene.moment(status.reached_at),
        unreachable_since_at: scene.moment(status.unreachable_since),
        unsent_count: count(status.unsent),
        waiting_count: count(status.waiting),
        conflict_count: count(status.conflicts),
        came_in_count: new.count(),
        invitation_count: status.invitations,
        keys: Keys::Open,
        must_enter_passphrase: status.must_enter_passphrase,
        must_change_passphrase: status.must_change_passphrase && status.role == Some(Role::Editor),
        has_older_passphrase: status.has_older_passphrase,
        members: status.members.iter().map(|member| scene.member(member)).collect(),
    }))
}

/// A team whose keys are not open: what was known of it last, and what the plan tells by itself.
fn shut(desk: &Desk) -> Result<Option<TeamView>, Failure> {
    let keys = keys(desk)?;
    let code = match keys {
        Keys::Open => return Ok(None),
        Keys::Locked => "locked",
        Keys::Missing => "missing",
    };
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let address = Exchange::place_of(&desk.surroundings(), &plan_id)?.and_then(|place| Address::read(&place).ok());
    let (last, standing) = (last_known(desk)?, DeskPlan::new(desk, plan_id).standing()?);
    let clashes = [("conflict_count", standing.conflicts.to_string())];
    let clashes = (0 < standing.conflicts).then(|| say("conflicts", clashes));
    Ok(Some(TeamView {
        name: last.team,
        my_name: last.my_name,
        role: last.role.map(Into::into),
        place: address.as_ref().map(name_of_place).unwrap_or_default(),
        place_kind: address.as_ref().map_or(PlaceKind::Folder, kind_of),
        says: std::iter::once(say(code, [])).chain(clashes).collect(),
        conflict_count: count(standing.conflicts),
        waiting_count: count(standing.waiting),
        keys,
        ..TeamView::default()
    }))
}

/// What kind of place an address is.
pub(crate) fn kind_of(address: &Address) -> PlaceKind {
    match address {
        Address::Folder(_) => PlaceKind::Folder,
        Address::WebDav { .. } => PlaceKind::Webdav,
        Address::S3 { .. } => PlaceKind::S3,
    }
}

/// A folder with the one it lies in, by which it is told from others of its name; never the whole path.
pub(crate) fn name_of_folder(path: &Path) -> String {
    let parts: Vec<_> = path.components().collect();
    parts[parts.len().saturating_sub(2)..].iter().collect::<PathBuf>().to_string_lossy().into_owned()
}

/// What people call a place.
pub(crate) fn name_of_place(address: &Address) -> String {
    let last = |path: &str| path.trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    match address {
        Address::Folder(path) => name_of_folder(path),
        Address::WebDav { server, path } => {
            let host = server.split_once("://").map_or(server.as_str(), |(_, host)| host);
            [host.to_owned(), last(path)].join(" · ").trim_end_matches(" · ").to_owned()
        }
        Address::S3 { bucket, path, .. } => [bucket.clone(), last(path)].join(" · ").trim_end_matches(" · ").to_owned(),
    }
}

fn count(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// Everything that the words depend on.
struct Scene<'a> {
    shown: &'a Shown,
    stand: &'a Stand,
    new: &'a New,
    texts: &'a Texts,
    now: DateTime<Utc>,
    is_paused: bool,
}

impl Scene<'_> {
    fn member(&self, member: &MemberStatus) -> MemberRow {
        MemberRow {
            id: member.id.clone(),
            name: member.name.clone(),
            role: member.role.into(),
            device_count: member.devices,
            is_me: member.is_me,
            is_removed: member.is_removed,
            seen_at: if member.is_me { Some(self.shown.local(self.now)) } else { self.moment(member.seen_at) },
            behind_count: if member.is_me { 0 } else { count(member.behind) },
        }
    }

    fn moment(&self, millis: i64) -> Option<NaiveDateTime> {
        let at = (millis != 0).then(|| DateTime::from_timestamp_millis(millis)).flatten();
        at.map(|at| self.shown.local(at))
    }

    /// A moment as people say it: of today only the time, of another year the year.
    fn told(&self, millis: i64) -> String {
        let Some(at) = self.moment(millis) else { return String::new() };
        let today = self.shown.local(self.now).date();
        if at.date() == today { self.texts.time(at.time()) } else { self.texts.moment_seen_on(at, today) }
    }

    /// How long ago something was, in words.
    fn ago(&self, at: DateTime<Utc>) -> String {
        let past = (self.now - at).max(TimeDelta::zero());
        let (unit, number) = match (past.num_minutes(), past.num_hours(), past.num_days()) {
            (0, ..) => return self.texts.get("team-ago-now"),
            (minutes, 0, _) => ("minutes", minutes),
            (_, hours, 0) => ("hours", hours),
            (_, _, days) => ("days", days),
        };
        let values: [(&str, Arg); 2] = [("count", self.texts.number(number).into()), ("count_raw", number.into())];
        self.texts.format(&format!("team-ago-{unit}"), &values)
    }

    /// The state in words, the gravest first. There is always something to say.
    fn says(&self) -> Vec<Notice> {
        let status = &self.stand.status;
        let mut says = Vec::new();
        if status.role.is_none() {
            says.push(say("not_member", []));
        }
        if self.is_paused {
            says.push(say("paused", []));
        }
        if status.must_enter_passphrase {
            says.push(say("needs_passphrase", []));
        }
        if status.unreachable_since != 0 {
            says.push(say("unreachable", [("since", self.told(status.unreachable_since))]));
        }
        if let Some(trouble) = &self.stand.trouble {
            let sentence = self.texts.sentence(&format!("error-{}", trouble.code), &trouble.values);
            says.push(say("trouble", [("sentence", sentence)]));
        }
        if 0 < status.conflicts {
            says.push(say("conflicts", [("conflict_count", status.conflicts.to_string())]));
        }
        says.extend(self.came_in());
        if 0 < status.unsent {
            says.push(say("unsent", [("change_count", status.unsent.to_string())]));
        }
        if 0 < status.waiting {
            says.push(say("waiting", [("change_count", status.waiting.to_string())]));
        }
        says.extend(status.members.iter().filter_map(|member| self.old_copy(member)));
        if status.has_older_passphrase && !status.must_enter_passphrase {
            says.push(say("older_passphrase", []));
        }
        if says.is_empty() {
            says.push(say("saved", []));
        }
        says
    }

    fn came_in(&self) -> Option<Notice> {
        let latest = self.new.by_name.values().flatten().map(|arrival| arrival.at).max()?;
        let values = [("change_count", self.new.count().to_string()), ("ago", self.ago(latest))];
        let mut names = self.new.by_name.keys();
        Some(match (names.next(), names.len()) {
            (Some(name), 0) => say("came_in", values.into_iter().chain([("name", name.clone())])),
            (Some(_) | None, others) => {
                let people = [("person_count", (others + 1).to_string())];
                say("came_in_several", values.into_iter().chain(people))
            }
        })
    }

    fn old_copy(&self, member: &MemberStatus) -> Option<Notice> {
        let at = DateTime::from_timestamp_millis(member.seen_at)?;
        let is_old = !member.is_me && !member.is_removed && OLD <= self.now - at && 0 < member.behind;
        let days = (self.now - at).num_days().to_string();
        is_old.then(|| say("old_copy", [("name", member.name.clone()), ("day_count", days)]))
    }
}

fn say<'a>(code: &str, values: impl IntoIterator<Item = (&'a str, String)>) -> Notice {
    let values: BTreeMap<String, String> = values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Notice { code: code.to_owned(), values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_people_call_them() {
        let name = |text: &str| name_of_place(&Address::read(text).unwrap());
        assert_eq!(name("file:///drives/srv/our%20plans"), "srv/our plans");
        assert_eq!(name("webdavs://anna@cloud.city.example/dav/Plan%20A"), "cloud.city.example · Plan A");
        assert_eq!(name("s3://plans?endpoint=https://s3.city.example"), "plans");
    }
}
