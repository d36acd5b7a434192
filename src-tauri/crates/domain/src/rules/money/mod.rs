//! Money: lines of the budget and what they come to; what events ask for and are granted.

pub mod budget;
pub mod grants;

#[cfg(test)]
mod tests;
