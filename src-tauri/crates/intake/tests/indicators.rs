//! Tables of indicators: small ones written here, and real ones of others where they are at hand.

mod support;

use domain::{GroupKind, Indicator, Neighbourhood, Plan, Profile, Reading};
use intake::{DryRun, ImportKind, ImportOptions, RefusedRow};

fn plan() -> Plan {
    let place =
        |id: &str, name: &str| Neighbourhood { id: id.to_owned(), name: name.to_owned(), ..Neighbourhood::default() };
    Plan { neighbourhoods: vec![place("e", "Eastbrook"), place("h", "Hillside")], ..Plan::default() }
}

fn run_with(plan: &Plan, name: &str, bytes: &[u8], options: &ImportOptions) -> DryRun {
    let (_folder, path) = support::written(name, bytes);
    support::check(ImportKind::Indicators, &path, plan, options).expect("a table")
}

fn run(text: &str) -> DryRun {
    run_with(&plan(), "adults.csv", text.as_bytes(), &ImportOptions::default())
}

/// `2016 total = 10`, one for each reading.
fn shown(run: &DryRun) -> String {
    let shown = |it: &Reading| {
        let group = it.neighbourhood_id.as_ref().unwrap_or(&it.group_name);
        let value = it.value.map_or("-".to_owned(), |value| value.to_string());
        format!("{} {} {group}= {value}", it.measured_on, it.group_kind.word())
    };
    run.writes.readings.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[test]
fn open_sdg_with_a_blank_group_as_the_total() {
    let found = run(
        "Year,Sex,Neighbourhood,Observation status,Units,GeoCode,Value\n2016,,,Normal value,Percentage (%),,10.5\n\
         2016,Women,,Normal value,Percentage (%),,12\n2016,,Eastbrook,Normal value,Percentage (%),E1,7\n\
         2016,Women,Hillside,Normal value,Percentage (%),E2,\n2017,,,Suppressed,Percentage (%),,\n",
    );
    assert_eq!(
        shown(&found),
        "2016-12-31 total = 10.5; 2016-12-31 gender Women= 12; 2016-12-31 neighbourhood e= 7; 2016-12-31 own Women · \
         Hillside= -"
    );
    assert_eq!(found.preview.new, 4);
    assert_eq!((found.writes.indicators[0].name.as_str(), found.writes.indicators[0].unit.as_str()), ("adults", "%"));
    assert_eq!(found.preview.notices[0].code, "indicators_held_back", "{:?}", found.preview.notices);
}

#[test]
fn wide_with_a_column_for_each_year() {
    let found = run("Series;Group;2019;2020;2021/22\nReaders;;1,5;2;3\nReaders;Women;;<5;\nWriters;;x;4;5\n");
    assert_eq!(
        shown(&found),
        "2019-12-31 total = 1.5; 2020-12-31 total = 2; 2022-12-31 total = 3; 2020-12-31 total = 4; 2022-12-31 total = 5"
    );
    assert_eq!(found.writes.indicators.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Readers", "Writers"]);
}

/// As `export_indicators` writes it: what goes out comes in the same.
#[test]
fn wide_with_notes_quarters_months_and_percent() {
    let text = "Series,Units,Kind of group,Group,2016,2017-09-30,2018 Q1,2018-05,Note 2016,2018 Q1 note\n\
                Readers,%,,,9.5,10,11,12,\"estimated, twice\",\nReaders,%,gender,Women,,suppressed,8,,not asked,new form\n\
                Writers,people,age,25-34,1234.5,,,,,\n";
    let found = run(text);
    assert_eq!(
        shown(&found),
        "2016-12-31 total = 9.5; 2017-09-30 total = 10; 2018-03-31 total = 11; 2018-05-31 total = 12; \
         2016-12-31 gender Women= -; 2018-03-31 gender Women= 8; 2016-12-31 age 25-34= 1234.5"
    );
    let notes: Vec<&str> = found.writes.readings.iter().map(|it| it.note.as_str()).collect();
    assert_eq!(notes, ["estimated, twice", "", "", "", "not asked", "new form", ""]);
    let units: Vec<&str> = found.writes.indicators.iter().map(|it| it.unit.as_str()).collect();
    assert_eq!(units, ["%", "people"]);
    assert_eq!(support::rows(&found.preview.told), "3 indicators_held_back");
    let mut plan = plan();
    plan.indicators.clone_from(&found.writes.indicators);
    plan.readings.clone_from(&found.writes.readings);
    let again = run_with(&plan, "adults.csv", text.as_bytes(), &ImportOptions::default());
    assert!(again.writes.is_empty(), "{:?}", again.writes);
}

/// Several values of a year are never added up unasked; where they can be rates, adding is not even proposed.
#[test]
fn rates_are_not_summed() {
    let rows = |values: [&str; 4], unit: &str| {
        let row = |(month, value): (usize, &&str)| format!("2018-{:02}-01,A,{value},{unit}\n", month + 1);
        format!(
            "Date,Library,Value,Unit\n{}2018-01-01,A,7,{unit}\n",
            values.iter().enumerate().map(row).collect::<String>()
        )
    };
    let proposed = |text: &str| {
        let found = run(text);
        let question = found.preview.questions.iter().find(|question| question.code == "repeats");
        (question.map(|question| question.proposed.clone()), found)
    };
    assert_eq!(proposed(&rows(["1", "2", "3", "4"], "people")).0.as_deref(), Some("sum"));
    for (values, unit) in [(["1", "2", "3", "4"], "%"), (["1.5", "2", "3", "4"], ""), (["-1", "2", "3", "4"], "")] {
        let (word, found) = proposed(&rows(values, unit));
        assert_eq!(word.as_deref(), Some("refuse"), "{values:?} {unit}");
        assert_eq!(found.writes.readings.len(), 4, "each month by itself");
        assert_eq!(support::rows(&found.preview.refused), "6 indicators_repeated");
    }
    let percent = proposed(&rows(["1%", "2%", "3%", "4%"], "").replace("A,7,", "A,7%,"));
    assert_eq!(percent.0.as_deref(), Some("refuse"));
    let (none, months) = proposed("Date,Value\n2018-01,5\n2018-02,6\n2018-03,7\n");
    assert_eq!(
        (none, shown(&months).as_str()),
        (None, "2018-01-31 total = 5; 2018-02-28 total = 6; 2018-03-31 total = 7")
    );
}

#[test]
fn long_with_days_and_groups() {
    let found = run("Area,Count date,Members\nOld Town,2018-10-23,47\nHarbour,2018-10-23,6\n");
    assert_eq!(shown(&found), "2018-10-23 own Old Town= 47; 2018-10-23 own Harbour= 6");
    let found = run("Day,Library,Visitors\n1/2/2018,A,3\n13/2/2018,A,4\n1/3/2018,A,5\n1/4/2018,A,6\n");
    assert_eq!(
        shown(&found),
        "2018-02-01 own A= 3; 2018-02-13 own A= 4; 2018-03-01 own A= 5; 2018-04-01 own A= 6",
        "one library alone is not the whole city, and nothing is added up unasked"
    );
    let found = run("Year,Library,Visitors\n2018,,30\n2018,A,18\n");
    assert_eq!(shown(&found), "2018-12-31 total = 30; 2018-12-31 own A= 18", "a blank is the total");
    let profile = Profile { city: "Riverton".to_owned(), ..Profile::default() };
    let plan = Plan { profile: Some(profile), ..plan() };
    let text = b"City,Year,Visitors\nRiverton,2018,18\nRiverton,2019,19\n";
    let found = run_with(&plan, "visitors.csv", text, &ImportOptions::default());
    assert_eq!(shown(&found), "2018-12-31 total = 18; 2019-12-31 total = 19", "the city itself is everybody");
}

#[test]
fn the_header_is_the_row_of_the_years() {
    let check = |text: &str, expected: &str| assert_eq!(shown(&run(text)), expected, "{text}");
    // Rows below have more words than the header, whose years are numbers.
    let wide = "2018-12-31 own A= 4; 2019-12-31 own A= 5; 2018-12-31 own B= 6";
    check("Group,2018,2019\nA,4,5\nB,6,missing\n", wide);
    check("Visitors to libraries,,\n,,\nGroup,2018,2019\nA,4,5\nB,6,missing\n", wide);
    check(",2018,2019\nA,4,5\nB,6,missing\n", wide);
    check("Year,Value\n2018,4\n2019,5\n", "2018-12-31 total = 4; 2019-12-31 total = 5");
    // A person who names the line is believed.
    let options = ImportOptions { header_row: Some(2), ..ImportOptions::default() };
    let found = run_with(&plan(), "a.csv", b"Group,2018,2019\nRegion,2020,2021\nA,4,5\n", &options);
    assert_eq!(shown(&found), "2020-12-31 own A= 4; 2021-12-31 own A= 5");
}

#[test]
fn a_table_can_say_the_kind_of_each_group() {
    let found = run("Series,Kind of group,Group,2018,2019\nReaders,,,9,10\nReaders,gender,Women,4,5\n\
                     Readers,neighbourhood,Hillside,1,2\n");
    assert_eq!(
        shown(&found),
        "2018-12-31 total = 9; 2019-12-31 total = 10; 2018-12-31 gender Women= 4; 2019-12-31 gender Women= 5; \
         2018-12-31 neighbourhood h= 1; 2019-12-31 neighbourhood h= 2"
    );
}

#[test]
fn errors_name_line_column_and_reason() {
    let check = |text: &str, line: usize, column: &str, reason: &str| {
        let found = run(text);
        let refused = found.preview.refused.first().expect(text);
        assert_eq!((refused.line, refused.column.as_str(), refused.reason.as_str()), (line, column, reason), "{text}");
    };
    check("Year,Group,Value\n2016,A,10\n2017,A,ten\n", 3, "Value", "indicators_no_number");
    check("Year,Group,Value\nlast,A,10\n2017,A,1\n", 2, "Year", "indicators_no_year");
    check("Year,Group,Value\n2016,A,10\n2016,A,11\n", 3, "Year", "indicators_repeated");
    let found = run("Group,Sex,2016,2017\nA,f,1,2\nA,m,1,about 3\n");
    let told = &found.preview.told[0];
    assert_eq!(
        (told.line, told.column.as_str(), told.reason.as_str()),
        (3, "2017", "indicators_no_number"),
        "beside others"
    );
    assert!(run("Year,Group,Value\n2016,A,10\n2016,A,10\n").preview.refused.is_empty(), "the same said twice");
}

#[test]
fn no_number_is_guessed() {
    let check = |cell: &str, reason: &str| {
        let found = run(&format!("Year,Group,Value\n2016,A,10\n2017,A,{cell}\n2018,A,12\n"));
        let told = found.preview.refused.iter().chain(&found.preview.told);
        let told: Vec<String> = told.map(|row| format!("{} {} {}", row.line, row.column, row.reason)).collect();
        assert_eq!(told, [format!("3 Value {reason}")], "{cell}");
        let readings = found.writes.readings.iter().filter(|it| it.value.is_some()).count();
        assert_eq!(readings, 2, "{cell}");
        // Beside other values of its row the cell alone is told.
        let found = run(&format!("Group,2016,2017\nA,10,{cell}\nB,1,2\n"));
        let told: Vec<&str> = found.preview.told.iter().map(|row| row.reason.as_str()).collect();
        assert_eq!((told.as_slice(), found.writes.readings.len()), (&[reason][..], 3), "{cell}");
    };
    for cell in ["(57)", "57-", "57 CR"] {
        check(cell, "sign_open");
    }
    for cell in ["57a", "57k", ">57", "5-7", "1e3", "0x1F", "1/2", "1½", "½", "57²", "1 2"] {
        check(cell, "indicators_no_number");
    }
    for cell in ["#REF!", "#DIV/0!", "####"] {
        check(cell, "cell_error");
    }
    let found = run("Year,Group,Value\n2016,A,−57\n2017,A,~57\n2018,A,57*\n2019,A,５７\n2020,A,NaN\n");
    assert_eq!(
        shown(&found),
        "2016-12-31 own A= -57; 2017-12-31 own A= 57; 2018-12-31 own A= 57; 2019-12-31 own A= 57; 2020-12-31 own A= -"
    );
    let notes: Vec<&str> = found.writes.readings.iter().map(|it| it.note.as_str()).collect();
    assert_eq!(notes, ["", "~", "*", "", ""]);
}

#[test]
fn what_stands_beside_a_value_is_read_or_told() {
    let found =
        run("Year,Value,Sample size,Margin,Unit multiplier\n2016,10,\"1,234\",±0.5,thousands\n2017,11,many,(1),\n");
    let reading = &found.writes.readings[0];
    assert_eq!((reading.value, reading.sample_size, reading.margin), (Some(10_000.0), Some(1_234), Some(500.0)));
    assert_eq!(support::rows(&found.preview.told), "3 number_unreadable, 3 sign_open");
    let found = run("Year,Value,Unit multiplier\n2016,10,lots\n2017,11,Units\n");
    assert_eq!(support::rows(&found.preview.refused), "2 multiplier_unknown");
    assert_eq!(shown(&found), "2017-12-31 total = 11");
}

#[test]
fn a_table_that_does_not_say_is_asked_about() {
    let text = "Branch,Town,Seats\nA,Old,40\nB,New,60\n";
    let found = run(text);
    assert_eq!((found.preview.questions[0].code.as_str(), found.writes.readings.len()), ("year", 0));
    let options = ImportOptions { year: Some(2025), ..ImportOptions::default() };
    let found = run_with(&plan(), "seats.csv", text.as_bytes(), &options);
    assert_eq!(shown(&found), "2025-12-31 own A= 40; 2025-12-31 own B= 60");
    let options = ImportOptions { repeats: Some("count".to_owned()), ..found.preview.options };
    let found = run_with(&plan(), "seats.csv", text.as_bytes(), &options);
    assert_eq!(shown(&found), "2025-12-31 own A= 1; 2025-12-31 own B= 1");
}

#[test]
fn the_same_table_again_says_nothing_new() {
    let text = "Year,Neighbourhood,Value\n2016,,10\n2016,Eastbrook,4\n";
    let first = run(text);
    let mut plan = plan();
    plan.indicators = first.writes.indicators.clone();
    plan.readings = first.writes.readings.clone();
    // A year-end reading may have been moved to the day of the count.
    plan.readings[0].measured_on = chrono::NaiveDate::from_ymd_opt(2016, 5, 3).expect("a date");
    let again = run_with(&plan, "adults.csv", text.as_bytes(), &ImportOptions::default());
    assert_eq!((again.preview.new, again.preview.changed, again.preview.same), (0, 0, 2));
    let other = run_with(
        &plan,
        "adults.csv",
        text.replace("10", "11").as_bytes(),
        &ImportOptions { indicator_id: Some("new-1".to_owned()), ..ImportOptions::default() },
    );
    assert_eq!((other.preview.changed, other.preview.indicators[0].changes[0].to.as_str()), (1, "11"));
    let named = Plan {
        indicators: vec![Indicator { id: "i".to_owned(), name: "Adults".to_owned(), ..Indicator::default() }],
        ..Plan::default()
    };
    let found = run_with(&named, "adults.csv", text.as_bytes(), &ImportOptions::default());
    assert!(found.writes.indicators.is_empty(), "found by the name of the file");
}

fn real(name: &str, options: &ImportOptions) -> Option<DryRun> {
    let bytes = std::fs::read(support::data("csv")?.join(name)).expect("a real file");
    Some(run_with(&plan(), name, &bytes, options))
}

fn by_options() -> ImportOptions {
    ImportOptions::default()
}

#[test]
fn the_statistics_of_the_united_kingdom() {
    let Some(found) = real("uk-sdg-4-3-1.csv", &by_options()) else { return };
    let preview = &found.preview;
    // Eleven rows of each series have no group at all and eleven values: the deciles got lost on the way.
    assert_eq!((preview.rows, preview.new, preview.refused_count), (90, 70, 20), "{:?}", preview.refused);
    assert!(preview.refused.iter().all(|row| row.reason == "indicators_repeated"));
    assert_eq!(found.writes.indicators.len(), 2, "two series");
    assert_eq!(found.writes.indicators[0].unit, "%");
    let ages = found.writes.readings.iter().filter(|it| it.group_kind == GroupKind::Age).count();
    let totals = found.writes.readings.iter().filter(|it| it.group_kind == GroupKind::Total).count();
    assert_eq!((ages, totals), (12, 2));
}

#[test]
fn the_events_of_the_libraries_of_barnet() {
    let Some(found) = real("barnet-library-events.csv", &by_options()) else { return };
    assert_eq!(
        (found.preview.questions[0].code.as_str(), found.preview.questions[0].proposed.as_str()),
        ("repeats", "sum")
    );
    let options = ImportOptions { repeats: Some("sum".to_owned()), ..by_options() };
    let Some(found) = real("barnet-library-events.csv", &options) else { return };
    let sum: f64 = found.writes.readings.iter().filter_map(|reading| reading.value).sum();
    assert_eq!(sum, 66_651.0, "attendances");
    assert_eq!(found.preview.indicators[0].group_count, 15, "libraries");
    assert_eq!(found.preview.rows, 4_312);
    assert_eq!((found.preview.options.repeats.as_deref(), found.preview.refused_count), (Some("sum"), 0));
}

#[test]
fn the_library_members_of_bristol() {
    let Some(found) = real("bristol-library-membership.csv", &by_options()) else { return };
    let preview = &found.preview;
    assert_eq!((preview.rows, preview.new, preview.refused_count), (388, 388, 0), "{:?}", preview.refused);
    assert!(found.writes.readings.iter().all(|it| it.group_kind == GroupKind::Own && it.value.is_some()));
}

#[test]
fn the_libraries_of_england_say_no_year() {
    let Some(found) = real("england-libraries.csv", &by_options()) else { return };
    let asked: Vec<&str> = found.preview.questions.iter().map(|question| question.code.as_str()).collect();
    assert_eq!(asked, ["year", "value"], "several columns of numbers, none of which is known");
    assert!(found.writes.readings.is_empty() && found.writes.indicators.is_empty() && found.preview.refused.is_empty());
    let mapping = [("authority_id", "own"), ("hours", "value")].map(|(name, role)| (name.to_owned(), role.to_owned()));
    let options = ImportOptions {
        year: Some(2018),
        repeats: Some("sum".to_owned()),
        mapping: Some(mapping.into()),
        ..ImportOptions::default()
    };
    let Some(found) = real("england-libraries.csv", &options) else { return };
    // Of 3,238 libraries 64 write their hours as a text, such as "49h45m": named one by one and never guessed.
    // "13*" is a number with a sign that is kept as its note; "(57)" can be one below zero and is asked back.
    assert_eq!((found.preview.refused_count, found.writes.indicators.len()), (64, 1));
    let is_said = |row: &RefusedRow| {
        matches!(row.reason.as_str(), "indicators_no_number" | "sign_open") && row.column == "hours" && 1 < row.line
    };
    assert!(found.preview.refused.iter().all(is_said), "{:?}", found.preview.refused);
    assert!(100 < found.writes.readings.len(), "authorities: {}", found.writes.readings.len());
}
