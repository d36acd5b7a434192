# Notes and tasks about any record
notes-tasks = Tasks
notes-no_tasks = No tasks.
notes-task-title = What is to be done
notes-task-add = Add task
notes-task-added = Task added.
notes-task-done = “{ $title }” is done.
notes-task-late = overdue since { $date }
notes-notes = Notes
notes-no_notes = No notes.
notes-note-text = What to remember
notes-note-add = Add note
notes-added = Note added.
notes-delete = Delete “{ $title }”
