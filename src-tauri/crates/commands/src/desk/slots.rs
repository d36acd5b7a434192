//! What parts of the table keep between two calls, one value for each type, without the desk knowing them.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::desk::hold;

/// Values by their type.
#[derive(Default)]
pub(crate) struct Slots(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Slots {
    /// The value of a type, made empty when it is wanted first.
    pub(crate) fn slot<T: Default + Send + 'static>(&self) -> Arc<Mutex<T>> {
        let mut slots = hold(&self.0);
        let known = slots.get(&TypeId::of::<T>()).cloned().and_then(|slot| slot.downcast::<Mutex<T>>().ok());
        known.unwrap_or_else(|| {
            let slot = Arc::new(Mutex::new(T::default()));
            slots.insert(TypeId::of::<T>(), Arc::clone(&slot) as Arc<dyn Any + Send + Sync>);
            slot
        })
    }

    /// Empties all. Who still holds a value finishes with it alone.
    pub(crate) fn clear(&self) {
        hold(&self.0).clear();
    }
}
