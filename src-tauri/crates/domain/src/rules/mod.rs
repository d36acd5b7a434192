//! The rules: plain functions over a snapshot of the plan.
