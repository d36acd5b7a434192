# Native dialogs: a title for each command that takes a file, a name for each that writes one, a word for each kind.
# Names: $city of the plan, $name of what is written, $date as 2027-05-24. What a system refuses in names is left out.

dialog-open_plan = Open a plan
dialog-copy_to_local_disk = Copy the plan to this computer
dialog-check_damaged_plan = Choose the plan that does not open
dialog-recover_plan = Choose the plan that is to be saved
dialog-new_plan = Where should the new plan be kept?
dialog-name-new_plan = { $name } learning week
dialog-sample_plan = Where should the sample city be kept?
dialog-name-sample_plan = Riverton sample city
dialog-move_plan = Choose where to go on with the plan
dialog-name-move_plan = { $city } { $date }
dialog-save_copy = Save a copy of the plan
dialog-name-save_copy = { $city } copy { $date }

dialog-open_import = Choose the file to import
dialog-read_table = Choose a file to look at
dialog-save_refused_rows = Save the refused rows
dialog-name-save_refused_rows = { $name } refused rows { $date }
dialog-import_framework_file = Choose a framework file
dialog-attach_file = Choose a file to keep as evidence

dialog-export_missing_details = Save the table for the letters
dialog-name-export_missing_details = { $city } missing details { $date }
dialog-export_host_form = Save the form for the host
dialog-name-export_host_form = { $name } { $date }
dialog-export_partners = Save the partners
dialog-name-export_partners = { $city } partners { $date }
dialog-export_letters = Save the letters for the printer
dialog-name-export_letters = { $city } letters { $name } { $date }
dialog-export_letters_each = Save the letters, a file for each host
dialog-name-export_letters_each = { $city } letters one by one { $name } { $date }
dialog-export_letters_table = Save the table for a mail merge
dialog-name-export_letters_table = { $city } mail merge { $name } { $date }
dialog-export_letter_drafts = Save the drafts of e-mails
dialog-name-export_letter_drafts = { $city } e-mails { $name } { $date }
dialog-export_hosts_to_tell = Save the table for letters
dialog-name-export_hosts_to_tell = { $city } hosts to tell since { $name } { $date }
dialog-export_errata = Save the errata sheet
dialog-name-export_errata = { $city } errata of { $name } { $date }
dialog-export_indicators = Save the indicators as a table
dialog-name-export_indicators = { $city } indicators { $date }
dialog-export_budget = Save the budget as a table
dialog-name-export_budget = { $city } budget { $date }
dialog-export_output = Save the document
dialog-name-export_output = { $city } { $name } { $date }
dialog-export_chart = Save the chart
dialog-name-export_chart = { $city } chart { $name } { $date }
dialog-export_chart_table = Save the numbers of the chart
dialog-name-export_chart_table = { $city } numbers { $name } { $date }
dialog-export_framework = Save the framework as a file
dialog-name-export_framework = Framework { $name } { $date }
dialog-save_attachment = Save the file
dialog-name-save_attachment = { $name }

dialog-kind-plan = Paideia plan
dialog-kind-import = Spreadsheets and outlines
dialog-kind-csv = CSV table
dialog-kind-contacts = Workbook or vCards
dialog-kind-workbook = Workbook
dialog-kind-output = Document
dialog-kind-zip = ZIP archive
dialog-kind-pdf = PDF document
dialog-kind-picture = Picture, or its numbers as CSV
dialog-kind-framework = Framework file (JSON)
dialog-kind-any = Any file
