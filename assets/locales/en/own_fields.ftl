# Fields that the plan defines itself, for events, venues, partners and indicators.

settings-view-own = Own fields
own_fields-about = What this city wants to know of its events, venues, partners and indicators besides what every plan knows. A field stands in forms, tables and filters, goes out with tables and comes in from them.
own_fields-none = No field yet.
own_fields-add = Add a field
own_fields-add-to = Add a field for { $subject ->
        [event] events
        [venue] venues
        [partner] partners
       *[indicator] indicators
    }
own_fields-new = New field for { $subject ->
        [event] events
        [venue] venues
        [partner] partners
       *[indicator] indicators
    }
own_fields-edit = Field of { $subject ->
        [event] events
        [venue] venues
        [partner] partners
       *[indicator] indicators
    }
own_fields-edit-named = Edit the field “{ $name }”
own_fields-delete = Delete the field “{ $name }” and { $count ->
        [0] nothing else
        [one] its one value
       *[other] its { $values } values
    }
own_fields-delete-title = Delete “{ $name }”?
own_fields-delete-about = { $count ->
    [one] One value was typed into it and goes with it. Undo brings both back.
   *[other] { $values } values were typed into it and go with it. Undo brings all of them back.
}
own_fields-delete-do = Delete field and values
own_fields-deleted = { $count ->
        [0] The field “{ $name }” was deleted. No value was in it.
        [one] The field “{ $name }” was deleted with its one value.
       *[other] The field “{ $name }” was deleted with its { $values } values.
    }
own_fields-saved = Field saved.
own_fields-values = Values
own_fields-up = Move “{ $name }” up
own_fields-down = Move “{ $name }” down
own_fields-moved = “{ $name }” is now number { $place } of { $count }.
own_fields-misfits = { $count ->
        [one] One of them is not understood. It is kept as it was written.
       *[other] { $values } of them are not understood. They are kept as they were written.
    }
own_fields-gone_choices = No longer in the list, kept where they were chosen: { $choices }
own_fields-gone_choice = { $choice } ({ $values })
own_fields-choices = Choices
own_fields-choice = Choice { $place }
own_fields-choice-used = { $count ->
        [one] chosen once
       *[other] chosen { $values } times
    }
own_fields-choice-add = Add a choice
own_fields-choice-rename-hint = Rename a choice, and whatever has it is renamed too. Take one out, and it stays where it was chosen. Enter goes on to the next; a list can be pasted.
own_fields-kind-hint = Values are kept when the kind changes. Those that the new kind does not understand are told.
own_fields-title = Own fields
own_fields-nothing = Not said
own_fields-kept = { $value } (kept as it was written)
own_fields-choice_gone = { $choice } (no longer in the list)
own_fields-misfit = { $kind ->
        [number] This is no number. It is kept as it was written.
        [date] This is no date. It is kept as it was written.
        [choice] The list no longer has this choice. It is kept where it was chosen.
       *[other] This is neither yes nor no. It is kept as it was written.
    }

own_field-subject = For
own_field-name = Name
own_field-name-hint = The heading in tables, and the label in forms.
own_field-kind = Kind
own_field-choices = Choices
own_field-hint = Hint
own_field-position = Position
own_field-hint-hint = What to write into it; it stands below the field in forms.
own_value-subject = Kind of record
own_value-subject_id = Record
own_value-own_field_id = Field
own_value-value = What it says

own-subject-event = Events
own-subject-venue = Venues
own-subject-partner = Partners
own-subject-indicator = Indicators
own-kind-text = Text
own-kind-number = Number
own-kind-date = Date
own-kind-choice = Choice
own-kind-yes_no = Yes or no
own-fault-not_understood = Not understood
own-fault-choice_gone = No longer in the list

change-create_own_field = New own field “{ $title }”
change-save_own_field = Own field “{ $title }”
change-delete_own_field = Deletion of the own field “{ $title }”
change-save_own_value = What stands in “{ $title }”
change-delete_own_value = Deletion of what stands in “{ $title }”
change-set_own_value = “{ $name }” of “{ $title }”
history-table-own_field = Own fields
history-table-own_value = Values in own fields
palette-kind-own_field = Own field
palette-kind-own_value = Value in an own field
twins-of-own_value = Values in own fields

error-own_name_taken = There is already a field of this name. Choose another name.
error-own_choice_twice = Two choices are called the same. Give one of them another name, or take it out.
error-own_choices_missing = Nothing could be chosen in this field. Add a choice.
problem-own_name_taken = There is already a field of this name.
problem-own_choice_twice = Two choices are called the same.
problem-own_choices_missing = Add a choice.

problem-own_value_not_understood = “{ $value }” stands in the field “{ $name }” of “{ $title }” and is none of what the field holds. It is kept as it was written.
problem-own_value_not_understood-name = Value not understood
problem-own_choice_gone = “{ $value }” was chosen in the field “{ $name }” of “{ $title }”, and is no longer among its choices. It is kept where it was chosen.
problem-own_choice_gone-name = Choice no longer in the list

refused-own_not_understood = This is none of what the field holds. It is kept as it was written.
refused-own_choice_unknown = This is none of the choices of the field. It is kept as it was written.

saved_filter-own = Own fields
filter-own = Own fields
filter-own-some = { $count ->
    [one] 1 own field
   *[other] { $count } own fields
    }
filter-own-words = Words in “{ $name }”
filter-own-from = “{ $name }” from
filter-own-to = “{ $name }” until
filter-own-least = from
filter-own-most = until
