//! What follows for a record from what a table brings: the venue of its room, the time of a start, its place among others.
//!
//! Which cells were edited, and what they mean, is said before, in `compare` and `row`.

use domain::tables::Holds;
use domain::{Cell, Event, Field, Id, Record, order};

use crate::RefusedRow;
use crate::tables::compare::{Comparison, Made, place_of};

impl<'a, R: Record + Default + PartialEq> Comparison<'a, R> {
    /// A room lies in one venue. Who names another venue and leaves the room, or the other way round, is told.
    pub(super) fn settle_place(&self, line: usize, old: &R, made: &mut Made<'a>) {
        let (Some(venue), Some(room)) = (place_of::<R>("venue_id"), place_of::<R>("room_id")) else { return };
        let id = |cell: &Cell| Option::<Id>::from_cell(cell).flatten();
        let Some(room_id) = id(&made.cells[room]) else { return };
        let of_room = self.links.venue(None, Some(&room_id));
        let before = old.cells();
        if made.given.contains("venue_id") && id(&made.cells[venue]) != of_room {
            let is_room_new = made.given.contains("room_id");
            made.cells[venue] = before[venue].clone();
            made.cells[room] = if is_room_new { before[room].clone() } else { made.cells[room].clone() };
            let heading = self.placed.iter().find(|of| of.column.holds == Holds::Venue).map(|of| of.at);
            made.told.push(RefusedRow {
                line,
                column: heading.and_then(|at| self.sheet.headers.get(at)).cloned().unwrap_or_default(),
                value: self.labels.label("room", &room_id).to_owned(),
                reason: "table_room_elsewhere".to_owned(),
            });
        } else if made.given.contains("room_id") || made.given.contains("venue_id") {
            // With a room, the room's venue counts.
            made.cells[venue] = Cell::Null;
        }
    }

    /// A session of a series that was changed on its own stays so.
    pub(super) fn settle_series(&self, before: &[Cell], cells: &mut [Cell]) {
        let (Some(occurrence), Some(moved)) = (place_of::<R>("occurrence_on"), place_of::<R>("is_moved")) else {
            return;
        };
        let is_other = ["starts_at", "ends_at", "venue_id", "room_id"]
            .iter()
            .filter_map(|field| place_of::<R>(field))
            .any(|at| before[at] != cells[at]);
        if is_other && before[occurrence] != Cell::Null {
            cells[moved] = true.to_cell();
        }
        self.settle_time(before, cells);
    }

    /// A start that is given has a time; one that is midnight may be a day alone.
    fn settle_time(&self, before: &[Cell], cells: &mut [Cell]) {
        let (Some(starts), Some(known)) = (place_of::<R>("starts_at"), place_of::<R>("is_time_known")) else { return };
        let has_time = cells[starts] != Cell::Null && !cells[starts].plain().ends_with("T00:00:00");
        if before[starts] != cells[starts] && has_time {
            cells[known] = true.to_cell();
        }
    }

    /// What a new record gets besides its cells.
    pub(super) fn settle_new(&mut self, made: &mut Made<'a>, id: &Id) {
        made.cells[0] = Cell::Text(id.clone());
        if let Some(at) = place_of::<R>("position") {
            self.last_position = order::after(&self.last_position);
            made.cells[at] = Cell::Text(self.last_position.clone());
        }
        if R::TABLE == Event::TABLE
            && let Some(at) = place_of::<R>("week_id")
            && made.cells[at] == Cell::Null
        {
            made.cells[at] = self.context.week.map(|week| week.id.clone()).to_cell();
        }
        let before = R::default().cells();
        self.settle_time(&before, &mut made.cells);
    }
}
