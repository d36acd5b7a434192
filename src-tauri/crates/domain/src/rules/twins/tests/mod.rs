//! Tests of what is in the plan twice.

mod alike;
mod merge;
mod partners;
