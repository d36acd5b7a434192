//! Identifiers that follow from what they name. New ones are given by whoever writes the plan.

use uuid::Uuid;

/// Identifier of a record: a UUID in text form. Links between records derive theirs from what they link.
pub type Id = String;

/// The space in which the ids of links are derived. Never changes: two people must derive the same id.
const LINKS: Uuid = Uuid::from_bytes(*b"paideia-link-ids");

/// The id of a record that its parts determine, such as event, partner and role.
pub fn link_id(parts: &[&str]) -> Id {
    // A sign that no part holds keeps ["ab", "c"] and ["a", "bc"] apart.
    Uuid::new_v5(&LINKS, parts.join("\u{1f}").as_bytes()).to_string()
}

#[cfg(test)]
mod tests {
    use super::link_id;

    #[test]
    fn the_same_parts_give_the_same_id_for_ever() {
        assert_eq!(link_id(&["event", "partner", "organiser"]), link_id(&["event", "partner", "organiser"]));
        assert_ne!(link_id(&["ab", "c"]), link_id(&["a", "bc"]));
        // Stored in plans: another answer would make every link twice.
        assert_eq!(link_id(&["a"]), "f5b77728-f7a5-5bef-9f36-ca8e16c73ee2");
    }
}
