# What the program paideia says on a terminal. Values are described in assets/locales/README.md.

window-no_display = There is no display to show the window on. Start it on a desktop, or use “paideia” in the terminal.
terminal-help = Plans a city's learning week from the terminal, for scripts and IT.
terminal-help-new = Make a new plan
terminal-help-sample = Make a plan of the sample city
terminal-help-info = Say what a plan holds
terminal-help-import = Import a spreadsheet, CSV, a calendar, a programme, an address book or outlines; - reads standard input
terminal-help-check = List the open problems of the week
terminal-help-list = List records of one kind
terminal-help-chart = Draw a chart as SVG or PNG
terminal-help-export = Write documents, or list what there is to write
terminal-help-undo = Undo the last change
terminal-help-redo = Redo the change undone last
terminal-help-history = List the changes, last first
terminal-help-version = Name the present state of the plan
terminal-help-diff = Say what differs between a version and now, or between two versions
terminal-help-verify = Check that the file is whole and agrees with its history
terminal-help-recover = Say what can be saved of a plan that does not open, or save it
terminal-help-call = Run any command of the table

terminal-argument-plan = File of the plan
terminal-argument-json = Answer in JSON
terminal-argument-accept-risk = Open a plan although it is on a network drive or in a synced folder
terminal-argument-city = Name of the city
terminal-argument-country = Its country, in two letters
terminal-argument-time-zone = Its time zone, such as Europe/Dublin
terminal-argument-week = Title of the learning week
terminal-argument-from = First day, such as 2027-05-03
terminal-argument-to = Last day
terminal-argument-file = File to import
terminal-argument-dry-run = Say what would happen, and change nothing
terminal-argument-map = JSON file with a field for each column header
terminal-argument-rejects = Where to write the rows that were refused
terminal-argument-sheet = Sheet of the file
terminal-argument-encoding = Encoding of the file
terminal-argument-sender = Name under which the mapping is remembered
terminal-argument-date-order = Which comes first in dates, day or month
terminal-argument-kind = What to list
terminal-argument-name = Its name
terminal-argument-out = File to write
terminal-argument-list = List what there is
terminal-argument-document = Document to write
terminal-argument-paper = The paper, as --list calls it; without it, the one for the last meeting
terminal-argument-limit = How many changes to list
terminal-argument-using = What to save the plan from, as listed without this option
terminal-argument-from-version = Version to start from, by name; change:41 is the state after change 41
terminal-argument-to-version = Version to compare with; without it, the plan as it is now
terminal-argument-command = Name of the command
terminal-argument-arguments = Its arguments as a JSON object, or - to read them from standard input; path names a file to read or write
terminal-argument-reply = Write revision and touched tables beside the value

terminal-nothing = There is nothing to list.
terminal-progress = ({ $done } of { $total })
terminal-made =
    { $count_raw ->
        [one] The plan “{ $name }” was made. It holds { $count } event.
       *[other] The plan “{ $name }” was made. It holds { $count } events.
    }

terminal-beside =
    { $holder ->
        [none] The plan is open in another program; this is its state now.
       *[other] The plan is open at { $holder }; this is its state now.
    }
terminal-import-nothing = There is nothing to do: the plan says all of this already.
terminal-import-dry = Nothing was changed. This is what an import would do:
terminal-import-done = The file was imported as one change; undo takes back all of it.
terminal-import-rows =
    { $count_raw ->
        [one] { $count } row in the file
       *[other] { $count } rows in the file
    }
terminal-import-new = { $count } new
terminal-import-changed = { $count } changed
terminal-import-same = { $count } the same
terminal-import-refused = { $count } refused
terminal-import-events =
    { $count_raw ->
        [one] { $count } event
       *[other] { $count } events
    }
terminal-import-sessions =
    { $count_raw ->
        [one] { $count } session
       *[other] { $count } sessions
    }
terminal-import-venues =
    { $count_raw ->
        [one] { $count } venue
       *[other] { $count } venues
    }

terminal-check-line = { $severity }: { $sentence }
terminal-check-count =
    { $count_raw ->
        [0] There are no open problems.
        [one] There is { $count } open problem.
       *[other] There are { $count } open problems.
    }
terminal-exported = { $name } was written ({ $bytes } bytes).
terminal-exported-pages =
    { $pages_raw ->
        [one] { $name } was written ({ $pages } page, { $bytes } bytes).
       *[other] { $name } was written ({ $pages } pages, { $bytes } bytes).
    }
terminal-undo = Undone: { $change }
terminal-redo = Redone: { $change }
terminal-undone = { $change } (undone)
terminal-version = The plan as it is now is the version “{ $name }”.
terminal-diff-none = There is no difference.
terminal-diff-added = Added, { $table }: { $name }
terminal-diff-removed = Removed, { $table }: { $name }
terminal-diff-changed = Changed, { $table }: { $name }
terminal-diff-field = {"  "}{ $field }: “{ $from }” became “{ $to }”
terminal-verify-intact-yes = The file is whole.
terminal-verify-intact-no = The file is damaged.
terminal-verify-log-yes = The plan agrees with its history.
terminal-verify-log-no = The plan does not agree with its history. These cells differ:
terminal-verify-more =
    { $count_raw ->
        [one] and one more
       *[other] and { $count } more
    }
terminal-recover-damage =
    { $count_raw ->
        [0] Nothing is wrong with this file.
        [one] One thing is wrong with this file:
       *[other] { $count } things are wrong with this file, among them:
    }
terminal-recover-choice = It can be saved with --using { $key }
terminal-recover-kept =
    { $count_raw ->
        [one] one change comes back
       *[other] { $count } changes come back
    }
terminal-recover-lost =
    { $count_raw ->
        [0] nothing is lost
        [one] one change is lost:
       *[other] { $count } changes are lost, among them:
    }
terminal-recover-lost-unknown = what was done after it cannot be read any more
terminal-recover-unproven =
    { $count_raw ->
        [0] everything is proven
        [one] one thing is taken as it stands, without proof
       *[other] { $count } things are taken as they stand, without proof
    }
terminal-recover-nothing = Nothing can be saved from here. Use the copy that your backup holds.
terminal-recover-how = The file as it is now is kept among the safety copies.

terminal-column-line = Line
terminal-column-column = Column
terminal-column-value = Value
terminal-column-reason = Reason
terminal-column-starts = Starts
terminal-column-ends = Ends
terminal-column-title = Title
terminal-column-status = Status
terminal-column-organisers = Organisers
terminal-column-venues = Venues
terminal-column-event = Event
terminal-column-room = Room
terminal-column-venue = Venue
terminal-column-name = Name
terminal-column-neighbourhood = Neighbourhood
terminal-column-rooms = Rooms
terminal-column-sessions = Sessions
terminal-column-address = Address
terminal-column-capacity = Capacity
terminal-column-setup = Set-up minutes
terminal-column-contact = Contact
terminal-column-events = Events
terminal-column-role = Role
terminal-column-email = E-mail
terminal-column-phone = Phone
terminal-column-change = Change
terminal-column-at = When
terminal-column-author = Who
terminal-column-what = What

terminal-info-city = City
terminal-info-revision = Revision
terminal-info-format_version = Format version
terminal-info-bytes = Bytes
terminal-info-neighbourhoods = Neighbourhoods
terminal-info-weeks = Weeks
terminal-info-venues = Venues
terminal-info-rooms = Rooms
terminal-info-openings = Opening hours
terminal-info-events = Events
terminal-info-sessions = Sessions
terminal-info-partners = Partners
terminal-info-people = People
terminal-info-event_partners = Partners of events
terminal-info-event_people = Facilitators of events
terminal-info-frameworks = Frameworks
terminal-info-levels = Levels
terminal-info-areas = Areas
terminal-info-features = Features
terminal-info-tags = Tags
terminal-info-assessments = Rating rounds
terminal-info-ratings = Ratings
terminal-info-meetings = Meetings
terminal-info-papers = Papers
terminal-info-recommendations = Recommendations
terminal-info-paper_options = Options
terminal-info-risks = Risks
terminal-info-milestones = Milestones
terminal-info-accepted_problems = Accepted problems
terminal-info-import_mappings = Remembered mappings
