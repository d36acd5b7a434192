//! The people of a made-up history: each with a home, a clock, a plan and a view of the place.

use std::sync::Arc;

use tempfile::TempDir;

use super::{BEGIN, Clock, MemoryPlan, Shared, SimulatedPlace, folder, world_of};
use crate::error::ExchangeError;
use crate::keys::{Cost, MemorySecrets, RecoveryKey, Secrets};
use crate::members::{Invitation, Role, Team};
use crate::place::Place;
use crate::round::{Exchange, Joining, NewTeam, Report, create, join};

/// The passphrase of every made-up team at its beginning.
pub const PASSPHRASE: &str = "one team, one passphrase";
/// So many rounds of everybody bring everything everywhere.
const ROUNDS: usize = 10;
/// A guess costs nothing here.
pub const CHEAP: Cost = Cost { memory: 8, passes: 1 };

/// One of the people.
pub struct Person {
    pub name: String,
    pub plan: MemoryPlan,
    pub clock: Clock,
    pub secrets: Arc<MemorySecrets>,
    pub home: TempDir,
    pub exchange: Option<Exchange>,
    who: usize,
    seed: u64,
    lives: u64,
}

/// All of them, and the place between them.
pub struct Cast {
    pub shelf: Shared,
    pub people: Vec<Person>,
    pub recovery: Option<RecoveryKey>,
    pub passphrase: String,
    seed: u64,
}

impl Cast {
    /// A team of one.
    pub fn new(seed: u64) -> Self {
        let shelf = Shared::new(seed);
        let mut cast = Cast { shelf, people: Vec::new(), recovery: None, passphrase: PASSPHRASE.to_owned(), seed };
        let mut founder = cast.person();
        founder.plan.write("the plan begins");
        let new = NewTeam { team: "Week", name: &founder.name, address: "sim:", passphrase: PASSPHRASE, cost: CHEAP };
        let made = create(&new, &founder.plan, cast.place(0), founder.secrets.clone(), founder.world()).unwrap();
        founder.exchange = Some(made.0);
        cast.recovery = Some(made.1);
        cast.people.push(founder);
        cast
    }

    pub fn person(&self) -> Person {
        let who = self.people.len();
        let (name, seed) = (format!("Person {who}"), self.seed * 100 + who as u64);
        Person {
            plan: MemoryPlan::new("plan", &format!("replica-{who}-0")),
            clock: Clock::at(BEGIN + 1000 * who as i64),
            secrets: Arc::default(),
            home: folder(),
            exchange: None,
            name,
            who,
            seed,
            lives: 0,
        }
    }

    pub fn place(&self, who: usize) -> Box<dyn Place> {
        Box::new(SimulatedPlace { shelf: self.shelf.clone(), who })
    }

    /// An editor invites; the new one joins, if the place allows.
    pub fn invite(&mut self, by: usize, role: Role) -> Result<usize, ExchangeError> {
        let invitation = self.people[by].exchange.as_mut().unwrap().invite(role)?;
        self.join(&invitation)
    }

    pub fn join(&mut self, invitation: &Invitation) -> Result<usize, ExchangeError> {
        let mut person = self.person();
        let who = person.who;
        let joining =
            Joining { invitation, address: "sim:", passphrase: &self.passphrase, name: &person.name, plan_id: None };
        let secrets: Arc<dyn Secrets> = person.secrets.clone();
        let joined = join(&joining, self.place(who), |_| secrets, person.world());
        match joined {
            Ok((exchange, plan_id)) => {
                assert_eq!(plan_id, "plan");
                person.exchange = Some(exchange);
            }
            // Joined, but the line was cut: the next round goes on.
            Err(error) => {
                let secrets: Arc<dyn Secrets> = person.secrets.clone();
                person.exchange = Exchange::open("plan", self.place(who), secrets, person.world()).ok();
                if person.exchange.is_none() {
                    return Err(error);
                }
            }
        }
        self.people.push(person);
        Ok(who)
    }

    pub fn round(&mut self, who: usize) -> Result<Report, ExchangeError> {
        let person = &mut self.people[who];
        person.clock.pass(30_000);
        person.exchange.as_mut().unwrap().round(&mut person.plan)
    }

    /// Rounds until nothing is left to do.
    pub fn settle(&mut self) {
        self.shelf.look().settle();
        for round in 0..ROUNDS {
            if round == ROUNDS / 2 {
                // Long after, everybody was here again.
                self.people.iter_mut().for_each(|person| person.clock.pass(15 * 86_400_000));
            }
            for who in 0..self.people.len() {
                // Half-copied files are looked at again.
                self.people[who].clock.pass(700_000);
                self.round(who).unwrap();
            }
        }
    }

    /// The program is closed and opened again.
    pub fn restart(&mut self, who: usize) {
        let place = self.place(who);
        let person = &mut self.people[who];
        person.lives += 1;
        person.exchange = None;
        person.exchange = Some(Exchange::open("plan", place, person.secrets.clone(), person.world()).unwrap());
    }

    pub fn is_editor(&self, who: usize) -> bool {
        let exchange = self.people[who].exchange.as_ref().unwrap();
        exchange.team.as_ref().is_some_and(|team| team.is_editor(&exchange.device.id()))
    }

    pub fn is_active(&self, who: usize) -> bool {
        let exchange = self.people[who].exchange.as_ref().unwrap();
        exchange.team.as_ref().is_some_and(|team| team.is_active(&exchange.device.id()))
    }

    /// Everybody who belongs to the team sees the same people and has the same plan.
    #[track_caller]
    pub fn assert_equal(&self, why: &str) {
        let mut first: Option<(Team, _)> = None;
        let has_keys = |who: &usize| {
            let exchange = self.people[*who].exchange.as_ref().unwrap();
            exchange.state.files.values().all(|known| known.locked.is_none())
        };
        let mut all: Vec<usize> = (0..self.people.len()).filter(|who| self.is_active(*who)).collect();
        all.sort_by_key(|who| !has_keys(who));
        for who in all {
            let exchange = self.people[who].exchange.as_ref().unwrap();
            let team = exchange.team.as_ref().unwrap();
            // Who was removed under a key that nobody had sent there yet cannot read so, and reads nothing else either.
            let is_gone = |(team, _): &(Team, _)| !team.is_active(&exchange.device.id());
            if !has_keys(&who) && first.as_ref().is_some_and(is_gone) {
                continue;
            }
            // What one wrote without being allowed to, or took in of somebody who was none of the team, stays one's own.
            let upto = |replica: &str| {
                let owner = team.device_of(replica).and_then(|device| team.member_of(device));
                owner.map_or(0, |(_, member)| member.upto.as_ref().map_or(u64::MAX, |upto| upto.of(replica)))
            };
            let seen = (team.clone(), self.people[who].plan.content_upto(upto));
            match &first {
                None => first = Some(seen),
                Some((team, content)) => {
                    assert_eq!(seen.0.members, team.members, "{why}: person {who} sees other people");
                    let missing: Vec<_> = content.iter().filter(|change| !seen.1.contains(change)).collect();
                    let extra: Vec<_> = seen.1.iter().filter(|change| !content.contains(change)).collect();
                    assert!(
                        missing.is_empty() && extra.is_empty(),
                        "{why}: person {who} has another plan: {missing:?} {extra:?}",
                    );
                }
            }
        }
    }
}

impl Person {
    pub fn world(&self) -> store::Surroundings {
        world_of(self.seed + 1_000_000 * self.lives, &self.clock, self.home.path().to_owned())
    }
}
