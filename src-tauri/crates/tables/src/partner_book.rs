//! The register of partners as a workbook: partners, people, offers, and a sheet that explains the columns.
//!
//! The first sheet can be imported again and then says nothing new; its columns are those of the import. People
//! whose time of keeping has passed are left out: they are to be erased, not passed on.

use chrono::NaiveDate;
use domain::maps::FastMap;
use domain::{Partner, Person, Plan, by_id};
use text::Texts;

use crate::workbook::{BookCell, BookSheet};

/// Columns of the first sheet, as the import calls them.
pub const PARTNER_COLUMNS: &[&str] = &[
    "name",
    "sector",
    "status",
    "neighbourhood",
    "website",
    "first_year",
    "note",
    "contact_name",
    "contact_role",
    "contact_email",
    "contact_phone",
];

const PERSON_FIELDS: &[&str] =
    &["name", "partner_id", "role", "email", "phone", "is_contact", "consent_on", "keep_until"];

const OFFER_FIELDS: &[&str] = &[
    "partner_id",
    "kind",
    "title",
    "amount_minor",
    "quantity",
    "unit",
    "pledged_on",
    "due_on",
    "received_minor",
    "received_quantity",
    "received_on",
    "note",
];

/// Whether a person may still be passed on.
pub fn may_be_kept(person: &Person, today: NaiveDate) -> bool {
    person.may_be_kept(today)
}

/// The sheets of a plan.
pub fn partner_sheets(plan: &Plan, texts: &Texts, today: NaiveDate, money_digits: u32) -> Vec<BookSheet> {
    let mut partners: Vec<&Partner> = plan.partners.iter().collect();
    partners.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let names: FastMap<&str, &Partner> = by_id(&plan.partners);
    vec![
        partner_sheet(plan, &partners, texts, today),
        people_sheet(plan, &names, texts, today),
        offer_sheet(plan, &names, texts, money_digits),
        explanations(texts),
    ]
}

fn sheet(texts: &Texts, name: &str, prefix: &str, fields: &[&str], rows: Vec<Vec<BookCell>>) -> BookSheet {
    let head = fields.iter().map(|field| texts.get(&format!("{prefix}-{field}"))).collect();
    BookSheet { name: texts.get(&format!("partners-sheet-{name}")), head, rows }
}

fn partner_sheet(plan: &Plan, partners: &[&Partner], texts: &Texts, today: NaiveDate) -> BookSheet {
    let places = by_id(&plan.neighbourhoods);
    let row = |partner: &&Partner| {
        let ours =
            || plan.people.iter().filter(|it| it.partner_id.as_ref() == Some(&partner.id) && may_be_kept(it, today));
        let contact = ours().find(|person| person.is_contact).or_else(|| ours().next());
        let of = |pick: fn(&Person) -> &String| BookCell::text(contact.map(|it| pick(it).clone()).unwrap_or_default());
        let place = partner.neighbourhood_id.as_deref().and_then(|id| places.get(id));
        vec![
            BookCell::text(&partner.name),
            BookCell::text(texts.get(&format!("sector-{}", partner.sector.word()))),
            BookCell::text(texts.get(&format!("partner-status-{}", partner.status.word()))),
            BookCell::text(place.map(|place| place.name.clone()).unwrap_or_default()),
            BookCell::text(&partner.website),
            BookCell::number(partner.first_year.map(|year| year as f64)),
            BookCell::text(&partner.note),
            of(|it| &it.name),
            of(|it| &it.role),
            of(|it| &it.email),
            of(|it| &it.phone),
        ]
    };
    sheet(texts, "partners", "import-partners-field", PARTNER_COLUMNS, partners.iter().map(row).collect())
}

fn people_sheet(plan: &Plan, names: &FastMap<&str, &Partner>, texts: &Texts, today: NaiveDate) -> BookSheet {
    let mut people: Vec<&Person> =
        plan.people.iter().filter(|it| it.partner_id.is_some() && may_be_kept(it, today)).collect();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let row = |person: &Person| {
        let partner = person.partner_id.as_deref().and_then(|id| names.get(id));
        let answer = if person.is_contact { "partners-sheet-yes" } else { "partners-sheet-no" };
        vec![
            BookCell::text(&person.name),
            BookCell::text(partner.map(|it| it.name.clone()).unwrap_or_default()),
            BookCell::text(&person.role),
            BookCell::text(&person.email),
            BookCell::text(&person.phone),
            BookCell::text(texts.get(answer)),
            BookCell::date(person.consent_on),
            BookCell::date(person.keep_until),
        ]
    };
    sheet(texts, "people", "person", PERSON_FIELDS, people.into_iter().map(row).collect())
}

fn offer_sheet(plan: &Plan, names: &FastMap<&str, &Partner>, texts: &Texts, digits: u32) -> BookSheet {
    let name_of = |id: &str| names.get(id).map(|it| it.name.clone()).unwrap_or_default();
    let mut offers: Vec<_> = plan.offers.iter().map(|offer| (name_of(&offer.partner_id), offer)).collect();
    offers.sort_by(|a, b| (&a.0, a.1.pledged_on, &a.1.id).cmp(&(&b.0, b.1.pledged_on, &b.1.id)));
    let rows = offers.into_iter().map(|(name, offer)| {
        vec![
            BookCell::text(name),
            BookCell::text(texts.get(&format!("offer-kind-{}", offer.kind.word()))),
            BookCell::text(&offer.title),
            BookCell::money(offer.amount_minor, digits),
            BookCell::number(offer.quantity),
            BookCell::text(&offer.unit),
            BookCell::date(offer.pledged_on),
            BookCell::date(offer.due_on),
            BookCell::money(offer.received_minor, digits),
            BookCell::number(offer.received_quantity),
            BookCell::date(offer.received_on),
            BookCell::text(&offer.note),
        ]
    });
    sheet(texts, "offers", "offer", OFFER_FIELDS, rows.collect())
}

/// What each column of the first sheet holds, with the words that may stand in it.
fn explanations(texts: &Texts) -> BookSheet {
    let words = |prefix: &str, words: Vec<&str>| {
        let labels: Vec<String> = words.into_iter().map(|word| texts.get(&format!("{prefix}-{word}"))).collect();
        labels.join(", ")
    };
    let rows = PARTNER_COLUMNS.iter().map(|field| {
        let allowed = match *field {
            "sector" => words("sector", domain::Sector::ALL.iter().map(|it| it.word()).collect()),
            "status" => words("partner-status", domain::PartnerStatus::ALL.iter().map(|it| it.word()).collect()),
            _ => String::new(),
        };
        vec![
            BookCell::text(texts.get(&format!("import-partners-field-{field}"))),
            BookCell::text(texts.get(&format!("partners-explain-{field}"))),
            BookCell::text(allowed),
        ]
    });
    let head = ["column", "meaning", "words"].map(|name| texts.get(&format!("partners-sheet-{name}")));
    BookSheet { name: texts.get("partners-sheet-explanations"), head: head.to_vec(), rows: rows.collect() }
}
