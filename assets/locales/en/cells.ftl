# Blocks of cells in tables: copied, pasted, filled down.
cells-title = { $count ->
    [0] Nothing can be changed
    [one] Change { $count } cell?
   *[other] Change { $count } cells?
}
cells-do = { $count ->
    [one] Change { $count } cell
   *[other] Change { $count } cells
}
cells-done = { $count ->
    [0] Nothing was different.
    [one] Cells of { $count } event were changed.
   *[other] Cells of { $count } events were changed.
}
cells-refused = { $count ->
    [one] One cell stays as it is
   *[other] { $count } cells stay as they are
}
cells-beyond = { $count ->
    [one] One pasted cell lies beyond the table and is left out.
   *[other] { $count } pasted cells lie beyond the table and are left out.
}
cells-changes = What changes
cells-row = Row
cells-field = Field
cells-from = Now
cells-to = Then
cells-empty = empty
cells-not_emptied = { $field } cannot be emptied.
cells-more = The first { $shown } of { $count } are listed.
cells-nothing = Nothing is different.
cells-read_only = This field cannot be changed in the table. Enter opens the whole record, where it can.
cells-rows_chosen = Rows are chosen, and Delete empties cells: nothing was done. Their menu says what can be done with them; Escape lets them go.
cells-alone = This field is changed one by one, as each change may ask why. Double-click it, or use the menu of the chosen rows.
cells-no_choice = This is none of the choices of this field.
