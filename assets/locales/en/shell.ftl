# Frame of the window: navigation, top bar, palette, undo.
app-name = Paideia
nav-label = Screens
nav-week = Learning week
nav-progress = Progress
nav-share = Share
nav-plan = Plan
nav-problems = { $count ->
    [one] { $count } open problem
   *[other] { $count } open problems
}
screen-overview = Overview
screen-programme = Programme
screen-venues = Venues
screen-partners = Partners
screen-import = Import
screen-pillars = Pillars
screen-council = Council
screen-history = History
screen-settings = Settings
action-undo = Undo
action-redo = Redo
action-close_plan = Close this plan
action-export = Export
undo-label = Undo: { $change }
redo-label = Redo: { $change }
undo-nothing = Nothing to undo
redo-nothing = Nothing to redo
undo-done = Undone: { $change }
redo-done = Done again: { $change }
palette-title = Search or jump to
palette-open = Search or jump to…
