//! What people without the program look at: the programme as a folder of static pages, and boards as one page each.
//!
//! Which events go out, their calendars and their linked data come from `interchange`. `gather` sorts them into lists, `names` gives every page its file name, and a module
//! for each kind of page writes it. Does no I/O, knows no clock and holds no word for people: the caller brings the
//! day and the texts, and writes the files.

mod board;
mod data;
mod event_page;
mod gather;
mod glance;
mod groups;
mod items;
mod map;
mod names;
mod notices;
mod page;
mod programme;
mod set;
mod start;
mod words;

pub use board::{board_page, board_slide_titles, board_slides};
pub use set::{Site, SiteError, SiteFile, SiteRequest, site, site_languages};
