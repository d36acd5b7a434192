//! Dates as real files write them.

use super::*;

fn reading(order: DateOrder) -> DateReading {
    DateReading { order, year: 2027, zone: chrono_tz::Europe::Madrid }
}

fn shown(when: &When) -> String {
    let one = |moment: &Moment| match moment.minutes {
        Some(minutes) => format!("{} {:02}:{:02}", moment.on, minutes / 60, minutes % 60),
        None => moment.on.to_string(),
    };
    match when {
        When::Days(days) => days.iter().map(one).collect::<Vec<_>>().join("; "),
        When::Span(from, to) => format!("{} ~ {}", one(from), one(to)),
        When::Between(from, end) => format!("{} - {:02}:{:02}", one(from), end / 60, end % 60),
    }
}

fn check_in(order: DateOrder, cell: &str, expected: &str) {
    let read = parse_when(cell, &reading(order)).map(|when| shown(&when)).unwrap_or_default();
    assert_eq!(read, expected, "{cell:?}");
}

#[test]
fn one_date() {
    let check = |cell: &str, expected: &str| check_in(DateOrder::DayFirst, cell, expected);
    check("2021-02-24", "2021-02-24");
    check("2021-02-24 00:00:00.0", "2021-02-24 00:00");
    check("2021-02-24T19:30:00", "2021-02-24 19:30");
    check("2021-02-24T19:30:00Z", "2021-02-24 20:30");
    check("2021-07-24T19:30:00+01:00", "2021-07-24 20:30");
    check("20210224", "2021-02-24");
    check("44251", "2021-02-24");
    check("44251.8125", "2021-02-24 19:30");
    check("24/2/2021", "2021-02-24");
    check("24.02.21", "2021-02-24");
    check("24-02-2021 7pm", "2021-02-24 19:00");
    check("2/24/2021", "2021-02-24");
    check("24 February 2021", "2021-02-24");
    check("Wed 24 Feb 2021, 7.30 pm", "2021-02-24 19:30");
    check("February 24th, 2021", "2021-02-24");
    check("24 de febrero de 2021", "2021-02-24");
    check("Mittwoch, 24. Februar 2021", "2021-02-24");
    check("mercredi 1er août 2027", "2027-08-01");
    check("24 March", "2027-03-24");
    check("24/3", "2027-03-24");
    check("2021年2月24日", "2021-02-24");
    check("2021年2月24日(水)", "2021-02-24");
    check("2021. 2. 24.", "2021-02-24");
    check("3월 4일", "2027-03-04");
}

#[test]
fn the_order_of_day_and_month() {
    check_in(DateOrder::MonthFirst, "05/06/2022 09:00:00 AM", "2022-05-06 09:00");
    check_in(DateOrder::DayFirst, "05/06/2022 09:00:00 PM", "2022-06-05 21:00");
    check_in(DateOrder::MonthFirst, "05/06/2022 12:00:00 AM", "2022-05-06 00:00");
    check_in(DateOrder::MonthFirst, "25/06/2022", "2022-06-25");
}

#[test]
fn spans_and_lists() {
    let check = |cell: &str, expected: &str| check_in(DateOrder::DayFirst, cell, expected);
    check("2025-12-18~2025-12-21", "2025-12-18 ~ 2025-12-21");
    check("2025-12-18/2025-12-21", "2025-12-18 ~ 2025-12-21");
    check("18/12/2025 - 21/12/2025", "2025-12-18 ~ 2025-12-21");
    check("18/12/2025-21/12/2025", "2025-12-18 ~ 2025-12-21");
    check("3 – 5 May 2027", "2027-05-03 ~ 2027-05-05");
    check("du 3 mai 2027 au 5 mai 2027", "2027-05-03 ~ 2027-05-05");
    check("3 May 2027 10:00 - 12:30", "2027-05-03 10:00 - 12:30");
    check("1/4/2021;2/4/2021;", "2021-04-01; 2021-04-02");
    check("1/4/2021, 2/4/2021", "2021-04-01; 2021-04-02");
    check("4 May 2027\n5 May 2027", "2027-05-04; 2027-05-05");
}

#[test]
fn what_is_no_date() {
    for cell in
        ["", "soon", "31/02/2021", "2019-31-01", "Ten", "99/99/9999", "1", "12345", "2021-02-24 at the library", ";"]
    {
        check_in(DateOrder::DayFirst, cell, "");
    }
}
