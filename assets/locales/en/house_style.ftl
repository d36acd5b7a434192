# The look of what goes out: logo, colour, fonts.

settings-view-look = Look
house_style-about = How everything looks that goes out of this plan: council papers, booklet, posters, letters, sheets. It goes with the plan.
house_style-preview = How a document looks now
house_style-usual = As usual

house_style-logo = Logo
house_style-logo_none = No logo yet.
house_style-logo_choose = Choose a logo…
house_style-logo_other = Choose another logo…
house_style-logo_delete = Remove the logo
house_style-logo_kinds = A picture (PNG, JPEG) or a drawing (SVG) of at most 5 MB. It is kept small and without anything but its shapes.
house_style-logo_alt = What the logo says
house_style-logo_alt-hint = Read aloud to those who do not see it.
house_style-logo_alt_usual = Left empty, it says: { $words }
house_style-logo_of = Logo of { $city }
house_style-logo_usual = Logo

house_style-accent = Colour
house_style-accent-hint = Of headings, rules and heads of tables, as six letters and digits, such as #005EA5.
house_style-palette = Colours that are easy to read
house_style-palette-navy = Navy
house_style-palette-blue = Blue
house_style-palette-teal = Teal
house_style-palette-green = Green
house_style-palette-ochre = Ochre
house_style-palette-red = Red
house_style-palette-berry = Berry
house_style-palette-violet = Violet
house_style-palette-grey = Grey
house_style-contrast_enough = Easy to read on white: contrast { $ratio } to 1.
house_style-contrast_low = Hard to read on white: contrast { $ratio } to 1, and text needs { $least } to 1 (WCAG 2.2).
house_style-take_darker = Take the nearest darker shade, { $colour }

house_style-heading_font = Font of headings
house_style-text_font = Font of text
house_style-text_font-hint = Fonts of this computer. On a computer without them, the usual fonts are used, and that is told.
house_style-code_points = Write letters that no font has by their numbers

# What the history calls a change.
history-table-house_style = Look
palette-kind-house_style = Look
twins-of-house_style = Look
change-set_house_style = Look of what goes out
change-import_logo = Logo of what goes out
change-delete_logo = Removal of the logo
change-save_house_style = Look of what goes out
change-delete_house_style = Removal of the look

# Choosing a file.
dialog-import_logo = Choose a logo
dialog-kind-logo = Pictures (PNG, JPEG, SVG)

# What cannot be used, and why.
error-colour_not_valid = This is no colour. Write six letters and digits, such as #005EA5.
problem-colour_not_valid = This is no colour. Write six letters and digits, such as #005EA5.
error-font_missing = There is no font “{ $family }” on this computer. Choose one of the list.
problem-font_missing = There is no such font on this computer. Choose one of the list.
error-font_not_embeddable = The maker of the font “{ $family }” does not allow that documents carry it. Choose another one.
problem-font_not_embeddable = The maker of this font does not allow that documents carry it. Choose another one.
error-font_not_usable = No document can be set in the font “{ $family }”: it has no letters, or is damaged. Choose another one.
problem-font_not_usable = No document can be set in this font: it has no letters, or is damaged. Choose another one.
error-logo_not_a_picture = “{ $name }” is no picture that can be read. Save it as PNG, JPEG or SVG.
error-logo_file_too_large = “{ $name }” is larger than { $limit_mb } MB. Save the logo smaller.
error-logo_too_large = “{ $name }” has more than { $most } pixels on a side. Save it smaller.
error-logo_svg_holds = “{ $name }” holds letters or pictures (“{ $element }”) that would look different elsewhere. Turn them into shapes, or save the logo as PNG.
notice-font_missing = This computer has no font “{ $family }”: the usual one stands in its place.
notice-font_not_embeddable = The font “{ $family }” may not be carried by documents: the usual one stands in its place.
notice-font_not_usable = The font “{ $family }” cannot be used here: the usual one stands in its place.
notice-logo_damaged = The logo cannot be drawn and was left out. Choose it again under Settings, Look.
