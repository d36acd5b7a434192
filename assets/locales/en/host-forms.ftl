# Workbooks that a host fills in and sends back.

host-forms = Forms for this host
host-forms-about = A workbook to send by e-mail: filled in and sent back, it is imported like any table and shows only what is different.
host-form-save-programme = Form for its programme…
host-form-save-returns = Form for the returns…
host-form-save-programme-of = Form for its programme… of { $host }
host-form-save-returns-of = Form for the returns… of { $host }
host-form-saved = Saved as { $name }. Send it to the host; import it when it comes back.

host-form-name-programme = Programme of { $partner }
host-form-name-returns = Returns of { $partner }
host-form-sheet = Events
host-form-asked = Still missing
host-form-how = How to fill this in
host-form-choices = Words to choose from
host-form-choice_hint = This word is not in the list. It may be read all the same; please choose from the list if you can.

host-form-programme-title = { $week }, { $dates }: events of { $partner }
host-form-programme-fill = Please look through the sheet “Events”. What we know already stands there. Correct what is wrong and fill in what is missing (the grey column says what we still need; answers can go into the note); a cell that you leave empty changes nothing.
host-form-programme-rows = Each row is one event at one time. For a new event, use the empty rows below. An event that happens at several times has a row for each, with the same title.
host-form-programme-leave = Please do not move columns or change their headings. To withdraw an event, write so into its note.
host-form-programme-back = Send the file back by e-mail as it is, as a workbook. Thank you.

host-form-returns-title = { $week }, { $dates }: how many came to the events of { $partner }?
host-form-returns-fill = Please fill in how many people had registered, how many came, and how many of them had not taken part in learning for a year. If people rated it, tell us how many and the average from 1 (not at all) to 5 (very much), and what they and you would like to say; leave names out, as we print some of it. Estimates are welcome; say so in the note. A cell that you leave empty changes nothing.
host-form-returns-rows = If an event was not held, write so into its note.
host-form-returns-leave = We need it by { $due_on }.
host-form-returns-back = Send the file back by e-mail as it is, as a workbook. Thank you.
