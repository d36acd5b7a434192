//! The product as a whole, tested.
