//! The team of the plan on the desk: opened once, kept while the plan lies there, and what is known of it without
//! waiting for a round that is under way.

use std::collections::BTreeMap;

use domain::Id;
use exchange::{
    Access, Address, ErasureStatus, Exchange, ExchangeError, FileSecrets, LastKnown, OpenedPlace, Role, Status,
};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::team::plan_log::DeskPlan;
use crate::team::rhythm::Rhythm;
use crate::team::views::Keys;
use crate::views::Notice;

/// The team, while rounds and acts take turns.
#[derive(Default)]
pub(crate) struct Held {
    plan_id: Id,
    holding: Holding,
}

#[derive(Default)]
enum Holding {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// The plan has no team on this computer.
    Nothing,
    /// Its secrets take the passphrase, or are missing; not tried again before somebody does something about it.
    Shut(Keys),
    Opened(Box<Opened>),
}

impl Keys {
    /// What is answered to whoever needs them while they are not open.
    fn failure(self) -> Option<Failure> {
        match self {
            Keys::Open => None,
            Keys::Locked => Some(ExchangeError::SecretsLocked.into()),
            Keys::Missing => Some(ExchangeError::SecretsMissing.into()),
        }
    }
}

/// A team that was opened.
pub(crate) struct Opened {
    pub(crate) exchange: Exchange,
    pub(crate) rhythm: Rhythm,
}

/// Whose changes are whose, by replica: the name, and whether it is the person at this computer.
pub(crate) type Authors = BTreeMap<String, (String, bool)>;

/// What is known of a team without waiting.
#[derive(Clone, Debug)]
pub(crate) struct Stand {
    pub(crate) status: Status,
    pub(crate) authors: Authors,
    /// What was noticed of late.
    pub(crate) told: Vec<Notice>,
    /// Why the last round did not come to its end; the code is that of an error.
    pub(crate) trouble: Option<Notice>,
    pub(crate) erasures: Vec<ErasureStatus>,
}

/// What is known of the team of one plan.
#[derive(Default)]
struct Known {
    plan_id: Id,
    is_looked: bool,
    /// Of the plan when it was looked at.
    revision: i64,
    keys: Keys,
    stand: Option<Stand>,
}

impl Held {
    /// The team of a plan, opened when it is asked for first.
    pub(crate) fn open(&mut self, desk: &Desk, plan_id: &Id) -> Result<Option<&mut Opened>, Failure> {
        if self.plan_id != *plan_id {
            *self = Self { plan_id: plan_id.clone(), holding: Holding::Unknown };
        }
        if let Holding::Unknown = self.holding {
            self.holding = open(desk, plan_id)?;
            match &self.holding {
                Holding::Opened(opened) => {
                    note_looked(desk, plan_id)?;
                    note(desk, plan_id, opened);
                }
                Holding::Shut(keys) => {
                    know(desk, plan_id, *keys, None);
                    call_author(desk, &Exchange::last_known(&desk.surroundings(), plan_id)?.authors);
                }
                Holding::Nothing | Holding::Unknown => {
                    know(desk, plan_id, Keys::Open, None);
                }
            }
        }
        match &mut self.holding {
            Holding::Opened(opened) => Ok(Some(opened)),
            Holding::Shut(keys) => keys.failure().map_or(Ok(None), Err),
            Holding::Nothing | Holding::Unknown => Ok(None),
        }
    }

    /// The team of a plan, if it was opened.
    pub(crate) fn opened(&mut self, plan_id: &Id) -> Option<&mut Opened> {
        match &mut self.holding {
            Holding::Opened(opened) if self.plan_id == *plan_id => Some(opened),
            Holding::Opened(_) | Holding::Nothing | Holding::Shut(_) | Holding::Unknown => None,
        }
    }

    /// Takes in a team that was just begun.
    pub(crate) fn begin(&mut self, desk: &Desk, plan_id: &Id, exchange: Exchange, is_folder: bool) -> &mut Opened {
        let rhythm = Rhythm::new(is_folder);
        let opened = Opened { exchange, rhythm };
        *self = Self { plan_id: plan_id.clone(), holding: Holding::Opened(Box::new(opened)) };
        match &mut self.holding {
            Holding::Opened(opened) => {
                note(desk, plan_id, opened);
                opened
            }
            Holding::Nothing | Holding::Shut(_) | Holding::Unknown => unreachable!("it was opened above"),
        }
    }

    /// Lets go of the team.
    pub(crate) fn forget(&mut self, desk: &Desk) {
        self.holding = Holding::Unknown;
        know(desk, &self.plan_id.clone(), Keys::Open, None);
        desk.note_team();
    }
}

fn open(desk: &Desk, plan_id: &Id) -> Result<Holding, Failure> {
    let world = desk.surroundings();
    let Some(address) = Exchange::place_of(&world, plan_id)? else { return Ok(Holding::Nothing) };
    let (address, secrets) = (Address::read(&address)?, desk.secrets(plan_id));
    let kept = secrets.open().and_then(|()| Access::kept(secrets.as_ref()));
    let opened = kept.and_then(|access| OpenedPlace::new(&address, &access));
    let opened = opened.and_then(|place| Exchange::open(plan_id, Box::new(place), secrets, world));
    let exchange = match opened {
        Err(ExchangeError::SecretsLocked) => return Ok(Holding::Shut(Keys::Locked)),
        Err(ExchangeError::SecretsMissing) => return Ok(Holding::Shut(Keys::Missing)),
        opened => opened?,
    };
    let rhythm = Rhythm::new(address.is_folder());
    Ok(Holding::Opened(Box::new(Opened { exchange, rhythm })))
}

/// Opens the secrets of the plan's team in one of their ways, where they wait for it; says whether they did.
pub(crate) fn unlock(
    desk: &Desk,
    way: impl FnOnce(&FileSecrets) -> Result<(), ExchangeError>,
) -> Result<bool, Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let slot = desk.slot::<Held>();
    let mut held = hold(&slot);
    let opened = held.open(desk, &plan_id).map(drop);
    let Holding::Shut(_) = held.holding else { return opened.map(|()| false) };
    way(&desk.secrets(&plan_id))?;
    held.holding = Holding::Unknown;
    held.open(desk, &plan_id)?;
    desk.note_team();
    Ok(true)
}

/// Whether the keys of the plan's team are open, without waiting for a round.
pub(crate) fn keys(desk: &Desk) -> Result<Keys, Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let slot = desk.slot::<Known>();
    let known = hold(&slot);
    Ok(if known.plan_id == plan_id { known.keys } else { Keys::Open })
}

/// What came before somebody looked at a team for the first time is not told as new.
fn note_looked(desk: &Desk, plan_id: &Id) -> Result<(), Failure> {
    if desk.machine().teams.get(plan_id).is_some_and(|team| team.looked.is_some()) {
        return Ok(());
    }
    let vector = desk.ask(|reader| Ok(reader.vector()?))?;
    desk.change_machine(|machine| machine.teams.entry(plan_id.clone()).or_default().looked = Some(vector))
}

/// Does something with the team of the plan on the desk; `None`: it has none.
pub(crate) fn with<T>(
    desk: &Desk,
    act: impl FnOnce(&mut Opened, &mut DeskPlan) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let slot = desk.slot::<Held>();
    let mut held = hold(&slot);
    let Some(opened) = held.open(desk, &plan_id)? else { return Ok(None) };
    let mut plan = DeskPlan::new(desk, plan_id.clone());
    let answer = act(opened, &mut plan);
    note(desk, &plan_id, opened);
    answer.map(Some)
}

/// The same where there must be a team.
pub(crate) fn with_team<T>(
    desk: &Desk,
    act: impl FnOnce(&mut Opened, &mut DeskPlan) -> Result<T, Failure>,
) -> Result<T, Failure> {
    match with(desk, act)? {
        Some(answer) => Ok(answer),
        None => Err(no_team(desk)),
    }
}

/// Why there is no team: none was begun, or this computer has forgotten it, with its folder, or waits for its passphrase.
pub(crate) fn no_team(desk: &Desk) -> Failure {
    if let Some(failure) = keys(desk).ok().and_then(Keys::failure) {
        return failure;
    }
    let others = desk.ask(|reader| Ok(reader.replicas_of_others()?)).unwrap_or_default();
    Failure::new(if others.is_empty() { "exchange_no_team" } else { "exchange_team_forgotten" })
}

/// Keeps in mind how the team stands, and tells the page when that is another than before.
pub(crate) fn note(desk: &Desk, plan_id: &Id, opened: &Opened) {
    let Ok(status) = opened.exchange.status(&DeskPlan::new(desk, plan_id.clone())) else { return };
    let remembered = |(code, values)| Notice { code, values };
    let told = opened.exchange.told().into_iter().map(remembered).collect();
    let trouble = opened.exchange.trouble().map(remembered);
    let (authors, erasures) = (opened.exchange.authors(), opened.exchange.erasures());
    call_author(desk, &authors);
    let stand = Stand { status, authors, told, trouble, erasures };
    if know(desk, plan_id, Keys::Open, Some(stand)) {
        desk.note_team();
    }
}

/// Changes bear the name that their author has in the team, whatever this computer was told before.
fn call_author(desk: &Desk, authors: &Authors) {
    if let Some((name, _)) = authors.values().find(|(_, is_me)| *is_me) {
        desk.call_author(name);
    }
}

/// Whether it is another than before; that the place was reached once more is not.
fn know(desk: &Desk, plan_id: &Id, keys: Keys, stand: Option<Stand>) -> bool {
    let slot = desk.slot::<Known>();
    let mut known = hold(&slot);
    let is_other = match (&known.stand, &stand) {
        (Some(before), Some(now)) => {
            let status = Status { reached_at: now.status.reached_at, ..before.status.clone() };
            let is_same = status == now.status && before.authors == now.authors && before.erasures == now.erasures;
            !is_same || before.told != now.told || before.trouble != now.trouble
        }
        (None, None) => known.keys != keys,
        (Some(_), None) | (None, Some(_)) => true,
    };
    let revision = desk.shown_now().map_or(0, |shown| shown.revision);
    *known = Known { plan_id: plan_id.clone(), is_looked: true, revision, keys, stand };
    is_other
}

/// Looks again how the team stands if the plan was changed since, unless a round is under way, which does so itself.
pub(crate) fn look_again(desk: &Desk) -> Result<(), Failure> {
    let shown = desk.shown_now()?;
    let plan_id = shown.file.plan_id.clone();
    let is_old = {
        let slot = desk.slot::<Known>();
        let known = hold(&slot);
        known.stand.is_some() && known.revision != shown.revision
    };
    let slot = desk.slot::<Held>();
    if is_old
        && let Ok(mut held) = slot.try_lock()
        && let Some(opened) = held.opened(&plan_id)
    {
        note(desk, &plan_id, opened);
    }
    Ok(())
}

/// How the team of the plan on the desk stands, without waiting for a round; `None`: it has none.
pub(crate) fn stand(desk: &Desk) -> Result<Option<Stand>, Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let slot = desk.slot::<Known>();
    {
        let known = hold(&slot);
        if known.is_looked && known.plan_id == plan_id {
            return Ok(known.stand.clone());
        }
    }
    match with(desk, |_, _| Ok(())) {
        // Nothing is known of it before.
        Err(_) if keys(desk)? != Keys::Open => {}
        other => drop(other?),
    }
    let known = hold(&slot);
    Ok(known.stand.clone().filter(|_| known.plan_id == plan_id))
}

/// Whether the person at this computer may only look at the plan on the desk.
pub(crate) fn is_reader(desk: &Desk) -> bool {
    // A team that cannot be opened holds nobody up: what is written then stays on this computer.
    match stand(desk) {
        Ok(Some(stand)) => stand.status.role == Some(Role::Reader),
        Ok(None) => last_known(desk).is_ok_and(|last| last.role == Some(Role::Reader)),
        Err(_) => false,
    }
}

/// Refuses what changes the plan to who may only look.
pub(crate) fn must_be_editor(desk: &Desk) -> Result<(), Failure> {
    if is_reader(desk) { Err(Failure::new("reader_may_not_write")) } else { Ok(()) }
}

/// Whose changes are whose; nobody's where there is no team.
pub(crate) fn authors(desk: &Desk) -> Result<Authors, Failure> {
    match stand(desk)? {
        Some(stand) => Ok(stand.authors),
        None => Ok(last_known(desk)?.authors),
    }
}

/// What is known of a team whose keys are not open; nothing where there is none.
pub(crate) fn last_known(desk: &Desk) -> Result<LastKnown, Failure> {
    if keys(desk)? == Keys::Open {
        return Ok(LastKnown::default());
    }
    Ok(Exchange::last_known(&desk.surroundings(), &desk.shown_now()?.file.plan_id)?)
}
