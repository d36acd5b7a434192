//! Small files of partners, indicators, outlines and budgets, from the file to what the plan holds afterwards.

mod support;

use domain::{Neighbourhood, Plan};
use intake::{DryRun, ImportKind, ImportOptions};
use support::{apply, check, import_with, lindau, options, rows, totals, written};

#[test]
fn p01_several_addresses() {
    let (done, plan) = import_with("p01-several-addresses.csv", &lindau().0, ImportKind::Partners, &options());
    let emails: Vec<&str> = plan.people.iter().map(|person| person.email.as_str()).collect();
    assert_eq!(plan.partners.len(), 7);
    assert_eq!(
        emails,
        [
            "ann@maple.example",
            "bo@harbour.example",
            "cy@yard.example",
            "di@film.example",
            "ed@chess.example",
            "flo@night.example",
            ""
        ]
    );
    assert_eq!(
        rows(&done.preview.told),
        "2 another_address, 2 another_number, 3 another_address, 4 another_address, 7 another_address, 8 email_unreadable"
    );
}

#[test]
fn p02_phones_as_numbers() {
    let (_, plan) = import_with("p02-phones-as-numbers.xlsx", &lindau().0, ImportKind::Partners, &options());
    let phones: Vec<&str> = plan.people.iter().map(|person| person.phone.as_str()).collect();
    let years: Vec<Option<i64>> = plan.partners.iter().map(|partner| partner.first_year).collect();
    assert_eq!(phones, ["0305550101", "+493055501021", "+49 30 5550103"]);
    assert_eq!(years, [Some(2024), Some(2025), Some(2019)]);
}

#[test]
fn p03_an_address_book() {
    let (_, plan) = import_with("p03-google-contacts.csv", &lindau().0, ImportKind::Partners, &options());
    let partners: Vec<&str> = plan.partners.iter().map(|partner| partner.name.as_str()).collect();
    let people: Vec<(&str, &str)> =
        plan.people.iter().map(|person| (person.name.as_str(), person.email.as_str())).collect();
    assert_eq!(partners, ["Maple Street Library", "Harbour Choir"]);
    assert_eq!(
        people,
        [("Ann Bell", "ann@maple.example"), ("Bo Carr", "bo@harbour.example"), ("Cy Dole", "cy@maple.example")]
    );
}

#[test]
fn p05_one_partner_in_many_spellings() {
    let (done, plan) = import_with("p05-one-partner-many-spellings.csv", &lindau().0, ImportKind::Partners, &options());
    assert_eq!(plan.partners.len(), 6);
    let library = &plan.partners[0];
    assert_eq!(plan.people.iter().filter(|person| person.partner_id.as_ref() == Some(&library.id)).count(), 2);
    let pairs: Vec<(&str, &str)> =
        done.preview.likely_same.iter().map(|pair| (pair.name.as_str(), pair.other.as_str())).collect();
    assert_eq!(pairs.len(), 2, "{pairs:?}");
    let cic = plan.partners.iter().find(|partner| partner.name.starts_with("Harbour Community")).expect("it");
    assert_eq!(cic.sector.word(), "civil_society");
}

#[test]
fn people_who_share_an_address_or_a_name_are_two() {
    let check_people = |text: &str, expected: usize| {
        let (_folder, path) = written("people.csv", text.as_bytes());
        for kind in [ImportKind::Partners, ImportKind::Events] {
            let plan = lindau().0;
            let plan = apply(&plan, &check(kind, &path, &plan, &options()).expect("a dry run").writes);
            assert_eq!(plan.people.len(), expected, "{kind:?} {text}");
        }
    };
    let head = "Title,Date,Organisation,Contact name,Contact email\n";
    check_people(
        &format!("{head}A,2027-05-03,Club,Ann,office@club.example\nB,2027-05-04,Club,Bo,office@club.example\n"),
        2,
    );
    check_people(
        &format!("{head}A,2027-05-03,Club,Ann,ann@club.example\nB,2027-05-04,Club,Ann,ann@other.example\n"),
        2,
    );
    check_people(&format!("{head}A,2027-05-03,Club,Ann,ann@club.example\nB,2027-05-04,Club,ann,ANN@club.example\n"), 1);
}

/// `2010 total 95.4` for each reading.
fn readings(plan: &Plan) -> Vec<String> {
    let of = |it: &domain::Reading| {
        let group = match it.group_kind.word() {
            "total" => "total".to_owned(),
            _ => it.neighbourhood_id.clone().unwrap_or_else(|| it.group_name.clone()),
        };
        let note = if it.note.is_empty() { String::new() } else { format!(" [{}]", it.note) };
        format!(
            "{} {group} {}{note}",
            it.measured_on.format("%Y"),
            it.value.map_or("-".to_owned(), |value| value.to_string())
        )
    };
    plan.readings.iter().map(of).collect()
}

fn import_indicators(name: &str) -> (DryRun, Plan) {
    import_with(name, &lindau().0, ImportKind::Indicators, &options())
}

#[test]
fn i01_groups_side_by_side() {
    let (_, plan) = import_indicators("i01-groups-side-by-side.csv");
    let found = readings(&plan);
    assert_eq!(found.len(), 24);
    assert_eq!(found[..3], ["2010 total 95.4", "2010 boys 95.1", "2010 girls 95.7"]);
}

#[test]
fn i02_three_decimals() {
    let (done, plan) = import_indicators("i02-three-decimals.csv");
    assert!(done.preview.questions.is_empty());
    let values: Vec<f64> = plan.readings.iter().filter_map(|reading| reading.value).collect();
    assert_eq!(values, [0.125, 0.25, 0.375, 0.5]);
}

#[test]
fn i04_flags() {
    let (done, plan) = import_indicators("i04-flags.csv");
    let found = readings(&plan);
    assert_eq!(
        found,
        [
            "2019 total 12.3",
            "2020 total 9.8 [b]",
            "2021 total 10.4 [bu]",
            "2023 total 11.2 [p]",
            "2019 total 10.1",
            "2021 total 9.9 [e]",
            "2023 total 9.5 [e]",
            "2019 total 44",
            "2020 total 45 [r]",
            "2022 total 46 [*]",
            "2023 total 47 [p]",
        ]
    );
    assert_eq!(rows(&done.preview.told), "3 indicators_held_back");
}

#[test]
fn i06_percent_cells() {
    let (_, plan) = import_indicators("i06-percent-cells.xlsx");
    let values: Vec<f64> = plan.readings.iter().filter_map(|reading| reading.value).collect();
    assert_eq!(values, [52.0, 30.0, 6.0, 55.0, 100.0, 0.5]);
    assert_eq!(plan.indicators[0].unit, "%");
}

#[test]
fn i07_marks_cell_by_cell_and_asked_where_two_readings_stand() {
    let (done, _) = import_indicators("i07-percent-and-commas.csv");
    let question = done.preview.questions.first().expect("a question");
    assert_eq!((question.code.as_str(), question.values["cell"].as_str()), ("decimal_mark", "1,204"));
    let chosen = ImportOptions { decimal_mark: Some("point".to_owned()), ..options() };
    let (done, plan) = import_with("i07-percent-and-commas.csv", &lindau().0, ImportKind::Indicators, &chosen);
    assert!(done.preview.questions.is_empty());
    assert_eq!(
        readings(&plan),
        [
            "2019 total 45.2",
            "2020 total 46",
            "2021 total 1204",
            "2022 total 12345",
            "2023 total 12345",
            "2024 total 50 [~]",
            "2025 total 45.2"
        ]
    );
}

fn places(names: &[&str]) -> Plan {
    let place =
        |name: &&str| Neighbourhood { id: (*name).to_owned(), name: (*name).to_owned(), ..Neighbourhood::default() };
    Plan { neighbourhoods: names.iter().map(place).collect(), ..lindau().0 }
}

#[test]
fn g01_g02_places_in_the_wrong_spot_are_told() {
    let plan = places(&["Nord", "Süd"]);
    let (done, after) = import_with("g01-metres.geojson", &plan, ImportKind::Outlines, &options());
    assert_eq!(rows(&done.preview.refused), "1 other_projection, 2 other_projection");
    assert!(after.neighbourhoods.iter().all(|place| place.outline.is_empty()));
    let (done, after) = import_with("g02-latitude-first.geojson", &plan, ImportKind::Outlines, &options());
    assert_eq!(rows(&done.preview.refused), "1 latitude_first, 2 latitude_first");
    assert!(after.neighbourhoods.iter().all(|place| place.outline.is_empty()));
}

#[test]
fn g03_one_property_names_all() {
    let names = ["Nord", "Süd", "12", "Ward 13", "Châtelain", "Cimetière d'Ixelles", "Sankt Gallen Straße"];
    let (_, after) = import_with("g03-numbers-and-capitals.geojson", &places(&names), ImportKind::Outlines, &options());
    let with: Vec<&str> = after
        .neighbourhoods
        .iter()
        .filter(|place| !place.outline.is_empty())
        .map(|place| place.name.as_str())
        .collect();
    assert_eq!(with, ["12", "Châtelain", "Cimetière d'Ixelles", "Sankt Gallen Straße"]);
}

#[test]
fn budgets() {
    let text = "Jahr;Zweck;Quelle;Geplant;Gesichert;Ausgegeben\n2027;Raummiete;Stadt;1.250,00 €;1.000;\n2027;Druck;Stiftung;500;;12,5\n\
                Summe;;;1750;1000;\n2027;Bus;Stadt;viel;;\n";
    let (_folder, path) = written("budget.csv", text.as_bytes());
    let plan = lindau().0;
    let done = check(ImportKind::Budget, &path, &plan, &options()).expect("a dry run");
    totals(&done);
    let after = apply(&plan, &done.writes);
    let shown: Vec<String> = after
        .budget_lines
        .iter()
        .map(|line| {
            format!(
                "{} {} {} {} {} {}",
                line.year, line.title, line.source, line.planned_minor, line.secured_minor, line.spent_minor
            )
        })
        .collect();
    assert_eq!(shown, ["2027 Raummiete Stadt 125000 100000 0", "2027 Druck Stiftung 50000 0 1250"]);
    assert_eq!(
        (rows(&done.preview.refused), rows(&done.preview.no_records)),
        ("5 amount_unreadable".to_owned(), "4 total".to_owned())
    );
    assert!(check(ImportKind::Budget, &path, &after, &options()).expect("again").writes.is_empty());
}
