# A team: several people, one plan, no server. What went wrong, and what was noticed.

# What stops a round
error-exchange_address_not_valid = “{ $address }” is no place that Paideia can use. Choose a folder that is there, such as file:///srv/team, or enter an address that begins with webdavs:// or s3://, without a password in it.
error-exchange_certificate_not_valid = “{ $name }” is not a certificate. Ask who looks after your network for the certificate as a PEM file.
error-team_name_not_readable = A name has one line and at most { $most } letters. Shorten it.
error-exchange_place_not_there = This place cannot be reached: { $detail }. Check its address, whether the folder is there and whether this computer has a network. Nothing was changed.
error-exchange_act_not_done = The place of the team cannot be reached: { $detail }. Nothing was changed; do it again when the place can be reached.
error-exchange_place_unreachable = The place of the team cannot be reached, and nothing is lost. Work on; Paideia tries again. Details: { $detail }
error-exchange_place_refused = The place of the team does not let you in. Check the name and the password, or ask who looks after it.
error-exchange_place_full = The place of the team is full. Nothing is lost; ask who looks after it for more room.
error-exchange_place_read_only = You may read the place of the team, and not write to it. Nothing is lost; ask who looks after it for the right to write.
error-exchange_place_no_folder = Something answers at this address that is no folder for files, such as a page to log in. Log in to your network first, or check the address. Nothing was taken from it.
error-exchange_place_taken = The files of a team lie at this place already. Choose an empty folder, or ask for an invitation into that team.
error-exchange_file_gone = A file of the team is no longer there. Try again.
error-exchange_incomplete = A file of the team is not whole yet. Wait until it has been copied, and try again.
error-exchange_not_ours = This is no file of a team.
error-exchange_newer = This was written by a newer version of Paideia. Install the newer version.
error-exchange_malformed = A file of the team is damaged. It was left out; ask its author to exchange once more.
error-exchange_too_large = There is more in one change than can be sent. Take large attachments out of it and try again.
error-exchange_key_missing = This computer does not have the key that the team uses now. Enter the new team passphrase, or wait until an editor has exchanged.
error-exchange_not_opened = A file of the team cannot be opened with its key. It was left out.
error-exchange_wrong_passphrase_here = This is not the passphrase that was last entered on this computer. Check capital letters; if a colleague changed it lately, enter the one before. If nobody knows it, an editor has the recovery sheet.
error-exchange_wrong_passphrase = The team passphrase is not right. Check capital letters and try again; the recovery sheet helps if nobody knows it.
error-exchange_passphrase_not_new = This is the passphrase that the team has already. Choose another, which nobody who left knows.
error-exchange_passphrase_too_short = The team passphrase is too short. Take at least ten letters, better four words that do not belong together.
error-exchange_recovery_not_valid = The recovery key is not right. Check it against the sheet, group by group.
error-exchange_invitation_not_valid = This is no invitation, or a letter of the code is wrong. Check it, or ask for the file.
error-exchange_passphrase_old = This was the team passphrase until an editor chose another. Ask for the newest one.
error-exchange_invitation_expired = This invitation has run out. Ask for a new one.
error-exchange_invitation_not_known = This invitation does not count: it was used, was taken back, or is of another team. Ask for a new one.
error-exchange_no_team_here = There is no team at this place. Check the address, or ask who invited you.
error-exchange_team_already = This plan has a team on this computer already.
error-exchange_no_team = This plan has no team. Begin one first, or open an invitation.
error-exchange_team_forgotten = This computer has forgotten the team of this plan. Ask an editor for an invitation, and join with this very file as the place of your copy: what you changed in it is kept and sent.
error-no_unsent_changes = There is nothing to throw away: whatever was changed here belongs to the team’s plan.
error-exchange_other_plan = The team works on another plan.
error-exchange_editors_only = Only editors of the team may do this. Ask one of them.
error-exchange_no_such_member = There is no member called “{ $name }”. See the list of members.
error-exchange_several_members = Several members are called “{ $name }”. Give one of these ids instead: { $ids }
error-exchange_last_editor = Nobody would be left who may change the plan. Make somebody else an editor first.
error-exchange_secrets_locked = No keyring of this computer opens the keys of the team. Enter the team passphrase that was last entered here; in the terminal set PAIDEIA_PASSPHRASE, or say --passphrase-file where it does not name a new one.
error-exchange_secrets_missing = The keys of the team on this computer are missing or damaged. Leave the team on this computer, ask for a new invitation and join once more; nothing in the plan is lost.
error-exchange_home = Paideia's own files of the team cannot be read or written. Details: { $detail }

# What was noticed, and stopped nothing
notice-exchange_ahead_of_team = Your copy of the plan has changes that the team does not keep: you took them in before you heard that their author may no longer make any. An editor can say that they stand, or you throw them away: in the screen Team, or by paideia team drop-changes.
notice-exchange_clock_ahead = The clock of { $name }'s computer is more than a day ahead. Ask { $name } to set it right: what is later counts when two change the same.
notice-exchange_device_twice = A computer has said two different things at once; one of them counts. It may have been put back from a backup.
notice-exchange_file_not_read = A file of the team could not be read and was left out.
notice-exchange_forged_author = Changes by { $name } under somebody else's name were refused.
notice-exchange_forged_parts = { $parts_count_raw ->
    [one] A piece in a file of the team was forged, or is of another plan, and was left out.
   *[other] { $parts_count } pieces in files of the team were forged, or are of another plan, and were left out.
}
notice-exchange_incomplete = A file at the place is not whole yet. It is looked at again.
notice-exchange_join_refused = { $name } tried to join with an invitation that does not count.
notice-exchange_locked_files = { $files_count_raw ->
    [one] One file of the team cannot be opened here yet, for its key is missing.
   *[other] { $files_count } files of the team cannot be opened here yet, for their keys are missing.
}
notice-exchange_many_changes = { $change_count } changes by { $name } came at once. If { $name } knows nothing of them, a program may have run wild: see what came in.
notice-exchange_may_only_read = You may look at the plan of the team, and not change it. What you changed stays on this computer, until an editor makes you one or you throw it away: in the screen Team, or by paideia team drop-changes.
notice-exchange_needs_new_passphrase = Somebody was removed from the team and could still read what is written. Choose a new team passphrase.
notice-exchange_needs_passphrase = Your changes wait: this computer does not have the newest key of the team. Enter the new team passphrase, or wait until an editor has exchanged.
notice-exchange_newer_file = Somebody in the team uses a newer version of Paideia. Install it to see everything.
notice-exchange_no_longer_member = You no longer belong to this team. The plan stays on this computer; what you change is no longer sent.
notice-exchange_not_ours = “{ $name }” at the place is no file of the team. It was left alone.
notice-exchange_other_team = { $files_count_raw ->
    [one] One file at the place is not of this team. It is left alone.
   *[other] { $files_count } files at the place are not of this team. They are left alone.
}
notice-exchange_too_many_waiting = More changes came than can wait for earlier ones, which are not at the place. Ask a colleague whose copy is whole to exchange.
notice-exchange_plan_refused = Changes by { $name } do not fit what is known, and were refused.
notice-exchange_put_back = { $files_count_raw ->
    [one] One file was missing at the place and is put back.
   *[other] { $files_count } files were missing at the place and are put back.
}
notice-exchange_reader_changed = Changes by { $name } were refused: { $name } may only look at the plan.
notice-exchange_record_not_read = What somebody said about the members could not be read.
notice-exchange_record_refused = { $name } said something about the team that only editors may say, or after having been removed. It does not count.
notice-exchange_removed_changed = Changes by { $name } were refused: { $name } no longer belongs to the team.
notice-exchange_replica_claimed = { $name } claims changes that are made by { $other }. They stay { $other }'s.
notice-exchange_stranger = Changes by somebody who does not belong to the team wait, and are not shown.
notice-exchange_too_large = “{ $name }” at the place is larger than anything that Paideia writes. It was left alone.
