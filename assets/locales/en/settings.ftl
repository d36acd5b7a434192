# Settings of this computer and of the plan.
settings-sections = Sections
settings-view-machine = This computer
settings-view-city = City
settings-view-weeks = Weeks
settings-view-neighbourhoods = Neighbourhoods
settings-view-safety = Copies and file
settings-machine-about = Kept on this computer, not in the plan.
settings-language = Language
settings-language-en-XA = Pseudo-language (for testing)
settings-theme = Colours
settings-theme-system = As the computer
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-zoom = Zoom
settings-zoom-hint = Everything larger or smaller: also with Ctrl and +, − or 0, or with Ctrl and the wheel.
settings-text_size = Size of texts
settings-text_size-100 = Usual
settings-text_size-112 = Slightly larger
settings-text_size-125 = Larger
settings-text_size-150 = Very large
settings-author = Your name
settings-author-hint = Written beside your changes in the history.
settings-city-about = Fields are saved when you leave them. Residents with year and source are quoted in the council paper.
settings-weeks-about = The chosen week is the one that every screen shows.
settings-weeks-none = The plan has no week yet.
settings-week-add = Add a week
settings-week-edit = Week
settings-week-edit-named = Edit “{ $title }”
settings-week-delete = Delete “{ $title }”
settings-week-deleted = “{ $title }” was deleted.
settings-week-shown = Shown
settings-week-show = Show “{ $title }”
settings-week-dates = Dates
settings-week-deadlines = Deadlines
settings-week-targets = Targets
settings-neighbourhoods-about = Coverage compares events with the residents of each neighbourhood. Cells are saved when you leave them; rank 1 is the most deprived.
settings-neighbourhoods-twice = More than one is called { $names }. Add to the names what tells them apart.
settings-neighbourhoods-residents = { $residents } residents in all
settings-neighbourhood-new = Name of a neighbourhood
settings-neighbourhood-add = Add
settings-neighbourhood-delete = Delete “{ $name }”
settings-cell = { $field } of { $name }
settings-file = The plan’s file
settings-file-about = Everything is in one file, saved after each change.
settings-file-facts = “{ $name }”, { $size }, change { $revision }, format { $format }
settings-verify = Check the file
settings-verify-good = The file is sound, and the plan agrees with its history.
settings-verify-differs = { $count ->
    [one] The plan and its history differ in { $count } cell. Restore a safety copy.
   *[other] The plan and its history differ in { $count } cells. Restore a safety copy.
}
settings-verify-damaged = The file is damaged. Restore a safety copy.
settings-copies = Safety copies
settings-copies-about = Made on the first opening of each day and before anything risky; the last ten are kept.
settings-copies-none = There is no safety copy yet.
settings-copy-made = Made
settings-copy-why = Why
settings-copy-size = Size
settings-copy-daily = First opening of the day
settings-copy-before_migration = Before a new version changed the file
settings-copy-before_restore = Before another copy was restored
settings-copy-before_repair = Before the plan was put right
settings-copy-restore = Restore…
settings-copy-restore-of = Restore the copy of { $moment }
settings-copy-restore-about = { $count ->
    [0] The plan goes back to { $moment }. Nothing was changed since. A copy of the plan as it is now is kept first.
    [one] The plan goes back to { $moment }: { $count } change made since is set aside. A copy of the plan as it is now is kept first.
   *[other] The plan goes back to { $moment }: { $count } changes made since are set aside. A copy of the plan as it is now is kept first.
}
settings-copy-restore-do = Restore this copy
settings-restored = The plan is as it was at { $moment }.
