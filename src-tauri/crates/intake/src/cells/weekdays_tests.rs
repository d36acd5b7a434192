//! Days of the week as real files write them.

use super::*;

#[test]
fn days_as_written() {
    let check = |cell: &str, days: &[Weekday]| {
        assert_eq!(parse_weekdays(cell, Letters::English).as_deref(), Some(days), "{cell:?}")
    };
    check("L,M,X,J,V,S,D", &WEEK);
    check("L,M,X,J", &[Mon, Tue, Wed, Thu]);
    check("M", &[Mon]);
    assert_eq!(parse_weekdays("M", Letters::of(["J,V", "M"].into_iter())), Some(vec![Tue]));
    check("M,X", &[Tue, Wed]);
    check("J", &[Thu]);
    check("LMXJV", &[Mon, Tue, Wed, Thu, Fri]);
    check("M T W T F", &[Mon, Tue, Wed, Thu, Fri]);
    check("Tuesday", &[Tue]);
    check("Mon, Wed and Fri", &[Mon, Wed, Fri]);
    check("Mo-Fr", &[Mon, Tue, Wed, Thu, Fri]);
    check("Sa–So", &[Sat, Sun]);
    check("lunes a viernes", &[Mon, Tue, Wed, Thu, Fri]);
    check("Mondays and Thursdays", &[Mon, Thu]);
    check("du lundi au mercredi", &[Mon, Tue, Wed]);
    check("ma, wo, vr", &[Mon, Wed, Fri]);
    check("mar, mer", &[Tue, Wed]);
    check("segunda-feira", &[Mon]);
    check("月水金", &[Mon, Wed, Fri]);
    check("월, 수", &[Mon, Wed]);
    check("1,3,5", &[Mon, Wed, Fri]);
    check("L,M,M,J", &[Mon, Tue, Wed, Thu]);
    check("F S S", &[Fri, Sat, Sun]);
    check("T W T", &[Tue, Wed, Thu]);
    check("vie", &[Fri]);
    check("Saturdays", &[Sat]);
    check("7", &[Sun]);
    check("fri to mon", &[Mon, Fri, Sat, Sun]);
    check("daily", &WEEK);
    check("weekends", &[Sat, Sun]);
}

#[test]
fn what_is_no_day() {
    for cell in ["", "someday", "L,M,Q", "8", "0", "xj", "M T Q", "to Monday", "Monday to", "Monday or later"] {
        assert_eq!(parse_weekdays(cell, Letters::English), None, "{cell:?}");
    }
}
