//! Tests of indicators: status, collection, counts from the plan; sums and suppression.

#![allow(clippy::field_reassign_with_default, reason = "made-up plans grow list by list")]

mod computed;
mod events;
mod facts;
mod status;
mod sums;
mod years;
