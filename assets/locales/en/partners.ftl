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
partners-deleted = “{ $name }” was deleted: { $people ->
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
partners-erase-copies = The safety copies of the plan and its files among the local copies of Paideia are cleaned too. Attached files stay as they are. Copies and papers that you saved elsewhere are files of their own: delete those that must not hold this person any more.
partners-erase-keep = Keep this person
partners-erase-do = Erase for ever
partners-erased = The person is erased for ever, history included.

# Views
partners-views = Views of the partners
partners-view-list = List
partners-view-board = Board
partners-view-network = Network
partners-view-offers = Offers
partners-view-answers = Answers
partners-view-coverage = Coverage
partners-more = More to do
partners-open_import = Bring in a spreadsheet of partners…
partners-export = Save as workbook or vCards…

# The board
partners-board-hint = Drag a card to another column, or use its button. With the keyboard: Alt and the arrow keys.
partners-board-column = { $status }, { $count ->
    [one] { $shown } partner
   *[other] { $shown } partners
}
partners-board-empty = Nobody here
partners-board-move = Move { $name }
partners-board-move_to = Move to “{ $status }”
partners-moved = { $name } is now “{ $status }”.

# The network
partners-network-density = Density
partners-network-density-about = Links of all that could be between { $count } partners
partners-network-links = Links
partners-network-brokers = Who joins others
partners-network-brokers-none = Nobody stands between others yet.
partners-network-brokers-share = on { $percent } of the ways between others
partners-network-isolated = Partners without a tie
partners-network-isolated-none = Every committed partner is tied to another.
partners-network-isolated-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
partners-network-trust = Weakest trust
partners-network-trust-none = No tie has answers about trust yet.
partners-network-trust-of = { $from } and { $to }: { $trust } of 4

# Offers
partners-offers-week = Offers for
partners-offers-all = all weeks
partners-offers-empty = Nothing is promised yet
partners-offers-empty-about = Open a partner and note what it offers under “Offers”: money, rooms, people, hours, material, media or expertise.
partners-offers-kinds = By kind
partners-offers-partners = By partner
partners-offers-kind = Kind
partners-offers-count = Offers
partners-offers-came = Of these came
partners-offers-promised = Promised
partners-offers-received = Received
partners-offers-worth = Worth
partners-offers-worth_received = Worth received
partners-offers-money = Money promised
partners-offers-money_received = Money received
partners-offers-in_kind = In kind, worth
partners-offers-in_kind_received = In kind, received
partners-offers-total = All together
partners-offers-not_said = not said
partners-offers-share = { $received } of { $promised } received

# What waits
partners-answers-empty = Nothing waits
partners-answers-empty-about = Every invitation is answered, no memorandum runs out, and nobody’s data is kept too long.
partners-waiting = Partner
partners-waiting-what = What
partners-waiting-since = Since or by
partners-waiting-never = never
partners-waiting-days = { $count ->
    [0] today
    [one] { $count } day ago
   *[other] { $count } days ago
}
partners-waiting-ahead = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
partners-waiting-answered = It has answered
partners-waiting-answered-of = It has answered: { $name }
partners-waiting-erase = Erase…
partners-waiting-erase-of = Erase… { $name }
partners-newcomers = { $count ->
    [0] No newcomers in this week
    [one] { $count } newcomer in this week
   *[other] { $count } newcomers in this week
}
partners-newcomers-about = First year is the year of the week, or no events in earlier weeks.
waiting-kind-not_answered = Invited and not answered
waiting-kind-not_answered-about = Ask again, or note the answer.
waiting-kind-answer_due = An answer is awaited
waiting-kind-answer_due-about = Calls, meetings and letters that asked for an answer.
waiting-kind-offer_due = Promised and not received
waiting-kind-offer_due-about = The day on which it was due has passed.
waiting-kind-memorandum_ended = Memorandum has ended
waiting-kind-memorandum_ended-about = Renew it, or note that it is not renewed.
waiting-kind-memorandum_reminder = Memorandum: time to speak about it
waiting-kind-memorandum_reminder-about = The reminder that you set has come.
waiting-kind-retention_passed = People to be erased
waiting-kind-retention_passed-about = The day until which they agreed to be kept has passed. They are left out of every file.
waiting-kind-silent = Not heard of for half a year
waiting-kind-silent-about = Committed and active partners without a word, a promise or a delivery.

# Coverage
partners-coverage-caption = Committed and active partners, by neighbourhood and pillar
partners-coverage-about = A partner serves a pillar when it is tagged with it, or hosts a live event that is. It can serve several, so the columns do not add up.
partners-coverage-home = Neighbourhood
partners-coverage-partners = Partners
partners-coverage-rate = For every 10,000 residents
partners-coverage-nowhere = No neighbourhood
partners-coverage-all = The city
partners-coverage-none = { $count ->
    [0] Every partner serves a pillar.
    [one] { $count } partner serves no pillar yet.
   *[other] { $count } partners serve no pillar yet.
}
partners-coverage-gap = none
partners-coverage-empty = Nothing to count yet
partners-coverage-empty-about = Add neighbourhoods in Settings, and give partners a neighbourhood and pillars.

# The panel
partners-part = Parts of the panel
partners-part-about = About
partners-part-offers = Offers
partners-part-timeline = Timeline
partners-part-ties = Ties
partners-part-record = Record
partners-newcomer = New this year
partners-roles = Roles
partners-roles-none = No role is noted.
partners-role-add = Add a role
partners-role-edit = Role of { $name }
partners-role-since = since { $from }
partners-role-until = until { $until }
partners-role-span = { $from } – { $until }
partners-availability = When it can host
partners-memorandum = Memorandum
partners-memorandum-none = No memorandum.
partners-memorandum-signed = Signed on { $date }
partners-memorandum-ends = Ends on { $date }
partners-memorandum-remind = Reminder on { $date }
partners-invitation = Invitation
partners-invited-on = Invited on { $date }
partners-answered-on = Answered on { $date }
partners-answered-not = No answer yet
partners-answered-today = It has answered today
partners-consent = Agreed on { $date }
partners-consent-none = No agreement is noted
partners-keep_until = Keep until { $date }
partners-keep_until-passed = To be erased: kept until { $date }
partners-offer-add = Add an offer
partners-offer-new = New offer
partners-offer-edit = Edit this offer
partners-offer-came = It has come
partners-offer-came-of = { $title } has come
partners-offer-open = not received yet
partners-offer-received = received on { $date }
partners-offer-due = due on { $date }
partners-offers-none = Nothing is promised yet.
partners-interaction-add = Note a call, meeting or letter
partners-interaction-new = New note
partners-interaction-edit = Edit this note
partners-task-add = Add a task
partners-task-new = New task
partners-task-edit = Edit this task
partners-timeline-none = Nothing has happened yet.
partners-timeline-open = open
partners-timeline-edit = Edit: { $title }
partners-tie-choose = Choose a partner
partners-tie-add = Add a tie
partners-tie-new = How { $name } sees another partner
partners-tie-edit = How { $name } sees { $other }
partners-ties-none = No ties are noted yet.
partners-tie-seen = noted by the other side
partners-tie-trust = Trust { $trust }
partners-tie-value = Value { $value }
partners-tie-unanswered = no answers yet
partners-tie-questions = Six questions, each from 1 (hardly) to 4 (fully). Leave open what nobody can answer.
partners-tie-answer-1 = 1: hardly
partners-tie-answer-2 = 2: a little
partners-tie-answer-3 = 3: mostly
partners-tie-answer-4 = 4: fully
partners-tie-often-1 = 1: now and then
partners-tie-often-2 = 2: every quarter
partners-tie-often-3 = 3: every month
partners-tie-often-4 = 4: every week
partners-tie-unsaid = not answered
partners-record-none = It has hosted nothing yet.
partners-record-announced = Announced
partners-record-held = Held
partners-record-cancelled = Called off
partners-record-registered = Registered
partners-record-attended = Came
partners-record-not_returned = not returned
timeline-kind-invited = Invited
timeline-kind-answered = Answered
timeline-kind-interaction = In touch
timeline-kind-event = Event
timeline-kind-task = Task
timeline-kind-promised = Promised
timeline-kind-received = Received
timeline-kind-memorandum_signed = Memorandum signed
timeline-kind-memorandum_ends = Memorandum ends
timeline-kind-role_from = Role begins
timeline-kind-role_until = Role ends

# The import
partners-import-open = Choose a file
partners-import-write = { $count ->
    [0] Nothing to import
    [one] Import { $count } row
   *[other] Import { $count } rows
}
import-partners-field-name = Partner
import-partners-field-sector = Sector
import-partners-field-status = Status
import-partners-field-neighbourhood = Neighbourhood
import-partners-field-website = Website
import-partners-field-first_year = First year
import-partners-field-note = Note
import-partners-field-contact_name = Contact name
import-partners-field-contact_role = Contact role
import-partners-field-contact_email = Contact e-mail
import-partners-field-contact_phone = Contact phone

# The workbook
partners-sheet-partners = Partners
partners-sheet-people = People
partners-sheet-offers = Offers
partners-sheet-explanations = What the columns mean
partners-sheet-column = Column
partners-sheet-meaning = What it holds
partners-sheet-words = Words that may stand in it
partners-sheet-yes = yes
partners-sheet-no = no
partners-explain-name = The organisation. Partners are found by this name when the sheet is imported again.
partners-explain-sector = Where in city life it belongs.
partners-explain-status = How far it has come in.
partners-explain-neighbourhood = Where it is at home.
partners-explain-website = Its address on the web.
partners-explain-first_year = The first year in which it took part.
partners-explain-note = Anything else.
partners-explain-contact_name = The person to write to.
partners-explain-contact_role = What this person is there.
partners-explain-contact_email = The person’s e-mail address.
partners-explain-contact_phone = The person’s telephone number.
partners-exported = Saved as { $name }.
