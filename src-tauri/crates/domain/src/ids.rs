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
        // Plans hold them: records of which there is one meet in these.
        assert_eq!(crate::HouseStyle::only_id(), "015c7e18-ec80-506b-a337-9c0aeb195743");
        assert_eq!(crate::CouncilTemplate::id_of_plan(), "9682ac3e-e901-59b7-a05c-45675ca2e869");
        assert_eq!(crate::Publication::id_of(crate::OutputKind::CouncilPaper), "233f999e-e396-5ce1-8c40-966eddee4f68");
        assert_ne!(link_id(&["ab", "c"]), link_id(&["a", "bc"]));
        // Stored in plans: another answer would make every link twice.
        assert_eq!(link_id(&["a"]), "f5b77728-f7a5-5bef-9f36-ca8e16c73ee2");
    }
}
