//! The forms in dialogs: how each is opened, what is typed into it as people write, and what must be saved then.

/// One form: where it is opened, and what is typed into it.
pub struct Form {
    /// What is saved.
    pub table: &'static str,
    /// The screen, by the id of its text.
    pub screen: &'static str,
    /// What is pressed one after the other, by the ids of the texts; `radio:` chooses a view, `part:` a part
    /// of a panel, `first` opens the first row.
    pub open: &'static [&'static str],
    /// Field, what is typed, and what must be saved as JSON; nothing for a partner whose name begins so.
    pub fill: &'static [(&'static str, &'static str, &'static str)],
}

/// Every form in a dialog.
pub const FORMS: &[Form] = &[
    Form {
        table: "goal",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-goal"],
        fill: &[
            ("title", "Every street has a reading corner", "\"Every street has a reading corner\""),
            ("measure", "A corner within 500 metres of every home", "\"A corner within 500 metres of every home\""),
            ("starts_on", "24.5.27", "\"2027-05-24\""),
            ("due_on", "31 December 2028", "\"2028-12-31\""),
        ],
    },
    Form {
        table: "action",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-action"],
        fill: &[
            ("title", "Ask the tenants for rooms", "\"Ask the tenants for rooms\""),
            ("owner", "Niall Corrigan", "\"Niall Corrigan\""),
            ("status", "Behind", "\"behind\""),
            ("explanation", "Two letters came back", "\"Two letters came back\""),
            ("due_on", "2027-06-01", "\"2027-06-01\""),
        ],
    },
    Form {
        table: "milestone",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-milestone"],
        fill: &[
            ("title", "Booklet at the printer", "\"Booklet at the printer\""),
            ("due_on", "9 March 2027", "\"2027-03-09\""),
            ("responsible", "Sorcha Dempsey", "\"Sorcha Dempsey\""),
        ],
    },
    Form {
        table: "risk",
        screen: "screen-risks",
        open: &["risks-add"],
        fill: &[
            ("title", "The river floods the meadow", "\"The river floods the meadow\""),
            ("likelihood", "High", "\"high\""),
            ("impact", "Medium", "\"medium\""),
            ("answer", "Tents stand on the school yard", "\"Tents stand on the school yard\""),
            ("reviewed_on", "2 Nov 2026", "\"2026-11-02\""),
        ],
    },
    Form {
        table: "meeting",
        screen: "screen-meetings",
        open: &["meetings-add"],
        fill: &[
            ("body", "Youth Council", "\"Youth Council\""),
            ("title", "Rooms for the young", "\"Rooms for the young\""),
            ("held_on", "14 June 2027", "\"2027-06-14\""),
            ("place", "Room 4", "\"Room 4\""),
        ],
    },
    Form {
        table: "declaration",
        screen: "screen-meetings",
        open: &["radio:meetings-view-declarations", "meetings-declaration-add"],
        fill: &[
            ("title", "Charter of the harbour", "\"Charter of the harbour\""),
            ("adopted_on", "3.3.2026", "\"2026-03-03\""),
            ("body", "Harbour board", "\"Harbour board\""),
            ("link", "https://harbour.example/charter", "\"https://harbour.example/charter\""),
        ],
    },
    Form {
        table: "budget_line",
        screen: "screen-budget",
        open: &["budget-add-short"],
        fill: &[
            ("title", "Two tents", "\"Two tents\""),
            ("year", "2027", "2027"),
            ("planned_minor", "1,500", "150000"),
            ("secured_minor", "1200.50", "120050"),
        ],
    },
    Form {
        table: "indicator",
        screen: "screen-indicators",
        open: &["indicators-add"],
        fill: &[
            ("name", "Books lent to children", "\"Books lent to children\""),
            ("unit", "books", "\"books\""),
            ("base_year", "2022", "2022"),
            ("base_value", "1,204.5", "1204.5"),
        ],
    },
    Form {
        table: "practice",
        screen: "screen-practices",
        open: &["practices-add"],
        fill: &[
            ("title", "Night school on the ferry", "\"Night school on the ferry\""),
            ("place", "Riverton", "\"Riverton\""),
            ("year", "2026", "2026"),
            ("problem", "Nobody has an evening", "\"Nobody has an evening\""),
        ],
    },
    Form {
        table: "framework",
        screen: "screen-pillars",
        open: &["pillars-frameworks", "pillars-framework-own"],
        fill: &[
            ("name", "What our city calls learning", "\"What our city calls learning\""),
            ("version", "1", "\"1\""),
            ("adopted_on", "1 Feb 2026", "\"2026-02-01\""),
        ],
    },
    Form {
        table: "partner",
        screen: "screen-partners",
        open: &["partners-add"],
        fill: &[
            ("name", "Harbour Rowing Club", "\"Harbour Rowing Club\""),
            ("first_year", "2027", "2027"),
            ("website", "https://rowing.example", "\"https://rowing.example\""),
            ("invited_on", "12 Oct 2026", "\"2026-10-12\""),
        ],
    },
    Form {
        table: "offer",
        screen: "screen-partners",
        open: &["first", "part:partners-part-offers", "partners-offer-add"],
        fill: &[
            ("title", "Six boats", "\"Six boats\""),
            ("amount_minor", "2 500", "250000"),
            ("pledged_on", "1.10.2026", "\"2026-10-01\""),
        ],
    },
    Form {
        table: "interaction",
        screen: "screen-partners",
        open: &["first", "part:partners-part-timeline", "partners-interaction-add"],
        fill: &[
            ("title", "Spoke about the boathouse", "\"Spoke about the boathouse\""),
            ("held_on", "20 Nov 2026", "\"2026-11-20\""),
            ("note", "They will ring back", "\"They will ring back\""),
        ],
    },
    Form {
        table: "venue",
        screen: "screen-venues",
        open: &["venues-add"],
        fill: &[
            ("name", "Boathouse", "\"Boathouse\""),
            ("address", "2 Quay", "\"2 Quay\""),
            ("latitude", "53.5466", "53.5466"),
            ("longitude", "-6.2", "-6.2"),
        ],
    },
    Form {
        table: "event",
        screen: "screen-programme",
        open: &["action-new_event"],
        fill: &[
            ("title", "Kites over the harbour", "\"Kites over the harbour\""),
            ("short_text", "Bring string", "\"Bring string\""),
            ("wished_from", "9", "\"09:00:00\""),
            ("wished_to", "2pm", "\"14:00:00\""),
            ("capacity", "1,200", "1200"),
            ("money_asked_minor", "1500", "150000"),
            ("booking_closes_on", "1 May 2027", "\"2027-05-01\""),
        ],
    },
    Form {
        table: "week",
        screen: "screen-settings",
        open: &["radio:settings-view-weeks", "settings-week-add"],
        fill: &[
            ("title", "Riverton Learning Week 2028", "\"Riverton Learning Week 2028\""),
            ("starts_on", "1 May 2028", "\"2028-05-01\""),
            ("ends_on", "7 May 2028", "\"2028-05-07\""),
            ("target_event_count", "350", "350"),
        ],
    },
    Form {
        table: "assessment",
        screen: "screen-pillars",
        open: &["radio:pillars-view-ratings", "pillars-round-new"],
        fill: &[
            ("title", "Round in the schools", "\"Round in the schools\""),
            ("held_on", "12 Nov 2026", "\"2026-11-12\""),
            ("note", "Forty pupils", "\"Forty pupils\""),
        ],
    },
    Form {
        table: "agenda_item",
        screen: "screen-meetings",
        open: &["meetings-agenda-add"],
        fill: &[
            ("title", "Boats for everybody", "\"Boats for everybody\""),
            ("minutes", "15", "15"),
            ("note", "Bring the map", "\"Bring the map\""),
        ],
    },
    Form {
        table: "decision",
        screen: "screen-meetings",
        open: &["meetings-decision-add"],
        fill: &[
            ("title", "Two tents are bought", "\"Two tents are bought\""),
            ("outcome", "Deferred", "\"deferred\""),
            ("note", "Nobody against", "\"Nobody against\""),
        ],
    },
    Form {
        table: "task",
        screen: "screen-partners",
        open: &["first", "part:partners-part-timeline", "partners-task-add"],
        fill: &[
            ("title", "Ring the boathouse", "\"Ring the boathouse\""),
            ("assignee", "Sorcha Dempsey", "\"Sorcha Dempsey\""),
            ("due_on", "1 Dec 2026", "\"2026-12-01\""),
        ],
    },
    Form {
        table: "partner_role",
        screen: "screen-partners",
        open: &["first", "part:partners-part-about", "partners-role-add"],
        fill: &[
            ("note", "Lends the boathouse", "\"Lends the boathouse\""),
            ("role", "Sponsor", "\"sponsor\""),
            ("from_on", "1 Jan 2026", "\"2026-01-01\""),
        ],
    },
    Form {
        table: "evidence",
        screen: "screen-practices",
        open: &["first", "parts-evidence-add_note"],
        fill: &[
            ("title", "Counted at the door", "\"Counted at the door\""),
            ("note", "212 came on the first evening", "\"212 came on the first evening\""),
        ],
    },
    Form {
        table: "evidence",
        screen: "screen-practices",
        open: &["first", "parts-evidence-add_link"],
        fill: &[
            ("title", "What the paper wrote", "\"What the paper wrote\""),
            ("link", "paper.example/ferry", "\"https://paper.example/ferry\""),
            ("note", "Page three", "\"Page three\""),
            ("added_on", "2 Nov 2026", "\"2026-11-02\""),
        ],
    },
    Form {
        table: "milestone",
        screen: "screen-overview",
        open: &["overview-milestone-add"],
        fill: &[
            ("title", "Posters on the trams", "\"Posters on the trams\""),
            ("due_on", "12.4.27", "\"2027-04-12\""),
            ("responsible", "Niall Corrigan", "\"Niall Corrigan\""),
        ],
    },
    Form {
        table: "tie",
        screen: "screen-partners",
        open: &["first", "part:partners-part-ties", "partners-tie-add"],
        fill: &[
            ("to_partner_id", "Lantern", ""),
            ("kind", "Funds", "\"funds\""),
            ("captured_on", "20 Nov 2026", "\"2026-11-20\""),
            ("note", "They share a stage", "\"They share a stage\""),
        ],
    },
];
