# What happened to the plan: changes, versions, the bin.
history-views = Parts of the history
history-view-changes = Changes
history-view-versions = Versions
history-view-bin = Bin
history-empty = Nothing has happened yet
history-empty-about = Every change will be listed here and can be undone.
history-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
history-is_undone = undone
history-details = Details
history-details-of = Details: { $change }
history-go_back = Undo everything after this
history-go_back-to = Undo everything after this: { $change }
history-go_back-about = { $count ->
    [one] This undoes { $count } change that was made after “{ $change }”. It can be brought back with Redo.
   *[other] This undoes { $count } changes that were made after “{ $change }”. They can be brought back with Redo.
}
history-go_back-do = { $count ->
    [one] Undo { $count } change
   *[other] Undo { $count } changes
}
history-undone = { $count ->
    [one] { $count } change was undone.
   *[other] { $count } changes were undone.
}
history-older = Show older changes
history-no_differences = Nothing differs.
history-added = new
history-removed = removed
history-changed = changed
history-from_to = { $from } → { $to }
history-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
history-words-open = Erase words from the past…
history-words = Erase words from the past
history-words-about = A title or a note that told of a person stays in the history after it was changed. Here its old wording is erased, in the plan, in its safety copies and in its files among the local copies of Paideia.
history-words-find = Words
history-words-find-hint = As they stood there, such as a name.
history-words-look = Look for them
history-words-none = These words stand nowhere in the past.
history-words-past =
    { $count_raw ->
        [one] They stand in one entry of the past, which is emptied:
       *[other] They stand in { $count } entries of the past, which are emptied:
    }
history-words-place = { $label }: { $count }
history-words-now =
    { $count_raw ->
        [one] One text of today still has them: it stays. Change it first.
       *[other] { $count } texts of today still have them: they stay. Change them first.
    }
history-words-do = Erase for ever
history-words-erased = The words are erased from the past.

# What an erasure for ever did not reach
erased-unfinished =
    { $count_raw ->
        [one] One file could not be changed yet, because it is in use, damaged or without room. It is tried again at each opening:
       *[other] { $count } files could not be changed yet, because they are in use, damaged or without room. They are tried again at each opening:
    }
erased-still =
    { $count_raw ->
        [one] One text of today still says the words. It stays: look for it and change it.
       *[other] { $count } texts of today still say the words. They stay: look for them and change them.
    }
erased-files-saying =
    { $count_raw ->
        [one] One attached file says the words. It stays: delete it where it is attached, then erase the words from the past.
       *[other] { $count } attached files say the words. They stay: delete them where they are attached, then erase the words from the past.
    }
erased-files-unread =
    { $count_raw ->
        [one] What one attached file holds cannot be read here. It stays: open it and look.
       *[other] What { $count } attached files hold cannot be read here. They stay: open them and look.
    }
erased-elsewhere = Copies and papers that were saved elsewhere or sent to somebody are files of their own and are not changed.

history-version-name = Name
history-version-new = Name the state of today
history-version-about = A named state, such as “Sent to the printer”, can be compared with the plan at any time.
history-version-save = Save this version
history-version-saved = The plan as it is now is kept as “{ $name }”.
history-versions = Versions
history-versions-none = No state of the plan has a name yet.
history-compare = Compare with now
history-compare-version = Compare with now: { $name }
history-compared = From “{ $name }” to now
history-bin-name = Name
history-bin-kind = Kind
history-bin-deleted = Deleted
history-bin-empty = The bin is empty
history-bin-empty-about = What is deleted waits here and can be restored.
history-restore = Restore
history-restore-record = Restore “{ $name }”
history-restored = “{ $name }” is back.
history-restored-changed =
    { $count_raw ->
        [one] “{ $name }” is back. One link was changed since and stays as it is.
       *[other] “{ $name }” is back. { $count } links were changed since and stay as they are.
    }
history-table-profile = City
history-table-neighbourhood = Neighbourhoods
history-table-week = Weeks
history-table-release = Releases
history-table-saved_filter = Saved views
history-table-letter_text = Texts of letters
history-table-venue = Venues
history-table-room = Rooms
history-table-opening = Opening hours
history-table-event = Events
history-table-session = Sessions
history-table-partner = Partners
history-table-person = People
history-table-event_partner = Partners of events
history-table-event_person = People of events
history-table-status_step = Steps of events
history-table-framework = Frameworks
history-table-level = Levels
history-table-area = Areas
history-table-feature = Features
history-table-tag = Tags
history-table-assessment = Rating rounds
history-table-rating = Ratings
history-table-meeting = Meetings
history-table-paper = Papers
history-table-recommendation = Recommendations
history-table-paper_option = Options
history-table-risk = Risks
history-table-milestone = Milestones
history-table-import_mapping = Remembered imports
history-table-accepted_problem = Accepted problems
history-table-problem_owner = Owners of problems
history-table-partner_role = Roles of partners
history-table-offer = Offers
history-table-interaction = Contacts with partners
history-table-tie = Ties between partners
history-table-opinion = Opinions of raters
history-table-criterion = Points of features
history-table-evidence = Evidence
history-table-cross_link = Links between frameworks
history-table-practice = Practices
history-table-indicator = Indicators
history-table-indicator_target = Targets
history-table-reading = Readings
history-table-goal = Goals
history-table-action = Actions
history-table-task = Tasks
history-table-note = Notes
history-table-budget_line = Budget lines
history-table-agenda_item = Agenda items
history-table-decision = Decisions
history-table-declaration = Declarations
history-table-board = Boards
