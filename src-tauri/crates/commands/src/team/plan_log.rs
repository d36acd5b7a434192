//! The plan on the desk as an exchange sees it: taken only for moments, so that nobody who reads or writes waits long.

use domain::Id;
use exchange::{Bundle, ExchangeError, PlanLog, Received, Standing, Vector};
use store::{Erased, Reader};

use crate::Failure;
use crate::desk::Desk;

/// So many changes are taken in as one transaction; whoever writes meanwhile waits for no more than that.
const AT_ONCE: u64 = 1_000;

/// The plan that was on the desk when a round began. When another is there by now, the round ends.
pub(crate) struct DeskPlan<'a> {
    desk: &'a Desk,
    plan_id: Id,
    /// How many times the plan was changed by what came.
    pub(crate) taken: i64,
}

impl<'a> DeskPlan<'a> {
    pub(crate) fn new(desk: &'a Desk, plan_id: Id) -> Self {
        Self { desk, plan_id, taken: 0 }
    }

    fn ask<T>(&self, ask: impl FnOnce(&Reader) -> Result<T, ExchangeError>) -> Result<T, ExchangeError> {
        let answer = self.desk.ask(|reader| match reader.plan_id() == self.plan_id {
            true => Ok(ask(reader)?),
            false => Err(Failure::new("no_plan_open")),
        });
        answer.map_err(of_plan)
    }

    fn take(&mut self, bundles: &[Bundle]) -> Result<Received, ExchangeError> {
        let received = self.desk.take_in(&self.plan_id, |file| {
            let before = file.revision();
            let received = exchange::receive_into(file, bundles)?;
            Ok((received, file.revision() - before))
        });
        let (received, steps) = received.map_err(of_plan)?;
        self.taken += steps;
        Ok(received)
    }
}

impl PlanLog for DeskPlan<'_> {
    fn plan_id(&self) -> String {
        self.plan_id.clone()
    }

    fn vector(&self) -> Result<Vector, ExchangeError> {
        self.ask(exchange::vector_of)
    }

    fn bundles_since(&mut self, seen: &Vector) -> Result<Vec<Bundle>, ExchangeError> {
        let upto = self.vector()?;
        let piece = |replica: &str, from, last| self.ask(|reader| exchange::piece(reader, replica, from, last));
        exchange::bundles_between(seen, &upto, piece)
    }

    fn receive(&mut self, bundles: &[Bundle]) -> Result<Received, ExchangeError> {
        let mut all = Received::default();
        let mut rest = bundles;
        while !rest.is_empty() {
            let mut count = 0;
            let fits = rest.iter().take_while(|bundle| {
                count += bundle.count();
                count <= AT_ONCE
            });
            let (lot, later) = rest.split_at(fits.count().max(1));
            let received = self.take(lot)?;
            all.applied += received.applied;
            all.refused.extend(received.refused);
            rest = later;
        }
        if 0 < all.applied
            && let Some(frame) = self.desk.frame()
        {
            frame.stir();
        }
        Ok(all)
    }

    fn standing(&self) -> Result<Standing, ExchangeError> {
        self.ask(exchange::standing_of)
    }

    fn changes(&mut self, replica: &str, from: u64, to: u64) -> Result<Bundle, ExchangeError> {
        self.ask(|reader| exchange::piece(reader, replica, from, to))
    }

    fn erased_count(&self) -> Result<usize, ExchangeError> {
        self.ask(|reader| Ok(reader.erased_count()?))
    }

    fn erased(&self) -> Result<Erased, ExchangeError> {
        self.ask(|reader| Ok(reader.erased()?))
    }

    fn take_erased(&mut self, erased: &Erased) -> Result<bool, ExchangeError> {
        // What is past and kept for a comparison still says it.
        self.desk.forget_before();
        let taken = self.desk.take_in(&self.plan_id, |file| {
            let before = file.revision();
            let is_done = file.take_erased(erased)?;
            Ok((is_done, file.revision() - before))
        });
        let (is_done, steps) = taken.map_err(of_plan)?;
        self.taken += steps;
        if 0 < steps
            && let Some(frame) = self.desk.frame()
        {
            frame.stir();
        }
        Ok(is_done)
    }
}

/// What the desk refused, as the exchange tells it.
fn of_plan(failure: Failure) -> ExchangeError {
    ExchangeError::Plan { code: failure.code, values: failure.values }
}
