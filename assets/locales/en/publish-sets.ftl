# Several documents into one folder, the council's template, and long work that can be stopped.

publish-set = Several into a folder
publish-set-short = Tick documents, write them all at once
publish-set-about = Tick what is to be written. Each document is written with its choices, as they stand beside its pages.
publish-set-table = Documents and their files
publish-set-document = Document
publish-set-files = Files
publish-set-file_of = { $document } as { $format }
publish-set-all = Tick all
publish-set-none = Tick none
publish-set-write = { $count ->
    [0] Write into a folder…
    [one] Write one file into a folder…
   *[other] Write { $count } files into a folder…
}
publish-set-done = What was written
publish-set-file = File
publish-set-outcome = What became of it
publish-set-written = Written, { $size }
publish-set-written-pages = { $pages ->
    [one] Written, one page, { $size }
   *[other] Written, { $pages } pages, { $size }
}
publish-set-told = { $count ->
    [one] One file was written.
   *[other] { $count } files were written.
}
publish-set-told-some = { $written } of { $count } files were written. Below it says why not the others.
publish-set-told-none = No file was written. Below it says why.
publish-set-rest = { $count ->
    [one] Write the other one
   *[other] Write the other { $count }
}
publish-set-replace = { $count ->
    [one] Replace one file
   *[other] Replace { $count } files
}
publish-set-there = { $count ->
    [one] One file of that name is in the folder already. It was left as it is.
   *[other] { $count } files of these names are in the folder already. They were left as they are.
}

publish-template = Council’s template for Word
publish-template-none = None: Word files have the look of the program.
publish-template-is = “{ $name }”, { $size }
publish-template-choose = Choose a file…
publish-template-other = Choose another…
publish-template-remove = Remove
publish-template-chosen = Word files are poured into the council’s template from now on, for all who open this plan.
publish-template-removed = Word files have the look of the program again.

publish-stopped = Stopped
publish-draw = Draw the pages

# Why not.
error-export_stopped = Stopped. No file was written.
error-drawing_left = These pages were left before they were drawn.
error-drawing_stopped = Stopped. The pages were not drawn.
error-set_stopped = Not written: the work was stopped before.
error-file_is_there = A file of this name is there already. It was left as it is.
error-empty_set = Nothing is ticked. Tick what is to be written.
error-template_missing = The content of the template “{ $name }” is not in this plan any more. Choose it again, or remove it.
error-template_only_word = A template is for the council’s papers as Word. Let the name of the file end in .docx.

# How far long work has come.
progress-gathering = Putting the document together
progress-setting = Setting the pages
progress-making = Making the file
progress-set = Writing the documents
progress-of = { $step }: { $about }
progress-stopping = Stopping as soon as this step can be left
progress-letters = Writing the letters

# Dialogs.
dialog-export_output_set = Choose the folder for the documents
dialog-import_council_template = Choose a Word document of the council
dialog-read_council_template = Choose a Word document of the council
dialog-kind-template = Word document
dialog-kind-folder = Folder

# What the history calls a change, and its fields.
change-save_output_set = Note that documents were written into a folder
change-import_council_template = Template “{ $title }” for the council’s papers
change-delete_council_template = Removal of the template “{ $title }”
history-table-council_template = Council’s template
palette-kind-council_template = Council’s template
twins-of-council_template = Council’s template
publication-set_endings = Written with others as
council_template-title = File
council_template-file_hash = Content
council_template-file_bytes = Size
council_template-chosen_on = Chosen

terminal-argument-template = A Word document of the council into which papers are poured (.docx), in place of the plan’s
