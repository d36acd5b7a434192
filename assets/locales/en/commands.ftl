# What a change does, as it stands in the history and beside undo; what went on; refusals of the forms.
# Values are described in assets/locales/README.md.

# The plan
change-unreadable = A change that cannot be read any more
change-recovered = What was saved of a damaged plan
change-new_plan = New plan of { $city }
change-sample_plan = Sample city { $city }
change-save_profile = Profile of { $title }
change-save_week = Week “{ $title }”
change-delete_week = Deletion of the week “{ $title }”
change-save_milestone = Milestone “{ $title }”
change-delete_milestone = Deletion of the milestone “{ $title }”
change-resolve_conflict = Decision on “{ $name }”
change-resolve_conflicts = Decisions for what { $author } wrote
change-restore_record = Return of “{ $name }” from the bin
change-import_outlines = Outlines from { $file_name }: { $record_count } neighbourhoods
change-import_events = Import of { $file_name }: { $new_count } new, { $changed_count } changed

# The programme
change-create_event = New event “{ $title }”
change-save_event = Changes to “{ $title }”
change-set_event_field = Change in “{ $title }”
change-set_event_cells = { $event_count_raw ->
    [one] Cells of { $event_count } event
   *[other] Cells of { $event_count } events
}
change-set_event_status =
    { $event_count_raw ->
        [one] Status of “{ $title }”
       *[other] Status of { $event_count } events
    }
change-freeze_release = Release { $number }: “{ $title }”
change-save_release = Release “{ $title }”
change-restore_release = Release { $number }, “{ $title }”, taken back as a draft
change-save_saved_filter = View “{ $title }”
change-delete_saved_filter = Deletion of the view “{ $title }”
change-save_letter_text = Text of letters “{ $title }”
change-delete_letter_text = Deletion of the text of letters “{ $title }”
change-add_letters_sent = { $letter_count_raw ->
    [one] { $letter_count } letter noted as sent
   *[other] { $letter_count } letters noted as sent
}: { $reason ->
    [accepted] accepted events
    [declined] declined events
    [missing] missing details
    [changed] changes since a release
   *[returns] figures after the week
}
change-delete_release = Deletion of the release “{ $title }”
change-set_bulk_change = { $kind ->
    [postpone] { $event_count_raw ->
        [one] { $event_count } event postponed
       *[other] { $event_count } events postponed
    }
    [cancel] { $event_count_raw ->
        [one] { $event_count } event called off
       *[other] { $event_count } events called off
    }
    [go_online] { $event_count_raw ->
        [one] { $event_count } event switched to online
       *[other] { $event_count } events switched to online
    }
   *[close_venue] { $venue } closed on { $closed_on }
}
change-delete_event = Deletion of “{ $title }”
change-move_record = Place of “{ $title }”
change-move_session = Move of “{ $title }” to { $starts_at }, { $place }
change-reschedule_session = Move of “{ $title }” to { $starts_at }
change-move_series = Move of { $session_count_raw ->
    [one] { $session_count } session
   *[other] { $session_count } sessions
} of “{ $title }”
change-set_session_cancelled = { $is_cancelled ->
    [yes] { $session_count_raw ->
        [one] { $session_count } session of “{ $title }” called off
       *[other] { $session_count } sessions of “{ $title }” called off
    }
   *[no] { $session_count_raw ->
        [one] { $session_count } session of “{ $title }” on again
       *[other] { $session_count } sessions of “{ $title }” on again
    }
}
change-set_occurrence_skipped = { $is_skipped ->
    [yes] { $skipped_on } left out of “{ $title }”
   *[no] { $skipped_on } brought back to “{ $title }”
}
change-add_copies = { $kind ->
    [event] Copy of “{ $title }” in “{ $week }”
    [day] { $event_count_raw ->
        [one] Copy of { $event_count } event of { $copied_on } in “{ $week }”
       *[other] Copy of { $event_count } events of { $copied_on } in “{ $week }”
    }
   *[week] { $event_count_raw ->
        [one] Copy of { $event_count } event in “{ $week }”
       *[other] Copy of { $event_count } events in “{ $week }”
    }
}
change-unschedule_session = “{ $title }” taken off the board
change-set_remedies = { $way ->
    [set_capacity] { $record_count_raw ->
        [one] Places offered by { $record_count } event changed
       *[other] Places offered by { $record_count } events changed
    }
    [set_free] { $record_count_raw ->
        [one] { $record_count } event set to free of charge
       *[other] { $record_count } events set to free of charge
    }
    [set_insured] { $record_count_raw ->
        [one] { $record_count } event marked as insured
       *[other] { $record_count } events marked as insured
    }
   *[move_to_tray] { $record_count_raw ->
        [one] { $record_count } session taken off the board
       *[other] { $record_count } sessions taken off the board
    }
}
change-set_problem_owner = { $kind ->
    [given] { $problem_count_raw ->
        [one] { $problem_count } problem given to { $owner }
       *[other] { $problem_count } problems given to { $owner }
    }
    [dated] { $problem_count_raw ->
        [one] { $problem_count } problem given a day
       *[other] { $problem_count } problems given a day
    }
   *[taken] { $problem_count_raw ->
        [one] { $problem_count } problem given back
       *[other] { $problem_count } problems given back
    }
}
change-save_accepted_problems = { $problem_count_raw ->
    [one] { $problem_count } problem accepted: { $reason }
   *[other] { $problem_count } problems accepted: { $reason }
}
change-save_accepted_problem = Problem accepted: { $reason }
change-delete_accepted_problem = Problem no longer accepted: { $reason }

# Places
change-create_venue = New venue “{ $title }”
change-save_venue = Changes to the venue “{ $title }”
change-delete_venue = Deletion of the venue “{ $title }”
change-save_neighbourhood = Neighbourhood “{ $title }”
change-delete_neighbourhood = Deletion of the neighbourhood “{ $title }”

# Partners
change-create_partner = New partner “{ $title }”
change-save_partner = Changes to the partner “{ $title }”
change-delete_partner = Deletion of the partner “{ $title }”
change-delete_person_for_ever = A person erased for ever
change-delete_words_for_ever = Words erased from the history for ever

# Frameworks
change-import_framework = Framework “{ $title }”
change-save_area = Area “{ $title }”
change-save_feature = Feature “{ $title }”
change-delete_feature = Deletion of the feature “{ $title }”
change-set_tags = Tags of “{ $title }”
change-save_assessment = Rating round “{ $title }”
change-delete_assessment = Deletion of the rating round “{ $title }”
change-set_rating = Rating of “{ $title }”

# Council
change-create_paper = New paper “{ $title }”
change-save_paper = Changes to the paper “{ $title }”
change-delete_paper = Deletion of the paper “{ $title }”

# Roadmap
change-add_week_milestones = Usual preparation of “{ $title }”
change-move_roadmap_date = Move of “{ $title }” to { $due_on }

# Plain records
change-save_records = Changes to { $record_count } records
change-delete_records = Deletion of { $record_count } records
change-save_partner_role = Role of “{ $title }”
change-delete_partner_role = Deletion of the role “{ $title }”
change-save_offer = Offer “{ $title }”
change-delete_offer = Deletion of the offer “{ $title }”
change-save_interaction = Contact “{ $title }”
change-delete_interaction = Deletion of the contact “{ $title }”
change-save_tie = Tie of “{ $title }”
change-delete_tie = Deletion of the tie “{ $title }”
change-save_opinion = Opinion on “{ $title }”
change-delete_opinion = Deletion of the opinion “{ $title }”
change-save_criterion = Points of “{ $title }”
change-delete_criterion = Deletion of the points “{ $title }”
change-save_evidence = Evidence “{ $title }”
change-delete_evidence = Deletion of the evidence “{ $title }”
change-save_cross_link = Link to “{ $title }”
change-delete_cross_link = Deletion of the link between frameworks “{ $title }”
change-save_practice = Practice “{ $title }”
change-delete_practice = Deletion of the practice “{ $title }”
change-save_indicator = Indicator “{ $title }”
change-delete_indicator = Deletion of the indicator “{ $title }”
change-save_indicator_target = Target of “{ $title }”
change-delete_indicator_target = Deletion of the target “{ $title }”
change-save_reading = Reading of “{ $title }”
change-delete_reading = Deletion of the reading “{ $title }”
change-save_reading_of = { $was ->
    [none] “{ $title }”, { $year }: { $value ->
        [none] reading without a value
       *[other] { $value }
    }
   *[other] “{ $title }”, { $year }: { $value ->
        [none] { $was } taken out
       *[other] { $was } → { $value }
    }
}
change-save_reading_of_group = { $was ->
    [none] “{ $title }”, { $year }, { $group }: { $value ->
        [none] reading without a value
       *[other] { $value }
    }
   *[other] “{ $title }”, { $year }, { $group }: { $value ->
        [none] { $was } taken out
       *[other] { $was } → { $value }
    }
}
change-delete_reading_of = { $value ->
    [none] Deletion of the reading of “{ $title }”, { $year }
   *[other] Deletion of the reading of “{ $title }”, { $year }: { $value }
}
change-delete_reading_of_group = { $value ->
    [none] Deletion of the reading of “{ $title }”, { $year }, { $group }
   *[other] Deletion of the reading of “{ $title }”, { $year }, { $group }: { $value }
}
change-save_readings = { $record_count } readings of “{ $title }”: { $years }
change-delete_readings = Deletion of { $record_count } readings of “{ $title }”: { $years }
change-save_goal = Goal “{ $title }”
change-delete_goal = Deletion of the goal “{ $title }”
change-save_action = Action “{ $title }”
change-delete_action = Deletion of the action “{ $title }”
change-save_task = Task “{ $title }”
change-delete_task = Deletion of the task “{ $title }”
change-save_note = Note “{ $title }”
change-delete_note = Deletion of the note “{ $title }”
change-save_budget_line = Budget line “{ $title }”
change-delete_budget_line = Deletion of the budget line “{ $title }”
change-save_agenda_item = Agenda item “{ $title }”
change-delete_agenda_item = Deletion of the agenda item “{ $title }”
change-save_decision = Decision “{ $title }”
change-delete_decision = Deletion of the decision “{ $title }”
change-save_declaration = Declaration “{ $title }”
change-delete_declaration = Deletion of the declaration “{ $title }”
change-save_board = Board “{ $title }”
change-delete_board = Deletion of the board “{ $title }”
change-save_framework = Framework “{ $title }”
change-delete_framework = Deletion of the framework “{ $title }”
change-save_level = Level “{ $title }”
change-delete_level = Deletion of the level “{ $title }”
change-delete_area = Deletion of the area “{ $title }”
change-save_meeting = Meeting “{ $title }”
change-delete_meeting = Deletion of the meeting “{ $title }”
change-save_risk = Risk “{ $title }”
change-delete_risk = Deletion of the risk “{ $title }”

# Noticed while a plan was opened
notice-repaired = { $damage_count_raw ->
    [one] One thing in this plan was damaged and was put right, because it could be proven what is right ({ $detail }). A copy of the plan as it was is among the safety copies.
   *[other] { $damage_count } things in this plan were damaged and were put right, because it could be proven what is right. The first of them: { $detail }. A copy of the plan as it was is among the safety copies.
}
notice-beyond_bounds = { $field } of “{ $name }” is { $value }, which is beyond what a plan can hold. Open it and correct it.
notice-beyond_bounds_more = { $value_count_raw ->
    [one] One more value is beyond what a plan can hold. It is told when the others are corrected.
   *[other] { $value_count } more values are beyond what a plan can hold. They are told when the others are corrected.
}
notice-older_state = This plan is older than what was last saved here. If you did not put an older copy in its place, look among the safety copies.
notice-damaged_log = The program was interrupted last time, and what was saved last is missing: the file beside the plan that held it is damaged or of an earlier state. A copy of that file was kept beside the plan.
notice-foreign_log = Beside the plan lay unsaved work of another state of it. It was set aside and not mixed in.
notice-conflicted_copies = A service that keeps folders in step has put another state of this plan beside it (“{ $name }”). Compare the two before you go on.
notice-erasure_unfinished = { $file_count_raw ->
    [one] Something that was erased for ever still stands in “{ $name }”. It will be tried again at the next opening.
   *[other] Something that was erased for ever still stands in { $file_count } files, “{ $name }” among them. It will be tried again at the next opening.
}
notice-recovered = The program was interrupted last time. Everything that had been saved is here.
notice-read_only = No safety copy could be made today: the folder for copies cannot be written.
notice-disk_full = No safety copy could be made today: the disk is full.
notice-unreadable = No safety copy could be made today. Details: { $detail }
notice-sql = No safety copy could be made today. Details: { $detail }
notice-damaged = No safety copy could be made today. Details: { $detail }
notice-in_use = No safety copy could be made today: another program is using the folder for copies.
notice-on_network = This plan is on a network drive, where it can be damaged. Work on a copy on this computer as soon as you can.
notice-in_synced_folder = This plan is in a folder that { $service } keeps in step with other computers, where it can be damaged. Work on a copy outside it as soon as you can.

# Long work
progress-reading = Reading the file
progress-comparing = Comparing with the plan
progress-writing = Writing to the plan

# Refusals of forms and commands
error-unknown_country = A country is written with two letters, such as IE or DE. Correct it.
error-file_damaged = This file is damaged. Ask the sender for it again, or save it anew in your spreadsheet program.

# Rounds, files of evidence, practices of other cities
change-set_middle_ratings = Middle opinions taken over in “{ $title }”
change-set_equal_points = Points spread in “{ $title }”
change-attach_file = File “{ $title }” as evidence
change-import_practices = Practices taken over: { $title }
# Indicators
change-set_indicator_collected = Collected: “{ $title }”
change-import_indicator_proposals = { $record_count_raw ->
        [one] { $record_count } proposed indicator
       *[other] { $record_count } proposed indicators
    }
change-import_context = Context of the wider world
change-import_indicators = Import of { $file_name }: { $new_count } readings new, { $changed_count } changed
