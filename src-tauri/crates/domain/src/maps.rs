//! Maps and sets for the many lookups of rules: the same as those of the standard library, with a faster hash.
//!
//! What is looked up are ids and words of a plan that is open already, so a hash that withstands floods of chosen keys
//! would guard nothing.

/// A map with a fast hash; made with `FastMap::default()` or by collecting.
pub type FastMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A set with a fast hash; made with `FastSet::default()` or by collecting.
pub type FastSet<T> = std::collections::HashSet<T, foldhash::fast::RandomState>;
