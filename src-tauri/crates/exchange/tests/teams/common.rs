//! People with plan files on computers of their own, and a place between them.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::*;
use exchange::{
    Access, Address, Cost, Exchange, Invitation, Joining, MemorySecrets, NewTeam, OpenedPlace, Place, PlanLog, Role,
    Secrets, create, join,
};
use store::{Label, PlanFile, Surroundings};

const PASSPHRASE: &str = "one team, one passphrase";

pub fn world(name: &str, home: &Path) -> Surroundings {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let author = name.to_owned();
    Surroundings {
        clock: Arc::new(|| {
            chrono::DateTime::from_timestamp_millis(1_798_761_600_000 + COUNT.fetch_add(1, Ordering::Relaxed) as i64)
                .unwrap()
        }),
        random: Arc::new(|| {
            let count = u128::from(COUNT.fetch_add(1, Ordering::Relaxed));
            count.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_le_bytes()
        }),
        home: home.to_owned(),
        holder: author.clone(),
        author,
    }
}

/// Somebody with a plan and a team.
pub struct Person {
    pub file: PlanFile,
    pub exchange: Exchange,
    secrets: Arc<dyn Secrets>,
    world: Surroundings,
}

impl Person {
    pub fn write(&mut self, title: &str) -> Id {
        let mut event = Event { title: title.to_owned(), ..Event::default() };
        self.file
            .command(Label::new("save_event"), |tx| {
                event.id = tx.new_id();
                tx.put(&event)
            })
            .unwrap();
        event.id
    }

    pub fn rename(&mut self, id: &Id, title: &str) {
        let plan = self.file.snapshot().unwrap();
        let event = plan.events.iter().find(|event| event.id == *id).unwrap();
        let event = Event { title: title.to_owned(), ..event.clone() };
        self.file.command(Label::new("save_event"), |tx| tx.put(&event)).unwrap();
    }

    pub fn titles(&self) -> Vec<String> {
        let mut titles: Vec<String> =
            self.file.snapshot().unwrap().events.iter().map(|event| event.title.clone()).collect();
        titles.sort();
        titles
    }

    /// The same after the program was started anew.
    pub fn again(self, reach: &Reach) -> Self {
        let Person { file, exchange, secrets, world } = self;
        drop(exchange);
        let plan_id = PlanLog::plan_id(&file);
        let exchange = Exchange::open(&plan_id, reach.open(), Arc::clone(&secrets), world.clone()).unwrap();
        Person { file, exchange, secrets, world }
    }

    /// Somebody new, who follows an invitation of this person.
    pub fn bring(&mut self, folder: &Path, reach: &Reach, name: &str, role: Role) -> Self {
        let invitation = self.exchange.invite(role).unwrap();
        follow(folder, reach, name, &invitation)
    }

    pub fn round(&mut self) -> exchange::Report {
        self.exchange.round(&mut self.file).unwrap()
    }
}

/// A place, and what lets in there.
#[derive(Clone)]
pub struct Reach {
    pub address: String,
    pub access: Access,
}

impl Reach {
    /// A folder, which is made.
    pub fn folder(path: &Path) -> Self {
        std::fs::create_dir_all(path).unwrap();
        Self { address: Address::of_folder(path).unwrap(), access: Access::default() }
    }

    pub fn open(&self) -> Box<dyn Place> {
        Box::new(OpenedPlace::new(&Address::read(&self.address).unwrap(), &self.access).unwrap())
    }
}

pub fn begin(folder: &Path, reach: &Reach) -> Person {
    let home = folder.join("anna");
    std::fs::create_dir_all(&home).unwrap();
    let world = world("Anna", &home);
    let profile = Profile { city: "Riverton".into(), time_zone: "Europe/Dublin".into(), ..Profile::default() };
    let file = PlanFile::create(&home.join("plan.paideia"), &world, &profile).unwrap();
    let cost = Cost { memory: 8, passes: 1 };
    let new = NewTeam { team: "Week", name: "Anna", address: &reach.address, passphrase: PASSPHRASE, cost };
    let secrets: Arc<dyn Secrets> = Arc::new(MemorySecrets::default());
    let (exchange, _) = create(&new, &file, reach.open(), Arc::clone(&secrets), world.clone()).unwrap();
    Person { file, exchange, secrets, world }
}

fn follow(folder: &Path, reach: &Reach, name: &str, invitation: &Invitation) -> Person {
    let home = folder.join(name);
    std::fs::create_dir_all(&home).unwrap();
    let world = world(name, &home);
    let joining = Joining { invitation, address: &reach.address, passphrase: PASSPHRASE, name, plan_id: None };
    let secrets: Arc<dyn Secrets> = Arc::new(MemorySecrets::default());
    let (exchange, plan_id) = join(&joining, reach.open(), |_| Arc::clone(&secrets), world.clone()).unwrap();
    let file = PlanFile::create_to_receive(&home.join("plan.paideia"), &plan_id, &world).unwrap();
    Person { file, exchange, secrets, world }
}
