# Organisations that take part, and the people in them.
partners-add = New partner
partners-edit = Edit
partners-import = Bring in a spreadsheet
partners-summary = { $count ->
    [one] { $count } partner
   *[other] { $count } partners
} · { $committed } committed or active
partners-search = Search name, person, e-mail
partners-all_sectors = All sectors
partners-all_statuses = Any status
partners-shown = { $count } shown
partners-table-hint = Double-click a status, or press F2, to change it
partners-empty = No partners yet
partners-empty-about = Add the organisations that you invite, with the person to ask in each. An import of submissions brings along the organisers that it names.
partners-none_found = No partner found
partners-none = None
partners-column-events = Events
partners-people = People
partners-no_people = Nobody is named yet
partners-person-add = Add a person
partners-person-number = person { $number }
partners-pillars = Pillars
partners-no_pillars = Tied to no pillar yet
partners-since = Partner since { $year }
partners-events = { $count ->
    [0] No events yet
    [one] { $events } event
   *[other] { $events } events
}
partners-form-new = New partner
partners-form-edit = Edit { $name }
partners-saved = The partner is saved.
partners-deleted = { $name } is deleted: { $people ->
    [0] no people
    [one] { $people } person
   *[other] { $people } people
} with it, { $events ->
    [0] and it had no events.
    [one] and { $events } event lost it as a partner.
   *[other] and { $events } events lost it as a partner.
}
partners-erase = Erase this person for ever…
partners-erase-named = Erase this person for ever… ({ $name })
partners-erase-title = Erase { $name } for ever?
partners-erase-what = The name, the role, the e-mail address, the phone number and the notes of this person are erased from the plan, and the ties to events with them.
partners-erase-history = The history is erased too: every past entry that holds this person’s data, and the bin. Changes to this person can no longer be undone.
partners-erase-never = This cannot be undone.
partners-erase-copies = The safety copies of the plan are cleaned too. Copies and papers that you saved elsewhere are files of their own: delete those that must not hold this person any more.
partners-erase-keep = Keep this person
partners-erase-do = Erase for ever
partners-erased = The person is erased for ever, history included.
