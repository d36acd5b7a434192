//! Which person a row means: two people who share an address of an office are two, and so are two of one name with
//! different addresses.
//!
//! What the plan says is not overwritten here; callers decide what they fill.

use std::collections::{BTreeSet, HashMap};

use domain::{Id, Person};

use crate::cells::clean::name_key;

/// People of the plan and of the file, found by name and address.
pub(crate) struct People {
    pub(crate) records: Vec<Person>,
    pub(crate) written: BTreeSet<usize>,
    within: Within,
    /// Lists are short whatever a file holds: a thousand people may share the address of an office, or a name.
    index: HashMap<Key, Vec<usize>>,
}

/// Among whom a person is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    Everybody,
    Partner,
}

/// What people are found by; the first text is their partner, where they are looked for within it.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Both(String, String, String),
    /// Leads to the first only.
    Email(String, String),
    /// Of that address, without a name of their own.
    Nameless(String, String),
    /// Of a name within a partner, whoever is looked for among whom.
    Colleague(String, String),
}

/// What a row says of a person.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) partner_id: Option<&'a Id>,
}

impl People {
    pub(crate) fn new(people: &[Person], within: Within) -> Self {
        let mut all = People { records: people.to_vec(), written: BTreeSet::new(), within, index: HashMap::new() };
        (0..people.len()).for_each(|at| all.index(at));
        all
    }

    /// The partner as far as it matters for who is looked through.
    fn scope(&self, partner_id: Option<&Id>) -> String {
        match self.within {
            Within::Everybody => String::new(),
            Within::Partner => partner_id.cloned().unwrap_or_default(),
        }
    }

    fn index(&mut self, at: usize) {
        let person = &self.records[at];
        let (name, email) = (name_key(&person.name), email_key(&person.email));
        let scope = self.scope(person.partner_id.as_ref());
        let partner = person.partner_id.clone().unwrap_or_default();
        let is_nameless = is_nameless(person, &email);
        let mut add = |key: Key| {
            let list = self.index.entry(key).or_default();
            if !list.contains(&at) {
                list.push(at);
            }
        };
        if !name.is_empty() {
            add(Key::Colleague(partner, name.clone()));
        }
        if email.is_empty() {
            return;
        }
        if !name.is_empty() {
            add(Key::Both(scope.clone(), name, email.clone()));
        }
        if is_nameless {
            add(Key::Nameless(scope.clone(), email.clone()));
        }
        self.index.entry(Key::Email(scope, email)).or_insert_with(|| vec![at]);
    }

    /// Finds the person again by what was just written.
    pub(crate) fn touch(&mut self, at: usize) {
        self.written.insert(at);
        self.index(at);
    }

    /// Adds a person.
    pub(crate) fn add(&mut self, person: Person) -> usize {
        self.records.push(person);
        let at = self.records.len() - 1;
        self.touch(at);
        at
    }

    fn listed(&self, key: Key) -> impl Iterator<Item = usize> + use<'_> {
        self.index.get(&key).into_iter().flatten().copied()
    }

    /// The person meant: of that name and address; of the name, where one of both sides has no address; of the
    /// address, where one of both sides has no name.
    pub(crate) fn find(&self, sought: Sought) -> Option<usize> {
        let (name, email) = (name_key(sought.name), email_key(sought.email));
        let scope = self.scope(sought.partner_id);
        let both = self.listed(Key::Both(scope.clone(), name.clone(), email.clone())).next();
        if both.is_some() {
            return both;
        }
        if name.is_empty() {
            return self.listed(Key::Email(scope, email)).next();
        }
        let mut nameless = self.listed(Key::Nameless(scope, email.clone()));
        if let Some(at) = nameless.find(|at| is_nameless(&self.records[*at], &email)) {
            return Some(at);
        }
        // A name alone means somebody only within an organisation.
        let partner = sought.partner_id.cloned().unwrap_or_default();
        let mut colleagues = self.listed(Key::Colleague(partner, name));
        colleagues.find(|at| email.is_empty() || self.records[*at].email.is_empty())
    }

    /// What must be written.
    pub(crate) fn into_written(self) -> Vec<Person> {
        let written = self.written;
        self.records.into_iter().enumerate().filter(|(at, _)| written.contains(at)).map(|(_, person)| person).collect()
    }
}

fn is_nameless(person: &Person, email: &str) -> bool {
    !email.is_empty() && (person.name.is_empty() || email_key(&person.name) == email)
}

fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People as `name email`, and who is found by name and address; `-` stands for nobody.
    #[track_caller]
    fn check(people: &[(&str, &str)], name: &str, email: &str, expected: &str) {
        let person = |(name, email): &(&str, &str)| Person {
            id: format!("{name} {email}"),
            name: (*name).to_owned(),
            email: (*email).to_owned(),
            ..Person::default()
        };
        let all = People::new(&people.iter().map(person).collect::<Vec<_>>(), Within::Everybody);
        let found = all.find(Sought { name, email, partner_id: None });
        assert_eq!(found.map_or("-", |at| all.records[at].id.as_str()), expected, "{name} {email}");
    }

    #[test]
    fn who_is_meant() {
        let office = [("Ann", "office@a.example"), ("Bo", "office@a.example")];
        check(&office, "Bo", "OFFICE@a.example", "Bo office@a.example");
        check(&office, "Cy", "office@a.example", "-");
        check(&office, "", "office@a.example", "Ann office@a.example");
        check(&[("Ann", "ann@a.example")], "Ann", "ann@b.example", "-");
        check(&[("Ann", "ann@a.example")], "ann", "", "Ann ann@a.example");
        check(&[("Ann", "")], "Ann", "ann@b.example", "Ann ");
        check(&[("x@a.example", "x@a.example")], "Xi", "x@a.example", "x@a.example x@a.example");
    }

    #[test]
    fn within_a_partner_only_its_own_people_count() {
        let person = |id: &str, partner: &str, name: &str, email: &str| Person {
            id: id.to_owned(),
            partner_id: Some(partner.to_owned()),
            name: name.to_owned(),
            email: email.to_owned(),
            ..Person::default()
        };
        let people = [
            person("1", "a", "Ann", "x@a.example"),
            person("2", "b", "Ann", "x@a.example"),
            person("3", "b", "Bo", ""),
        ];
        let find = |within: Within, partner: &str, name: &str, email: &str| {
            let all = People::new(&people, within);
            let found = all.find(Sought { name, email, partner_id: Some(&partner.to_owned()) });
            found.map_or("-".to_owned(), |at| all.records[at].id.clone())
        };
        assert_eq!(find(Within::Partner, "b", "Ann", "x@a.example"), "2");
        assert_eq!(find(Within::Everybody, "b", "Ann", "x@a.example"), "1");
        assert_eq!(find(Within::Partner, "b", "", "x@a.example"), "2");
        assert_eq!(find(Within::Partner, "c", "Ann", "x@a.example"), "-");
        assert_eq!(find(Within::Everybody, "c", "Ann", ""), "-");
        assert_eq!(find(Within::Everybody, "b", "Bo", "bo@b.example"), "3");
        assert_eq!(find(Within::Partner, "a", "", ""), "-");
    }

    /// Who was nameless and has a name now is no longer found by the address alone.
    #[test]
    fn a_name_that_was_written_counts() {
        let mut all = People::new(&[], Within::Everybody);
        let at =
            all.add(Person { name: "x@a.example".to_owned(), email: "x@a.example".to_owned(), ..Person::default() });
        let find = |all: &People, name: &str| all.find(Sought { name, email: "x@a.example", partner_id: None });
        assert_eq!(find(&all, "Xi"), Some(at));
        all.records[at].name = "Xi".to_owned();
        all.touch(at);
        assert_eq!((find(&all, "Xi"), find(&all, "Yo"), find(&all, "")), (Some(at), None, Some(at)));
    }
}
