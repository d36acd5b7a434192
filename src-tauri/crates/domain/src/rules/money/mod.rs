//! Money: lines of the budget and what they come to.

pub mod budget;

#[cfg(test)]
mod tests;
