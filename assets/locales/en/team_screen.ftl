# The screen Team, joining from the start screen, and what other screens say of colleagues.

screen-team = Team
screen-team-about = Several people work on one plan, each on a copy of their own.
team-view-people = People
team-view-clashes = Clashes
team-view-came_in = What came in
team-view-place = Place
team-screen-views = Parts of the team
team-screen-counted = { $label } ({ $count })
team-screen-of = { $team }: each of you has a copy of the plan, and what you do is exchanged.
team-screen-corner = Team: { $said }
team-screen-nav = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
team-screen-recent = { $name } changed this at { $time }
team-screen-reader = You are a reader in this team: you see everything and change nothing.
team-screen-reader-why = You are a reader in this team. Ask an editor to change it, or to make you an editor.
parts-show_secret = Show what I type

# No team yet, and beginning one.
team-screen-none = You work on this plan alone
team-screen-none-about = In a team each has a copy of the plan and works on it whenever they like, also without a network. What they do meets by itself, through a folder or a server that all of you reach. Nobody waits for anybody, and nothing is lost.
team-screen-begin = Begin a team…
team-screen-begin-title = Begin a team
team-screen-begin-step = Step { $step } of { $steps }
team-screen-begin-do = Begin the team
team-screen-named = { $city } planning team
team-screen-place = Place
team-screen-place-folder = A folder that all of you reach: a shared drive, a synced folder such as Nextcloud or OneDrive, or a memory stick. Files in it are sealed; nobody outside the team can read them.
team-screen-place-webdav = A folder on a WebDAV server, such as Nextcloud. Files on it are sealed; who looks after the server cannot read them.
team-screen-place-s3 = Storage of the S3 kind. Files in it are sealed; who looks after it cannot read them.
team-screen-choose_folder = Choose a folder…
team-screen-for_it = For whoever looks after your computers
team-screen-certificate = Trust a certificate…
team-screen-certificate-taken = It is trusted for this place.
team_place-webdav = Address
team_place-webdav-hint = Such as webdavs://cloud.city.example/remote.php/dav/files/ann/team
team_place-s3 = Address
team_place-s3-hint = Such as s3://bucket/folder?region=eu-west-1&endpoint=storage.city.example
team_place-user = User name
team_place-key = Access key
team_place-password = Password
team_place-secret = Secret key
team_place-proxy = Proxy
team_place-proxy-hint = Such as http://proxy.city.example:3128. Empty: as the computer is set.
team_beginning-team = Name of the team
team_beginning-name = Your name
team_beginning-name-hint = By this the others know what you did.
team_beginning-passphrase = Team passphrase
team_beginning-passphrase-hint = At least ten letters; four words that have nothing to do with each other are best. Everybody in the team needs it, on a computer without a keyring at each start. Do not send it the way you send the invitation.
team_beginning-new_passphrase-hint = { team_beginning-passphrase-hint }
team_beginning-new_passphrase = New team passphrase
team_beginning-recovery_key = Letters of the recovery sheet
team-screen-done = Done

# The recovery sheet.
team-screen-recovery = The recovery sheet
team-screen-recovery-about = When the passphrase is forgotten, these letters let an editor choose a new one. They are shown now and never again.
team-screen-recovery-lost = When passphrase and sheet are both lost, nobody can open the files at the place any more, not even we. What is on your computers stays.
team-screen-recovery-kept = I have printed it or written it down
team-screen-recovery-held = Save the sheet or write the letters down, then tick the box above. They are not shown again.
team-screen-recovery-save = Save the sheet to print…

# People.
team-screen-members = Members
team-screen-name = Name
team-screen-role = Role
team-screen-role-editor = An editor changes the plan, and says who belongs to the team.
team-screen-role-reader = A reader sees everything and changes nothing. What a reader’s copy sends is refused by all others.
team-screen-role_of = Role of { $name }
team-screen-role-set = { $name }: { $role } from now on.
team-screen-devices = Computers
team-screen-seen = Last seen
team-screen-here = here
team-screen-never_seen = not yet
team-screen-you = you
team-screen-behind = { $count ->
    [one] had not taken in one change then
   *[other] had not taken in { $count } changes then
}
team-screen-invited = { $count ->
    [one] One invitation has not been used yet.
   *[other] { $count } invitations have not been used yet.
}
team-screen-gone = No longer in the team: { $names }
team-screen-invite = Invite a colleague…
team-screen-invite-title = Invite a colleague
team-screen-invite-about = You get a file to give away. Whoever opens it in Paideia and knows the team passphrase is in.
team-screen-invite-do = Save the invitation…
team-screen-invitation = The invitation
team-screen-invitation-give = Give your colleague the file “{ $name }”. It counts until { $until }, and once.
team-screen-invitation-passphrase = Tell them the passphrase in another way: by telephone, or across the table.
team-screen-invitation-code = Where no file can go, these letters can be typed instead; say where the place is as well.
team-screen-remove_of = Remove { $name } from the team
team-screen-remove-do = Remove, and use the new passphrase
team-screen-remove-about = From now on nothing that they send is taken, and they cannot read what the others write. What they have on their computer today they keep. The team gets a new passphrase: tell it to everybody who stays.
team-screen-remove-done = { $name } is no longer in the team.
team-screen-rename = Change your name
team-screen-rename-done = You are called { $name } in the team now.
team-screen-keys = Passphrase and recovery
team-screen-keys-about = One passphrase for the whole team lets a computer in. A recovery sheet lets an editor choose another when it is forgotten.
team-screen-change = Change the passphrase
team-screen-change-about = It holds for all files from now on. Computers that are in the team already stay in; whoever joins needs the new one. A computer without a keyring asks for the one before until the new one was entered there.
team-screen-change-done = The passphrase is changed.
team-screen-enter = Enter the passphrase
team-screen-enter-about = A colleague changed the passphrase. Ask for the new one.
team-screen-enter-done = This computer is in again.
team-screen-locked = The team is locked on this computer until its passphrase is entered. What you write is saved here, and nothing is exchanged before.
team-screen-locked_reader = The team is locked on this computer until its passphrase is entered: nothing new comes in before. Ask an editor if you do not know it.
team-screen-missing = The keys of the team are missing or damaged on this computer. What you write is saved here, and nothing is exchanged. Leave the team on this computer, ask for a new invitation, and join once more on the start screen with the very file of this plan: nothing in it is lost.
team-screen-older = A colleague has changed the passphrase. Enter the new one, so that it opens the team on this computer too.
team-screen-of_shut = { $team }: locked on this computer, nothing is exchanged.
team-screen-unlock = Enter the team passphrase
team-screen-unlock-about = The one that was last entered on this computer: if a colleague has changed it since, the one before. Without a keyring it is asked for at each start.
team-screen-unlock-done = The team is open.
team-screen-recover = The passphrase is forgotten
team-screen-recover-about = Type the letters of the recovery sheet, and choose a new passphrase for the team.
team-screen-recover-do = Use the new passphrase
team-screen-recover-done = The team has a new passphrase.
team-screen-new_sheet = Make a new recovery sheet
team-screen-sheet-about = The letters of the old sheet open nothing from then on. Tear it up.
team-screen-device = Another computer of mine
team-screen-device-about = You get a file for your other computer. There you are the same person.
team-screen-must_enter = The passphrase of the team has changed. Nothing is sent from here until you have entered it.
team-screen-must_change = Somebody was removed who could still read what is written. Choose a new passphrase.

# Clashes.
team-screen-no_clashes = Nobody is in anybody’s way
team-screen-no_clashes-about = When two people write into one place without having seen each other, both values stand here until somebody decides.
team-screen-clashes-about = Two people wrote into one place without having seen each other. Press 1, 2 and so on to take what one of them wrote, Enter to keep what the plan shows, or write something else. The arrow keys go on to the next.
team-screen-take = Take this
team-screen-take_of = Take this: { $value }, by { $name }
team-screen-shown = the plan shows this
team-screen-together = Both together
team-screen-take_together = Keep both
team-screen-empty = nothing
team-screen-me = you
team-screen-third = Write something else
team-screen-third-do = Take what I wrote
team-screen-open = Show it
team-screen-all_of = { $count ->
    [one] Take the one of { $name }
   *[other] Take all { $count } of { $name }
}
team-screen-decided = Decided: { $name }{ $field ->
    [none] {""}
   *[other] , { $field }
}.
team-screen-decided_of = { $count ->
    [one] One clash decided as { $name } wrote.
   *[other] { $count } clashes decided as { $name } wrote.
}

# What came in.
team-screen-came_in-none = Nothing new from the others
team-screen-came_in-none-about = What colleagues change while you are away stands here, by person and record, until you have looked at it.
team-screen-came_in-about = { $count ->
    [one] One change
   *[other] { $count } changes
} of { $people ->
    [one] one colleague
   *[other] { $people } colleagues
} since you last looked.
team-screen-came_in-of = { $changes ->
    [one] One change
   *[other] { $changes } changes
} to { $records ->
    [one] one record
   *[other] { $records } records
}, the last { $at }
team-screen-came_in-seen = I have looked at it
team-screen-came_in-seen_spoken = The list is empty again.
team-screen-came_in-undo = Take back everything of { $name }
team-screen-came_in-undo_all = Take back everything
team-screen-came_in-undone = { $count ->
    [one] One record is as it was.
   *[other] { $count } records are as they were.
}
team-screen-came_in-undone-left = { $count ->
    [one] One record is as it was.
   *[other] { $count } records are as they were.
} { $left ->
    [one] One field stays, because somebody has changed it since.
   *[other] { $left } fields stay, because somebody has changed them since.
}

# The place.
team-screen-reached = Last reached
team-screen-never_reached = not yet
team-screen-unsent = Changes of yours not there yet
team-screen-waiting = Changes here that wait for others
team-screen-exchange = Exchange now
team-screen-exchanged = { $sent ->
    [0] Nothing was sent
    [one] One change was sent
   *[other] { $sent } changes were sent
}, { $received ->
    [0] nothing came in.
    [one] one came in.
   *[other] { $received } came in.
}
team-screen-pause = Pause on this computer
team-screen-resume = Go on exchanging
team-screen-access-folder = The folder is somewhere else on this computer…
team-screen-access = Name and password of the place
team-screen-access-about = The place stays the same; only how this computer gets in changes. The folder may lie elsewhere here.
team-screen-drop = Throw my changes away…
team-screen-drop-title = Throw my changes away
team-screen-drop-do = Throw them away
team-screen-drop-about = The plan on this computer becomes what the team has. What you changed and the team does not take is gone from it; a safety copy keeps it.
team-screen-dropped = { $count ->
    [one] One change was thrown away.
   *[other] { $count } changes were thrown away.
}
team-screen-leave = Leave the team
team-screen-leave-about = This computer forgets the team: nothing is sent and nothing comes in any more. The plan stays here as it is. The others keep theirs.
team-screen-leave-unsent = { $count ->
    [one] One change of yours was not exchanged yet: the others never get it.
   *[other] { $count } changes of yours were not exchanged yet: the others never get them.
}
team-screen-leave-told = The others see that you left.
team-screen-leave-untold = The others are not told. Ask an editor to remove you. What was not exchanged stays on this computer.
team-screen-leave-do = Leave the team
team-screen-erasures = People who were erased
team-screen-erasures-about = Each copy of the plan confirms that it has erased. A copy on a computer that was lost never will: what is on it can be read by whoever has it.
team-screen-erased-place = At the place: erased
team-screen-erased-place_not = At the place: not yet
team-screen-erased-by = { $at }, by { $name }
team-screen-erased-copy = { $name }, computer { $device }: erased { $at }
team-screen-erased-copy_not = { $name }, computer { $device }: not confirmed yet

# Joining.
welcome-join = A team’s plan
welcome-join-about = A colleague gave you an invitation and told you the passphrase of the team.
welcome-join-do = Join a team…
team_joining-passphrase = Team passphrase
team_joining-known_passphrase = Team passphrase
team_joining-passphrase-hint = Whoever invited you has told you.
team_joining-code = Letters of the invitation
team_joining-code-hint = Only when you have no file.
team-screen-join-about = Choose the file of the invitation. Who had this plan already chooses its very file at the end: what was written in it is kept.
team-screen-join-file = Choose the invitation…
team-screen-join-code = Go on with these letters
team-screen-join-to = Team “{ $team }”, through “{ $place }”.

keys-clashes = Clashes
keys-digits = 1, 2, …
keys-clashes-take = Take what one of them wrote
keys-clashes-keep = Keep what the plan shows
keys-clashes-go = To the next clash
