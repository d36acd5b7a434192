//! The budget.

pub(crate) mod budget;
#[cfg(test)]
mod tests;
