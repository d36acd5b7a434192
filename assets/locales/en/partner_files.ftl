# Files of partners: what went on, dialogs, refusals, notices; and the chart of their network.

change-import_partners = Import of partners from { $file_name }: { $new_count } new, { $changed_count } changed


refused-name_missing = There is no name. Say which organisation this is.
refused-year_unreadable = This is no year. Write it in four digits, such as 2024.
refused-link_unreadable = This is no link, and is kept as it stands. Write it like https://example.org.
refused-email_unreadable = This is no e-mail address. Correct it, or leave it empty.

notice-no_name_column = No column holds the names of the partners. Choose the one that does.
notice-new_neighbourhoods = New neighbourhoods will be added: { $names }. If one of them is only spelled differently, correct it in the file first.


# The network
chart-network = Network of partners
chart-network-none = No ties between partners are noted yet. Open a partner and add one under “Ties”.
chart-network-summary =
    { $tied } partners have { $links_count ->
        [one] { $links } link
       *[other] { $links } links
    } between them: { $density } of all that could be between { $partners } partners.
chart-network-brokers = { $names } { $count ->
        [one] stands
       *[other] stand
    } between most of the others.
chart-network-no_brokers = Nobody stands between others.
chart-network-isolated = { $count ->
        [0] No committed partner stands alone.
        [one] { $names } has no tie at all.
       *[other] { $shown } partners have no tie at all: { $names }.
    }
chart-network-isolated_more = { $names } and { $rest } more
chart-network-part =
    { $name }, { $sector }: { $count ->
        [0] no ties
        [one] { $shown } tie
       *[other] { $shown } ties
    }, contribution { $contribution }
chart-network-key-size = The larger, the more events and offers kept; the thicker a line, the more often in touch.
chart-column-partner = Partner
chart-column-sector = Sector
chart-column-ties = Ties
chart-column-between = On the ways between others
chart-column-contribution = Events and offers kept
chart-column-trust = Trust (1–4)
chart-column-worth = Value (1–4)
