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
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What a row says of a person.
#[derive(Clone, Copy)]
pub(crate) struct Sought<'a> {
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) partner_id: Option<&'a Id>,
    /// Whether only people of that partner count.
    pub(crate) is_of_partner: bool,
}

impl People {
    pub(crate) fn new(people: &[Person]) -> Self {
        let mut all = People {
            records: people.to_vec(),
            written: BTreeSet::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
        };
        (0..people.len()).for_each(|at| all.index(at));
        all
    }

    fn index(&mut self, at: usize) {
        let person = &self.records[at];
        let lists = [(&mut self.by_email, email_key(&person.email)), (&mut self.by_name, name_key(&person.name))];
        for (index, key) in lists {
            let list = if key.is_empty() { continue } else { index.entry(key).or_default() };
            if !list.contains(&at) {
                list.push(at);
            }
        }
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

    /// The person meant: of that name and address; of the name, where one of both sides has no address; of the
    /// address, where one of both sides has no name.
    pub(crate) fn find(&self, sought: Sought) -> Option<usize> {
        let (name, email) = (name_key(sought.name), email_key(sought.email));
        let is_near = |at: &usize| {
            let person = &self.records[*at];
            !sought.is_of_partner || person.partner_id.as_ref() == sought.partner_id
        };
        let of_email = self.by_email.get(&email).filter(|_| !email.is_empty()).into_iter().flatten().copied();
        let of_email: Vec<usize> = of_email.filter(is_near).collect();
        let of_name = self.by_name.get(&name).filter(|_| !name.is_empty()).into_iter().flatten().copied();
        let of_name: Vec<usize> = of_name.filter(is_near).collect();
        if let Some(both) = of_email.iter().find(|at| of_name.contains(at)) {
            return Some(*both);
        }
        let is_nameless = |at: &&usize| {
            let person = &self.records[**at];
            person.name.is_empty() || email_key(&person.name) == email
        };
        if name.is_empty() {
            return of_email.first().copied();
        }
        if let Some(nameless) = of_email.iter().find(is_nameless) {
            return Some(*nameless);
        }
        // A name alone means somebody only within an organisation.
        let is_colleague = |at: &&usize| self.records[**at].partner_id.as_ref() == sought.partner_id;
        let colleagues: Vec<&usize> = of_name.iter().filter(is_colleague).collect();
        match (email.is_empty(), colleagues.as_slice()) {
            (true, [only]) => Some(**only),
            (true, [first, ..]) => Some(**first),
            (false, all) => all.iter().find(|at| self.records[***at].email.is_empty()).map(|at| **at),
            (true, []) => None,
        }
    }

    /// What must be written.
    pub(crate) fn into_written(self) -> Vec<Person> {
        let written = self.written;
        self.records.into_iter().enumerate().filter(|(at, _)| written.contains(at)).map(|(_, person)| person).collect()
    }
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
        let all = People::new(&people.iter().map(person).collect::<Vec<_>>());
        let found = all.find(Sought { name, email, partner_id: None, is_of_partner: false });
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
}
