# What went wrong and what to do. Values are described in assets/locales/README.md.

# The plan file
error-not_a_plan = This file is not a plan. Choose a file that Paideia has saved; spreadsheets are brought in with Import.
error-newer_format = This plan was saved by a newer version of Paideia. Install the newer version to open it; the file was left as it is.
error-damaged-page = This plan is damaged and was left as it is. Look what can be saved of it: nothing is changed by looking.
error-damaged = This plan is damaged and was left as it is. Restore a safety copy, or the copy that your backup holds. Details: { $detail }
error-unknown_plan_format = This file says of itself that it is a plan of format { $found }, which never existed. It was left as it is. Use a copy from your backup.
error-foreign_schema = This plan holds something that Paideia did not put there (“{ $name }”) and that could run when the plan is used. It was left as it is. Ask whoever sent it for a plan saved by Paideia.
error-name_not_unicode = The name or a folder of “{ $name }” has letters that other programs cannot read. Rename it and try again.
error-file_moved = “{ $name }” is no longer where it was opened: it was moved, renamed, replaced or deleted. Nothing was saved. Choose a place for the plan as it was last saved, and go on there.
error-written_by_others = Another program has written into this plan while it was open. Nothing was saved. Close the plan and open it again, so that it can be checked.
error-copy_of_other_plan = This safety copy is of another plan. Nothing was changed. Choose another one.
error-foreign_changes = These changes are of another plan. Nothing of them was taken.
error-forged_change = A change that came along is not what its author made, and was not taken. Ask your colleague to send it again. Details: { $replica } { $number }
error-forked_change = Two copies of this plan went on under one name, such as after a whole computer was copied. The change that came second was not taken. Save a copy of the other plan under a new name and go on there. Details: { $replica } { $number }
error-changes_unreadable = This file holds no changes of a plan, or not all of them. Nothing was taken; have it sent again. Details: { $detail }
error-newer_changes = These changes come from a newer version of Paideia. Install the newer version to take them; nothing was taken.
error-too_many_waiting = Too many changes wait for earlier ones that never came. Ask your colleagues for the whole plan.
error-no_such_conflict = Nothing waits here under this name: somebody has decided already, or it is mistyped. List what waits anew.
error-no_claim_numbered = There are { $count } values to take. Name one by its number, from 1 on.
error-no_value_of = This is no value that the field can hold. Nothing was changed.
error-place_taken = There is already a value here: { $there }. Yours is { $new }. Choose another place, or tick that yours replaces it; the other goes to the bin.
error-restore_first = This belongs to “{ $name }”, which is in the bin too. Restore that first.
error-words_too_short = These words are too short: they would be found in too many places. Enter at least three letters.
error-id_not_valid = A record has an id that is none. Leave the id out to get a new one.
error-changed_meanwhile = { $who } changed this while it was open here. It says now: { $what }. What you wrote is kept: save again to put it in the place of that, or close to leave it as it is.
meanwhile-cell = { $field } “{ $value }”
meanwhile-deleted = deleted
meanwhile-empty = { $field } (empty)
error-held_by = This plan is already open: { $holder }. Close it there first, then open it again.
error-on_network = This plan is on a network drive, where it can be damaged. Copy it to this computer and work on the copy.
error-in_synced_folder = This plan is in a folder that { $service } keeps in step with other computers, where it can be damaged. Copy it to a folder that is not, and work on the copy.
error-read_only = This file cannot be written. Remove its write protection, or save a copy in a folder of your own.
error-disk_full = The disk is full, and nothing was changed. Free some space and try again.
error-already_exists = There is already a file called “{ $name }”. Choose another name.
error-file_missing = “{ $name }” is no longer there. It may have been moved or renamed: look for it and open it from its new place.
error-folder_missing = The folder “{ $folder }” is not there. Nothing was written. Choose another one.
error-folder_not_writable = Nothing can be written into the folder “{ $folder }”. Nothing was changed. Choose another one, or ask who looks after this computer for the right to write there.
error-no_permission = You may not open this file. Ask the person who looks after this computer, or choose another folder.
error-sql = The plan could not be read or written, and nothing was changed. Try again; if it fails again, save a copy under another name. Details: { $detail }
error-unreadable = The file could not be read or written, and nothing was changed. Check that the disk is connected and try again. Details: { $detail }
error-log_differs = The plan and its history do not agree. Restore a safety copy, and keep this file for those who look into it.
error-in_use = Another program is using this plan. Wait a moment and try again.
error-no_such_copy = This safety copy is no longer there. Choose another one.

# Commands
error-no_plan_open = No plan is open. Open one or start a new one first.
error-looking_back = You are looking at the plan as it was, where nothing can be changed. Go back to today first.
error-nothing_before = This plan was begun on { $begun_on }; there is nothing to look back to before that. Choose a later day.
error-no_such_card = There is no card “{ $name }”. Take it off the board or choose another one.
error-not_found = This record is no longer there. It may have been deleted: look in the bin, or undo the deletion.
error-unknown_command = There is no command called { $command }. Look at the list of commands and check the spelling.
error-arguments_not_valid = The command was given something it cannot use. Check its arguments. Details: { $detail }
error-answer_not_written = The answer could not be written. Report what you asked for. Details: { $detail }
error-bad_value = This value does not fit here. Correct it and try again.
error-umbrella_circle = An event cannot be a part of itself. Choose another one, or none.
error-unknown_field = There is no such field. Check its name.
error-unknown_chart = There is no chart called { $name }. Choose one from the list of charts.
error-unknown_language = There is no such language. Choose one from the list.
error-unknown_time_zone = There is no such time zone. Choose one from the list, such as Europe/Dublin.
error-unknown_currency = There is no such currency. Write its code of three letters, such as EUR.
error-unknown_framework = There is no such framework. Choose one from the list.
error-no_such_version = There is no version called “{ $name }”. Choose one from the list of versions.
error-name_taken = There is already a version of this name. Choose another name.
error-name_missing = A name is missing. Enter one and try again.
error-no_week = The plan has no week yet. Add one in Settings first.
error-rating_beyond = Ratings go from 1 to 5. Enter their average, such as 4.3.
error-day_ends_too_late = A festival day ends between midnight and 6:00 in the morning. Enter a time in between.
error-bad_dates = A week ends on or after the day it starts and has at most 31 days. Correct the dates.
error-still_needed = Other records still need this one. Change or delete those first.
error-nothing_to_undo = There is nothing to undo.
error-nothing_to_redo = There is nothing to redo.
error-no_such_change = This change is no longer in the history. Look at the history again and choose another one.
error-cannot_undo = This can no longer be undone, because somebody's personal data was erased afterwards. Later changes can.
error-reason_missing = Say in a few words why this problem is acceptable.
error-stopped = Stopped, and nothing was changed.
error-internal = Something went wrong inside Paideia, and nothing was changed. Try again; if it fails again, report what you did last.

# Import
error-password_protected = This file is protected by a password. Open it in your spreadsheet program, save it without a password, and import that.
error-empty = There is nothing in this file. Check that the right file was chosen, or ask the sender for it again.
error-empty_file = This file is empty. Check that the right file was chosen, or ask the sender for it again.
error-truncated = This file breaks off before its end. Ask the sender for it again, or save it anew in your spreadsheet program.
error-binary = This file is not a table. Save it as XLSX or CSV in the program it comes from, and import that.
error-too_large = This file is too large to import. Split it into smaller files, or remove the sheets that are not needed.
error-too_many_rows = This file has more rows than can be imported ({ $rows }). Split it into smaller files.
error-unknown_format = This kind of file cannot be imported. Save it as XLSX, CSV or iCalendar, and import that.
error-unknown_encoding = The letters of this file cannot be read. Save it as CSV UTF-8 in your spreadsheet program, and import that.
error-unknown_sheet = There is no such sheet in this file. Choose one from the list.
error-no_header = No row of headings was found. Choose the row in which the columns are named.
error-no_title_column = No column holds the titles. Choose the one that does.
error-no_rows = There are no rows below the headings. Check that the right sheet was chosen.
error-no_records = This file holds no entries that could be imported.
error-form_of_another_plan = This form was written from another plan: neither its host nor its events are in this one. Open the plan it belongs to, and import it there.
error-brings_another = { $kind ->
    [partners] This file holds contacts. Import it as partners.
   *[other] This file holds events. Import it as events.
}
error-xml_unreadable = Line { $line } of this file is no XML that can be read. Save it once more in the program it comes from.
error-json_unreadable = Line { $line } of this file is no JSON that can be read. Save it once more in the program it comes from.
error-no_import_open = No file is being imported. Choose a file first.
error-date_order_open = The dates can be read in two ways. Say whether the day or the month comes first.

# Documents and pictures
error-no_paper = The plan has no council paper yet. Write one under Council first.
error-setting_broke_off = The pages could not be set to their end, and nothing was written. The computer may have too little free memory: close other programs, or choose a part of the programme, and try again.
error-publish = The document could not be made, and nothing was written. Shorten or correct the text named: { $where }.
notice-letter_replaced = No font on this computer has the letter { $code }, in “{ $text }”. Something else stands for it.
notice-letters_font = Install a font that has these letters, such as one of the Noto fonts (on Debian: fonts-noto-core, fonts-noto-cjk), and write it again. Or let their numbers be written: Settings, Look.
notice-letters_more = As many letters more have no font here: { $count }.
error-chart_failed = The chart could not be drawn. Look at the records that it shows and try again. Details: { $detail }
error-no_page = The document has no such page. Choose another one.
error-path_missing = No file was chosen. Choose where to read or write.
error-write_failed = The file could not be written. Choose another folder, or close the program that has it open.
error-unknown_card = This card is not known here: it may come from a newer version of Paideia.
error-unknown_ending = The name of the file does not say what to make. Let it end in { $known }.
error-would_replace_plan = “{ $name }” is a plan, and saving this file there would destroy it. Choose another name.
error-outlines_unreadable = This file holds no outlines. Export the neighbourhoods from your map program as GeoJSON (a FeatureCollection, in degrees) and choose that file.
error-outlines_too_large = This file is too large for outlines of a city. Simplify the shapes in your map program and export them again.
error-no_display = There is no screen to open a window on. Use the terminal program paideia instead.

# Values that would not make sense
error-status_reason_missing = Say why in a few words: whoever is concerned will ask.
error-status_step_refused = “{ $title }” stands at “{ $from }” and cannot become “{ $to }” from there{ $other_count_raw ->
        [0] .
        [one] ; neither can one other.
       *[other] ; neither can { $other_count } others.
    } It can become: { $steps }.
error-hours_reversed = These hours end before they begin. Correct one of the two times.
error-ages_reversed = The lowest age is above the highest. Correct one of them.
error-rule_unreadable = This rule of repetition cannot be followed. Choose another one; the sessions stay as they are.
error-rule_too_long = This rule of repetition makes too many days. Let it begin later, or end.
error-copy_same_week = That is the week itself. Choose another week to copy it to.
error-ends_before_start = The end lies before the start. Correct one of them.
error-start_missing = There is an end without a start. Enter the start, or remove the end.
error-date_out_of_range = This date is not between 1900 and 2200. Correct it.
error-number_out_of_range = This number is too large for a plan. Correct it.
error-number_not_finite = This is not a number. Correct it.
error-text_too_long = This text is too long for its field. Shorten it.
error-list_too_long = This list has too many entries. Shorten it.
error-number_negative = This number cannot be below zero. Correct it.
error-text_missing = Something must stand here. Enter it and try again.
error-value_not_valid = This value does not fit here. Correct it and try again.
error-field_unknown = There is no such field. Check its name.
error-opening_without_day = These opening hours have no day. Choose a weekday or a date.
error-opening_without_hours = These opening hours lack one of their times. Enter both, or neither for a day that is closed.
error-room_elsewhere = This room belongs to another venue. Choose a room of the venue, or the venue of the room.
error-week_too_long = A week has at most 31 days. Correct its dates.
error-country_unknown = There is no such country. Enter its two letters, such as IE.
error-time_zone_unknown = There is no such time zone. Choose one from the list, such as Europe/Dublin.
error-framework_present = The plan holds this framework already. Change that one, or choose another.
error-rating_off_scale = This rating is not on the scale of its round. Choose one that is.
error-scale_not_valid = A scale needs at least one step above zero. Correct its best rating.
error-scale_below_ratings = There are ratings above this scale already. Choose a longer scale, or lower those ratings first.

error-no_date_to_move = “{ $title }” has no date yet. Enter one in its form first.
error-already_an_action = This decision is the action “{ $title }” already. Open that one in the roadmap.
error-agenda_complete = Every paper for this meeting is on its agenda already. Table another paper first, or add an item by hand.

# The desk and the terminal
error-no_plan = No plan is open. Open one or start a new one first.
error-recent_unknown = This plan is no longer in the list. Open it from its folder.
error-ending_unknown = The name of the file does not say what to make. Let it end in .svg, .png or .pdf.
error-no_import = No file is being imported. Choose a file first.
error-map_unreadable = The list of columns cannot be read. Correct it, or import without it.
error-sample_broken = The sample city could not be made. Install Paideia again.
error-too_large_inside = This file unpacks to more than can be imported. Remove the sheets that are not needed, or split it.
error-unexpected = Something went wrong inside Paideia, and nothing was changed. Try again; if it fails again, report what you did last.
error-usage = The command was not understood. Look at its help and try again.
error-pdf = A PDF cannot be imported. Ask the sender for the table it was made from, as XLSX or CSV.

# Files of frameworks and evidence, rounds
error-framework_not_json = Line { $line } cannot be read: the file is no JSON, or a comma, quotation mark or bracket is missing there. Correct that line, or save the framework from Paideia again.
error-framework_not_object = Line { $line }: { $field } must be an object in curly brackets. See docs/framework.schema.json, and correct it.
error-framework_field_missing = Line { $line }: “{ $name }” is missing. Add it and try again.
error-framework_field_unknown = Line { $line }: a framework has no field “{ $name }”. Take it out, or correct its spelling.
error-framework_code_twice = Line { $line }: the number { $name } ({ $field }) stands in the file twice. Give each area and each feature a number of its own.
error-framework_needs_text = Line { $line }: “{ $name }” must be text. Put it in quotation marks.
error-framework_needs_name = Line { $line }: “{ $name }” must be text and not empty. Enter a name.
error-framework_needs_date = Line { $line }: “{ $name }” must be a day. Write it as 2026-11-24, or leave it out.
error-framework_needs_part = Line { $line }: “{ $name }” must be pediment, columns or steps. Choose one of the three.
error-framework_needs_colour = Line { $line }: “{ $name }” must be a whole number from 0 to 6. Correct it; 0 is no colour.
error-framework_needs_yes = Line { $line }: “{ $name }” must be true or false. Write it without quotation marks.
error-framework_needs_list = Line { $line }: “{ $name }” must be a list in square brackets. Correct it.
error-framework_version_present = The plan holds “{ $name }” in this version already. Change that one, or give the file another version.
error-rounds_of_two_frameworks = These rounds belong to two frameworks and have nothing in common. Choose two rounds of the same framework.
error-no_opinions = Nobody has given an opinion in this round yet. Enter one first.
error-points_not_valid = A round has between 1 and 10,000 points. Correct the number.
error-file_too_large = A file of evidence can have at most { $limit_mb } MB. Make it smaller, or enter a link to where it lies.
error-file_empty = “{ $name }” is empty. Choose another file.
error-attachment_missing = The content of “{ $name }” is not in this plan. Look for it in a safety copy, or bring it again.

# Instances of the timetabling problem (paideia solve). Field and list are named as they are in the file.
error-bad_seconds = “{ $value }” is no time to search for. Write a number of seconds above 0, such as 5.
error-instance_shape = { $file }, line { $line }, { $field }: this cannot be read ({ $detail }). Write the field as the statement of the problem has it.
error-instance_format = { $file }, line { $line }: “{ $value }” is a format that Paideia does not know. It reads “{ $known }”.
error-instance_unknown = { $file }, line { $line }, { $field }: “{ $value }” is not listed in { $list }. List it there, or name another.
error-instance_twice = { $file }, line { $line }, { $field }: “{ $value }” is there a second time. Leave one of the two out.
error-instance_out_of_range = { $file }, line { $line }, { $field }: { $value } is not possible. Write a number from { $least } to { $most }.
error-instance_off_grid = { $file }, line { $line }, { $field }: { $value } is no multiple of the { $grid } minutes of the grid. Pin the session on the grid, or change grid_minutes.
error-instance_no_last_band = { $file }, line { $line }, { $field }: no band holds for the rest. End the list with one whose up_to is null.
error-instance_half_open_wish = { $file }, line { $line }, { $field }: wished hours need both from and to. Give both, or null for both.
error-instance_pinned_broken = { $file }, line { $line }, { $field }: this pinned session breaks the hard constraint { $kind }, so no placement is possible. Pin it elsewhere, or let it be placed.
error-nothing_to_return = { $partner } has held nothing in this week yet, so there is nothing to ask for.
