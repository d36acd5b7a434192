# What `paideia team`, `paideia conflicts` and `paideia resolve` say.

terminal-help-team = Work on a plan with others: begin, invite, join, exchange
terminal-help-team-create = Begin the team of a plan
terminal-help-team-invite = Write an invitation into the team
terminal-help-team-join = Join a team; your copy of its plan is a new file
terminal-help-team-exchange = Send what you changed and take in what others changed
terminal-help-team-status = Say how the team stands
terminal-help-team-members = List the members
terminal-help-team-set-role = Give a member another role
terminal-help-team-remove = Remove a member, with a new team passphrase for the others
terminal-help-team-place = Exchange through another place, or with another name and password
terminal-help-team-drop-changes = Throw away what was changed here and cannot be sent; a safety copy keeps it
terminal-help-team-passphrase = Choose a new team passphrase, or enter the newest one
terminal-help-team-recover = Choose a new team passphrase with the recovery key
terminal-help-team-recovery-key = Make a new recovery key; the old one opens nothing that is written afterwards
terminal-help-team-erasures = List what was erased for ever, and which computers have confirmed it
terminal-help-team-leave = Forget the team on this computer; the plan stays
terminal-help-conflicts = List what several people changed at once and waits for a decision
terminal-help-resolve = Decide what several people changed at once

terminal-argument-place = Where the team exchanges: file:///…, webdavs://… or s3://…
terminal-argument-passphrase-file = File with the team passphrase in its first line; else the environment variable PAIDEIA_PASSPHRASE counts, else it is asked
terminal-argument-user = Name of the user, or of the key, at the place
terminal-argument-password-file = File with the password at the place; else the environment variable PAIDEIA_PLACE_PASSWORD counts, else it is asked
terminal-argument-proxy = Proxy to reach the place, such as http://proxy.city.example:3128
terminal-argument-certificates = PEM file of certificates to trust beside those of the system
terminal-argument-team = Name of the team; without it, the city
terminal-argument-recovery-sheet = PDF to write the recovery sheet to
terminal-argument-role = What the member may do
terminal-argument-device = Invite another computer of your own
terminal-argument-invitation = The invitation: its file, or its code with --place
terminal-argument-joined-plan = File for your copy of the plan
terminal-argument-member = Name of the member, or the beginning of the id
terminal-argument-enter = Enter the newest passphrase that somebody else chose
terminal-argument-recovery-key-file = File with the recovery key in its first line; else the environment variable PAIDEIA_RECOVERY_KEY counts, else it is asked
terminal-argument-conflict = Which one, as conflicts calls it
terminal-argument-take = Take what somebody wrote: its number, or the name of who wrote it
terminal-argument-value = Take another value
terminal-argument-all-of = Take what this person wrote, wherever it waits

terminal-ask-passphrase = Team passphrase:{ " " }
terminal-ask-new-passphrase = New team passphrase:{ " " }
terminal-ask-again = Once more:{ " " }
terminal-ask-recovery-key = Recovery key:{ " " }
terminal-ask-password = Password at the place:{ " " }

terminal-team-created = The team “{ $team }” has begun.
    Recovery key, shown this once: { $key }
    Print it or write it down, and lock it away.
terminal-team-invited = { $name } was written. It counts once, until { $until }.
    Who gets no file types this code and the address of the place: { $code }
    Tell the team passphrase by another way.
terminal-team-joined =
    { $count_raw ->
        [one] You belong to the team “{ $team }” now. The plan of { $city } holds { $count } event.
       *[other] You belong to the team “{ $team }” now. The plan of { $city } holds { $count } events.
    }
terminal-exchange-sent =
    { $count_raw ->
        [one] { $count } change sent
       *[other] { $count } changes sent
    }
terminal-exchange-received =
    { $count_raw ->
        [one] { $count } change taken in
       *[other] { $count } changes taken in
    }
terminal-exchange-conflicts =
    { $count_raw ->
        [one] { $count } clash waits for a decision
       *[other] { $count } clashes wait for a decision
    }
terminal-exchange-pending =
    { $count_raw ->
        [one] { $count } change waits
       *[other] { $count } changes wait
    }
terminal-team-head = Team “{ $team }”, exchanging through { $place }. You are { $name }: { $role }.
terminal-team-no-role = no longer a member
terminal-team-removed = removed
terminal-team-role-set = The role was changed.
terminal-team-removed-done = The member was removed, and there is a new team passphrase. What the member had stays with the member.
terminal-team-passphrase-set = There is a new team passphrase. Computers of members notice nothing; who joins from now on needs it.
terminal-team-passphrase-entered = The keys of the team are here now.
terminal-team-recovery-key = New recovery key, shown this once: { $key }
terminal-team-place-set = The team of this computer exchanges through this place now.
terminal-team-dropped =
    { $count_raw ->
        [one] { $count } change was thrown away. The plan is as the team has it; a safety copy keeps what was here.
       *[other] { $count } changes were thrown away. The plan is as the team has it; a safety copy keeps what was here.
    }
terminal-team-left = This computer has forgotten the team “{ $team }”. The plan stays.
terminal-erasures-none = Nothing was erased since the team began.
terminal-erasure =
    { $place ->
        [done] Erased by { $name }, { $at }. The place holds nothing of it.
       *[open] Erased by { $name }, { $at }. Files at the place still hold something of it.
    }
terminal-erasure-copy =
    { $at ->
        [none] { "  " }{ $name }, computer { $device }: not confirmed yet
       *[other] { "  " }{ $name }, computer { $device }: confirmed { $at }
    }
terminal-column-id = Id
terminal-column-devices = Devices
terminal-column-behind = Lacks
terminal-column-seen = Last seen
terminal-conflicts-none = Nothing waits for a decision.
terminal-conflict-head =
    { $field ->
        [none] { $id }  “{ $name }”. { $kind }:
       *[other] { $id }  “{ $name }”, { $field }. { $kind }:
    }
terminal-conflict-claim = { "  " }{ $number }. { $name }, { $at }: { $said }
terminal-resolved =
    { $count_raw ->
        [one] { $count } clash was decided; { $left } wait still.
       *[other] { $count } clashes were decided; { $left } wait still.
    }

error-passphrase_missing = No passphrase was given. Say --passphrase-file, or set PAIDEIA_PASSPHRASE.
error-passphrase_too_large = “{ $name }” is no file with a passphrase: it is too large. The passphrase is its first line.
error-team_plan_in_use = This plan is open in another program, or an exchange runs that takes long. A window in which it is open exchanges by itself; else try again later.
error-several_claims = Several values were written by { $name }. Take one by its number: { $numbers }
error-several_all_of = Several members are called { $name }. Decide each clash by the number of a value.
error-passphrases_differ = The two were not the same. Nothing was changed.
error-no_such_claim = { $name } wrote nothing of this that waits for a decision. See paideia conflicts.
