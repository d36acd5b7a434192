//! Times of day as people write them.

use super::*;

#[test]
fn times_as_written() {
    let check = |cell: &str, clocks: &[(u32, Option<u32>)]| {
        assert_eq!(parse_times(cell), Some(Times::At(clocks.to_vec())), "{cell:?}");
    };
    for cell in [
        "9:30am",
        "9:30 AM",
        "09:30",
        "9.30",
        "9h30",
        "0930",
        "930",
        "09:30:00",
        "9:30 a.m.",
        "9.30 Uhr",
        "9時30分",
        "오전 9:30",
        "0.395833333",
        "09:30:00.000",
        "９：３０",
    ] {
        check(cell, &[(570, None)]);
    }
    for cell in ["7 pm", "7pm", "19:00", "19h", "19 h", "19 Uhr", "19 hrs", "午後7時", "19.00 uur", "1900"] {
        check(cell, &[(1140, None)]);
    }
    check("noon", &[(720, None)]);
    check("12:00 AM", &[(0, None)]);
    check("12pm", &[(720, None)]);
    check("24:00", &[(1440, None)]);
    check("10:00-12:00", &[(600, Some(720))]);
    check("10:00 – 11:30", &[(600, Some(690))]);
    check("2-4pm", &[(840, Some(960))]);
    check("10-2pm", &[(600, Some(840))]);
    check("10-4", &[(600, Some(960))]);
    check("9-5", &[(540, Some(1020))]);
    check("12-2", &[(720, Some(840))]);
    check("1.30-3.30", &[(810, Some(930))]);
    check("11:30-1:00", &[(690, Some(780))]);
    check("10am-4", &[(600, Some(960))]);
    check("10-4pm", &[(600, Some(960))]);
    check("10pm-2", &[(1320, Some(120))]);
    check("8pm-12", &[(1200, Some(1440))]);
    check("1pm-12", &[(780, Some(1440))]);
    check("2pm-1", &[(840, Some(60))]);
    check("10am-04", &[(600, Some(240))]);
    check("5-11:59", &[(1020, Some(1439))]);
    check("5-12", &[(300, Some(720))]);
    check("12:59-1", &[(779, Some(780))]);
    check("13:00-1", &[(780, Some(60))]);
    check("12-12", &[(720, Some(1440))]);
    check("10-10", &[(600, Some(1320))]);
    check("10:00-10:00", &[(600, Some(600))]);
    check("10.30-10.30", &[(630, Some(630))]);
    check("22:00-02:00", &[(1320, Some(120))]);
    check("08:00-10:00", &[(480, Some(600))]);
    check("8-10", &[(480, Some(600))]);
    check("13時半", &[(810, None)]);
    check("19시~21시", &[(1140, Some(1260))]);
    check("오후 7시 30분", &[(1170, None)]);
    check("10.00 น.", &[(600, None)]);
    check("١٠:٣٠", &[(630, None)]);
    check("klo 10.00", &[(600, None)]);
    check("kl. 18.30", &[(1110, None)]);
    check("kl. 19", &[(1140, None)]);
    check("godz. 17:00", &[(1020, None)]);
    check("10:00 π.μ.", &[(600, None)]);
    check("u 18 sati", &[(1080, None)]);
    check("0.30", &[(30, None)]);
    check("0.59", &[(59, None)]);
    check("0.60", &[(864, None)]);
    check("0,75", &[(1080, None)]);
    check("0.75", &[(1080, None)]);
    check("09:30:00.123456789", &[(570, None)]);
    check("between 10 and 12", &[(600, Some(720))]);
    check("from 9", &[(540, None)]);
    check("midnight", &[(0, None)]);
    check("11:59 pm", &[(1439, None)]);
    check("12:30 am", &[(30, None)]);
    check("von 10 bis 12 Uhr", &[(600, Some(720))]);
    check("de 10h à 12h", &[(600, Some(720))]);
    check("10:00, 14:00", &[(600, None), (840, None)]);
    check("10:00-11:00 and 14:00-15:00", &[(600, Some(660)), (840, Some(900))]);
}

#[test]
fn open_whole_and_wrong() {
    for cell in ["", "tbc", "n/a", "TBA", "-", "?", "Por confirmar", "未定"] {
        assert_eq!(parse_times(cell), Some(Times::NotKnown), "{cell:?}");
    }
    for cell in ["all day", "Ganztägig", "Todo el día", "00:00-23:59", "0:00-24:00"] {
        assert_eq!(parse_times(cell), Some(Times::AllDay), "{cell:?}");
    }
    for cell in [
        "half past",
        "25:00",
        "24:01",
        "9:75",
        "9:60",
        "9:5",
        "9:5:00",
        "13 pm 5",
        "24:00 am",
        "09:30:00.1234567890",
        "12345",
        "2027-05-03",
        "12345678",
        "soon",
        "10:00 sharp",
        "0,75 l",
    ] {
        assert_eq!(parse_times(cell), None, "{cell:?}");
    }
}

#[test]
fn a_list_of_more_times_than_a_day_has_hours_is_none() {
    let list = |count: usize| vec!["10:00"; count].join(", ");
    assert_eq!(parse_times(&list(24)), Some(Times::At(vec![(600, None); 24])));
    assert_eq!(parse_times(&list(25)), None);
}

#[test]
fn words_for_an_open_time_are_known_as_such() {
    assert!(is_not_known("TBC") && is_not_known(" ") && is_not_known("n/a"));
    assert!(!is_not_known("10:00") && !is_not_known("all day"));
}
