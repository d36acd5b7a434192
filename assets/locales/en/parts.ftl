# Building blocks that every screen uses.
parts-close = Close
parts-cancel = Cancel
parts-save = Save
parts-delete = Delete
parts-loading = Loading…
parts-columns = Columns
parts-messages = Messages
parts-working = Working…
parts-stop = Stop
parts-chart-menu = More for “{ $title }”
parts-as-table = Show as table
parts-as-drawing = Show as drawing
parts-save-picture = Save as picture…
parts-saved = Saved as { $name }.
parts-table = Numbers of “{ $title }”
