//! Whether `5/6/2027` is in June or in May: the evidence of every date in the file.
//!
//! Decides nothing when there is none; then a person is asked.

use crate::cells::dates::DateOrder;

/// What the dates of the file say about their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    day_first: usize,
    month_first: usize,
    open: usize,
}

impl Evidence {
    /// Looks at one cell.
    pub(crate) fn see(&mut self, cell: &str) {
        let bytes = cell.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            match numbers_at(&bytes[at..]) {
                Some((first, second, separator, length)) => {
                    self.count(first, second, separator);
                    at += length;
                }
                None => at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count(),
            }
        }
    }

    fn count(&mut self, first: u32, second: u32, separator: u8) {
        match (12 < first, 12 < second) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            // Points are written by those who write the day first.
            (false, false) if separator == b'.' => self.day_first += 1,
            (false, false) if first != second => self.open += 1,
            _ => {}
        }
    }

    /// The order, where the dates agree on one.
    pub(crate) fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (days, months) if months < days => Some(DateOrder::DayFirst),
            (days, months) if days < months => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// True when a person must say: some dates can be read either way, and nothing decides.
    pub(crate) fn is_open(&self) -> bool {
        0 < self.open && self.order().is_none()
    }

    /// True when some dates contradict the others.
    pub(crate) fn is_mixed(&self) -> bool {
        0 < self.day_first && 0 < self.month_first
    }
}

/// `12/5/2027` at the start: first and second number, what stands between, length of all of it.
fn numbers_at(bytes: &[u8]) -> Option<(u32, u32, u8, usize)> {
    let number = |from: usize, most: usize| -> Option<(u32, usize)> {
        let length = bytes.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(bytes.get(from..from + length)?).ok()?;
        (1 <= length && length <= most).then_some(())?;
        Some((text.parse().ok()?, from + length))
    };
    let (first, at) = number(0, 2)?;
    let separator = *bytes.get(at)?;
    if !matches!(separator, b'/' | b'.' | b'-') {
        return None;
    }
    let (second, at) = number(at + 1, 2)?;
    if bytes.get(at) != Some(&separator) {
        return None;
    }
    let (_, at) = number(at + 1, 4)?;
    Some((first, second, separator, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_column_decides() {
        let mixed = ["13/1/2027", "1/13/2027"];
        let check = |cells: &[&str], order: Option<DateOrder>, is_open: bool| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            assert_eq!((evidence.order(), evidence.is_open()), (order, is_open), "{cells:?}");
            let is_mixed = mixed.iter().all(|cell| cells.contains(cell));
            assert_eq!(evidence.is_mixed(), is_mixed, "{cells:?}");
        };
        check(&["5/6/2027", "13/6/2027"], Some(DateOrder::DayFirst), false);
        check(&["5/6/2027", "6/13/2027"], Some(DateOrder::MonthFirst), false);
        check(&["5/6/2027", "7/8/2027"], None, true);
        check(&["5/5/2027"], None, false);
        check(&["12/5/2027"], None, true);
        check(&["12/12/2027"], None, false);
        check(&["13/1/2027", "1/13/2027", "14/2/2027"], Some(DateOrder::DayFirst), false);
        check(&["13/1/2027", "1/13/2027", "2/14/2027"], Some(DateOrder::MonthFirst), false);
        check(&["5-6-2027"], None, true);
        check(&["5/6-2027", "123/4/2027", "5/6/", "5/6", "5/678/2027", "5/6/20278", "/", ""], None, false);
        check(&["on 5/6/2027 or 14/6/2027"], Some(DateOrder::DayFirst), false);
        check(&["2027-05-06"], None, false);
        check(&["5.6.2027"], Some(DateOrder::DayFirst), false);
        check(&["24/12/2020;25/12/2020;6/1/2021;"], Some(DateOrder::DayFirst), false);
        check(&["13/1/2027", "1/13/2027", "2/3/2027"], None, true);
    }
}
