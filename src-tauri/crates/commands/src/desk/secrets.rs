//! The secrets of the teams whose plans were on this desk: what a passphrase has opened stays open until the program ends.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use exchange::{Exchange, FileSecrets, Keyring, NoKeyring};
use store::Surroundings;

use crate::desk::hold;

/// Secrets by plan.
pub(super) struct TeamSecrets {
    keyring: Arc<dyn Keyring>,
    of_plans: Mutex<BTreeMap<String, Arc<FileSecrets>>>,
}

impl Default for TeamSecrets {
    fn default() -> Self {
        Self::new(Arc::new(NoKeyring))
    }
}

impl TeamSecrets {
    pub(super) fn new(keyring: Arc<dyn Keyring>) -> Self {
        Self { keyring, of_plans: Mutex::default() }
    }

    pub(super) fn of(&self, world: &Surroundings, plan_id: &str) -> Arc<FileSecrets> {
        let mut of_plans = hold(&self.of_plans);
        let known = of_plans.entry(plan_id.to_owned()).or_insert_with(|| {
            let path = Exchange::secrets_path(world, plan_id);
            Arc::new(FileSecrets::new(path, Arc::clone(&self.keyring), world.clone()))
        });
        Arc::clone(known)
    }
}
