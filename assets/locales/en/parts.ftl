# Building blocks that every screen uses.
parts-close = Close
parts-columns = Columns
parts-messages = Messages
parts-working = Working…
parts-stop = Stop
parts-chart-menu = More for “{ $title }”
parts-as-table = Show as table
parts-as-drawing = Show as drawing
parts-save-picture = Save as picture…
parts-saved = Saved as { $name }.
