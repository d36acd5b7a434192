//! Tests of what follows from partners, their promises and their ties.

#![allow(clippy::field_reassign_with_default, reason = "made-up plans grow list by list")]

mod network;
mod offers;
