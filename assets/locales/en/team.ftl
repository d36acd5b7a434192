# A team: several people, one plan. How it stands, what came in, what clashes. What goes wrong is in exchange.ftl.

# What a member may do, and where files are exchanged
team-role-editor = Editor
team-role-reader = Reader
team-place-folder = Folder
team-place-webdav = WebDAV
team-place-s3 = S3 storage

# How it stands, for the corner of the window; finished words in $since, $ago and $sentence
team-says-saved = Saved here and exchanged.
team-says-came_in = { $change_count_raw ->
    [one] { $change_count } change by { $name }, { $ago }.
   *[other] { $change_count } changes by { $name }, { $ago }.
}
team-says-came_in_several = { $change_count } changes by { $person_count } people, the last { $ago }.
team-says-conflicts = { $conflict_count_raw ->
    [one] { $conflict_count } clash waits for a decision.
   *[other] { $conflict_count } clashes wait for a decision.
}
team-says-unreachable = The place of the team cannot be reached since { $since }. Everything is saved here, and nothing is lost.
team-says-unsent = { $change_count_raw ->
    [one] Saved here. { $change_count } change is not exchanged yet.
   *[other] Saved here. { $change_count } changes are not exchanged yet.
}
team-says-waiting = { $change_count_raw ->
    [one] { $change_count } change of a colleague waits for another that has not come yet.
   *[other] { $change_count } changes of colleagues wait for others that have not come yet.
}
team-says-old_copy = { $day_count_raw ->
    [one] The copy of { $name } is { $day_count } day old.
   *[other] The copy of { $name } is { $day_count } days old.
}
team-says-locked = Not exchanged: enter the team passphrase.
team-says-missing = Not exchanged: the keys are missing.
team-says-needs_passphrase = Your changes wait: enter the new team passphrase.
team-says-older_passphrase = A colleague changed the passphrase: enter the new one.
team-says-not_member = You no longer belong to this team. The plan stays on this computer, and nothing is exchanged any more.
team-says-paused = Saved here. The exchange with the team is stopped on this computer.
team-says-trouble = Saved here, and not exchanged. { $sentence }
team-ago-now = just now
team-ago-minutes = { $count_raw ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
team-ago-hours = { $count_raw ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
team-ago-days = { $count_raw ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

# What came in, and what clashes
team-came-in-added = new
team-came-in-changed = changed
team-came-in-removed = deleted
team-conflict-value = Two values
team-conflict-text = Two texts in one place
team-conflict-deleted_while_edited = Deleted by one, changed by another
team-claim-kept = Stays
team-claim-deleted = Deleted

# The recovery sheet
team-sheet-kind = Recovery sheet
team-sheet-title = Recovery sheet of the team “{ $team }”
team-sheet-secret = Secret: whoever holds this sheet and reaches the place of the team can read the plan.
team-sheet-team = Team
team-sheet-city = City
team-sheet-date = Printed on
team-sheet-key = The recovery key
team-sheet-letters = Nine groups of four letters and digits. There is no I, L, O or U in them: what looks like one is a 1 or a 0. The last group checks the others, so that a slip is noticed.
team-sheet-caption = The key, read line by line
team-sheet-lines = Line
team-sheet-line = { $line }
team-sheet-group = Group { $group }
team-sheet-use = When you need it
team-sheet-use-when = When nobody in the team knows the team passphrase any more.
team-sheet-use-how = Open the plan on the computer of an editor, choose “The passphrase is forgotten” in the screen Team, type the key, and choose a new passphrase.
team-sheet-use-then = The others go on: their computers get the new key by themselves. A computer without a keyring asks for the passphrase before until the new one was entered there. Who joins from then on needs the new one.
team-sheet-keep = How to keep it
team-sheet-keep-where = In a safe, or in the sealed envelope in which the city keeps such things. Not in the folder of the team, and not as a photograph on a telephone.
team-sheet-keep-both = When passphrase and sheet are both lost, what lies at the place of the team can be opened by nobody but the computers that belong to it now. Their plans stay readable; a new team can be begun from any of them.
team-sheet-keep-seen = When somebody has seen the sheet who should not, make a new one in the screen Team. The old one then opens nothing that is written afterwards.

# Progress and refusals
progress-team_joining = Joining the team
error-reader_may_not_write = You may look at the plan of your team, and not change it. Ask an editor of the team if you should.
error-no_place_chosen = Choose the place of the team first: a folder, or an address.
error-no_conflicts_of = Nothing that waits for a decision was written by { $name }.
change-undo_came_in = Taking back of what { $name } changed
