//! Tests of the letters to hosts.

mod template;
mod to_whom;
