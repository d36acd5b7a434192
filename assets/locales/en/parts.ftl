# Building blocks that every screen uses.
parts-close = Close
parts-cancel = Cancel
parts-board-nowhere = No column on that side takes it.
parts-save = Save
parts-delete = Delete
parts-added = “{ $name }” was added.
parts-replace_there = Replace what is there
parts-added-nameless = It was added.
parts-deleted = “{ $name }” was deleted.
parts-deleted-with = “{ $name }” was deleted, and with it: { $what }.
parts-deleted-left = Still there, without it: { $what }.
parts-deleted-what = { $kind } ({ $count })
parts-one_a_line = One on each line.
parts-loading = Loading…
parts-columns = Columns
parts-group-none = Nothing said
parts-messages = Messages
parts-filters = { $count ->
    [0] Filters
   *[other] Filters ({ $count })
}
parts-working = Working…
parts-stop = Stop
parts-chart-menu = More for “{ $title }”
parts-as-table = Show as table
parts-as-drawing = Show as drawing
parts-save-picture = Save as picture…
parts-save-csv = Save as CSV…
parts-saved = Saved as { $name }.
parts-table = Numbers of “{ $title }”
parts-row-up = Move { $name } up
parts-row-down = Move { $name } down
parts-row-remove = Remove { $name }
parts-not_found = Nothing has these words. Try fewer of them, or choose everything again.
parts-show_all = Show all
parts-several-none = There is nothing to choose from yet.
parts-day_passed = This day has passed: it is late at once.
