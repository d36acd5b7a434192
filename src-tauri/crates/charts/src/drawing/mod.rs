//! What the charts draw with: a pen over plotters, our backend for it, the SVG that grows, fonts and colours.
//!
//! Knows how things look and where texts have room; knows no record and no chart.

mod backend;
pub mod canvas;
pub mod colours;
#[cfg(test)]
mod looks;
mod outline;
pub mod pen;
pub mod shades;
pub mod shape;
