//! Dates as real files write them.

use super::*;
use crate::cells::names::Languages;

fn reading(order: DateOrder) -> DateReading {
    DateReading { order, year: 2027, zone: chrono_tz::Europe::Madrid, languages: Languages::MAX }
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
    check("2027-05-03T08:00Z", "2027-05-03 10:00");
    check("2027-05-05T14:00+01:00", "2027-05-05 15:00");
    check("2027-05-06T14:00:00+0100", "2027-05-06 15:00");
    check("Mar 5, 2027", "2027-03-05");
    check("Mar 5 de mayo", "2027-05-05");
    check("3-May-27", "2027-05-03");
    check("03-Mai-27", "2027-05-03");
    check("12-Jan-27", "2027-01-12");
    check("3 May 27", "2027-05-03");
    check("3 May 10:00", "2027-05-03 10:00");
    check("sábado 8 de mayo", "2027-05-08");
}

#[test]
fn other_languages_eras_and_digits() {
    let check = |cell: &str, expected: &str| check_in(DateOrder::DayFirst, cell, expected);
    check("3. toukokuuta 2027", "2027-05-03");
    check("4 maj 2027", "2027-05-04");
    check("onsdag den 5. maj 2027", "2027-05-05");
    check("6 maja 2027 r.", "2027-05-06");
    check("7. května 2027", "2027-05-07");
    check("8 de maig de 2027", "2027-05-08");
    check("1 d’abril de 2027", "2027-04-01");
    check("9 мая 2027 г.", "2027-05-09");
    check("3 Μαΐου 2027", "2027-05-03");
    check("4 Mayıs 2027 Salı", "2027-05-04");
    check("2027. május 5.", "2027-05-05");
    check("6. svibnja 2027.", "2027-05-06");
    check("2027 m. gegužės 5 d.", "2027-05-05");
    check("令和9年5月3日（月）", "2027-05-03");
    check("R9.5.4", "2027-05-04");
    check("２０２７年５月５日", "2027-05-05");
    check("2027年5月6日(木)", "2027-05-06");
    check("5月7日", "2027-05-07");
    check("2027. 5. 3.(월)", "2027-05-03");
    check("2027년 5월 4일", "2027-05-04");
    check("3 พฤษภาคม 2570", "2027-05-03");
    check("04/05/2570", "2027-05-04");
    check("٢٠٢٧-٠٥-٠٤", "2027-05-04");
    check("۱۴۰۶/۰۲/۱۴", "2027-05-04");
}

#[test]
fn spans_and_lists_as_people_write_them() {
    let check = |cell: &str, expected: &str| check_in(DateOrder::DayFirst, cell, expected);
    check("3rd - 5th May 2027", "2027-05-03 ~ 2027-05-05");
    check("May 3-5, 2027", "2027-05-03 ~ 2027-05-05");
    check("May 3 and 5, 2027", "2027-05-03; 2027-05-05");
    check("May 3rd-5th, 2027", "2027-05-03 ~ 2027-05-05");
    check("May 1st and 22nd, 2027", "2027-05-01; 2027-05-22");
    check("May 3-st 5, 2027", "");
    check("May 3 to 5", "2027-05-03 ~ 2027-05-05");
    check("August 1st to 3rd", "2027-08-01 ~ 2027-08-03");
    check("5 May 2027 – 3 May 2027", "");
    check("6 and 4 May 2027", "");
    check("3.-5. Mai 2027", "2027-05-03 ~ 2027-05-05");
    check("03.–05.05.2027", "2027-05-03 ~ 2027-05-05");
    check("3./4. Mai 2027", "2027-05-03 ~ 2027-05-04");
    check("du 3 au 5 mai 2027", "2027-05-03 ~ 2027-05-05");
    check("del 3 al 5 de mayo de 2027", "2027-05-03 ~ 2027-05-05");
    check("Mon 3 – Wed 5 May 2027", "2027-05-03 ~ 2027-05-05");
    check("28 April – 4 May 2027", "2027-04-28 ~ 2027-05-04");
    check("4, 6 and 8 May 2027", "2027-05-04; 2027-05-06; 2027-05-08");
    check("Tuesday 4th & Thursday 6th May", "2027-05-04; 2027-05-06");
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

#[test]
fn days_of_a_list_or_a_span() {
    let days = |cell: &str| {
        let days = parse_days(cell, &reading(DateOrder::DayFirst)).unwrap_or_default();
        days.iter().map(|day| day.format("%d.%m.").to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(days("3 – 5 May 2027"), "03.05. 04.05. 05.05.");
    assert_eq!(days("30 April 2027 – 1 May 2027"), "30.04. 01.05.");
    assert_eq!(days("3/5/2027; 5/5/2027"), "03.05. 05.05.");
    assert_eq!(days("3 May 2027 10:00 - 12:30"), "03.05.");
    assert_eq!(days("never"), "");
}

#[test]
fn a_cell_that_is_far_too_long_holds_no_date() {
    let cell = |length: usize| format!("{:<length$}", "2027-05-03");
    check_in(DateOrder::DayFirst, &cell(400), "2027-05-03");
    check_in(DateOrder::DayFirst, &cell(401), "");
}
