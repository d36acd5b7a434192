//! The cells of a row that hold numbers: places, ages, money, coordinates, and whether it costs anything.

use crate::cells::amounts::{age_in, is_for_nothing, money_in, places_in, rating_in, why_no_count};
use crate::cells::clean::name_key;
use crate::cells::vocabulary::yes_or_no;
use crate::events::row::{Row, RowDraft};

impl Row<'_> {
    /// Free or not: by its own column, else by what the price says.
    pub(crate) fn cost(&self, draft: &mut RowDraft) {
        let event = &mut draft.event;
        let cell = self.line("is_free");
        let price = event.cost_note.clone();
        // An amount is no yes or no: a price of 0 is free, one of 1 is not.
        let by_price = || match is_for_nothing(&price) {
            _ if price.is_empty() => None,
            Some(is_for_nothing) => Some(is_for_nothing),
            None => Some(yes_or_no(&price).unwrap_or(false)),
        };
        let answer = match yes_or_no(&cell) {
            Some(answer) => Some(answer),
            None if cell.is_empty() => by_price(),
            None => {
                let key = name_key(&cell);
                let is_free =
                    ["free", "gratis", "gratuit", "kostenlos", "無料", "무료"].iter().any(|word| key.starts_with(word));
                if event.cost_note.is_empty() {
                    event.cost_note = cell;
                    draft.given.insert("cost_note");
                }
                Some(is_free)
            }
        };
        // A column that is there and says nothing is no promise of a free event, but in a form of ours.
        event.is_free = answer.unwrap_or(self.reading.form.is_some() || !self.reading.columns.has("is_free"));
        if answer.is_some() {
            draft.given.insert("is_free");
        }
    }

    pub(crate) fn numbers(&self, draft: &mut RowDraft) {
        let event = &mut draft.event;
        let mut told: Vec<(&'static str, &'static str)> = Vec::new();
        let counts: [(&'static str, &mut Option<i64>); 5] = [
            ("capacity", &mut event.capacity),
            ("registered_count", &mut event.registered_count),
            ("attended_count", &mut event.attended_count),
            ("first_time_count", &mut event.first_time_count),
            ("rating_count", &mut event.rating_count),
        ];
        for (field, place) in counts {
            let cell = self.raw(field);
            match places_in(cell) {
                Some((number, is_doubtful)) => {
                    *place = Some(number);
                    draft.given.insert(field);
                    if is_doubtful {
                        told.push((field, "places_doubtful"));
                    }
                }
                None if cell.is_empty() => {}
                None => told.push((field, why_no_count(cell))),
            }
        }
        match rating_in(self.raw("rating_average")) {
            Ok(None) => {}
            Ok(average) => {
                event.rating_average = average;
                draft.given.insert("rating_average");
            }
            Err(reason) => told.push(("rating_average", reason)),
        }
        for (field, place) in [("age_from", &mut event.age_from), ("age_to", &mut event.age_to)] {
            let cell = self.raw(field);
            match age_in(cell, field == "age_to") {
                Some(number) => {
                    *place = Some(number);
                    draft.given.insert(field);
                }
                None if cell.is_empty() => {}
                None => told.push((field, why_no_count(cell))),
            }
        }
        let money: [(&'static str, &'static str, &mut Option<i64>); 2] = [
            ("money_asked", "money_asked_minor", &mut event.money_asked_minor),
            ("money_granted", "money_granted_minor", &mut event.money_granted_minor),
        ];
        for (field, name, place) in money {
            let cell = self.raw(field);
            match money_in(cell, self.reading.money_digits) {
                Ok(amount) => {
                    *place = Some(amount);
                    draft.given.insert(name);
                }
                Err(_) if cell.is_empty() => {}
                Err(reason) => told.push((field, reason)),
            }
        }
        for (field, reason) in told {
            draft.tell(field, self.raw(field), reason);
        }
        self.coordinates(draft);
        let field = if self.age_range(draft) { "age_range" } else { "age_to" };
        self.ages_in_order(field, draft);
    }

    /// A place that cannot be read has no coordinates; 0 is what portals write where they have none.
    fn coordinates(&self, draft: &mut RowDraft) {
        for field in ["latitude", "longitude"] {
            let cell = self.raw(field);
            let is_zero = cell.chars().all(|letter| matches!(letter, '0' | '.' | ','));
            if !is_zero && self.degrees(field).is_none() {
                draft.tell(field, cell, "number_unreadable");
            }
        }
    }

    /// Both ages of one cell; whether it holds any.
    fn age_range(&self, draft: &mut RowDraft) -> bool {
        let event = &mut draft.event;
        let ages = self.raw("age_range");
        let mut numbers = ages
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|part| part.parse::<i64>().ok())
            .filter(|age| *age < 130);
        let Some(from) = numbers.next() else { return false };
        event.age_from = Some(from);
        event.age_to = numbers.next();
        draft.given.insert("age_from");
        if event.age_to.is_some() {
            draft.given.insert("age_to");
        }
        true
    }

    /// Takes neither age where the lowest is above the highest: nobody knows which is wrong, and the form of the event
    /// could not be saved with both.
    fn ages_in_order(&self, field: &'static str, draft: &mut RowDraft) {
        let event = &mut draft.event;
        if event.age_from.zip(event.age_to).is_none_or(|(from, to)| from <= to) {
            return;
        }
        (event.age_from, event.age_to) = (None, None);
        draft.given.retain(|given| !matches!(*given, "age_from" | "age_to"));
        draft.tell(field, self.raw(field), "ages_reversed");
    }
}
