//! What an e-mail address and a link look like: for forms, imports and whoever else is given one.
//!
//! Looks at their form only; nobody is asked on the network. The page has the same rule while somebody types; both are
//! held to the cases in `tests/corpus/addresses.json`.

/// Whether a text is one address for letters, such as `rosa.lind@example.org`.
pub fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_user = !user.is_empty()
        && !user.starts_with('.')
        && !user.ends_with('.')
        && !user.contains("..")
        && !user.contains(|letter: char| letter.is_whitespace() || ",;:/<>()\"".contains(letter));
    let labels: Vec<&str> = host.split('.').collect();
    let Some((last, names)) = labels.split_last() else { return false };
    is_user && !names.is_empty() && labels.iter().all(|name| is_label(name)) && last.starts_with(char::is_alphabetic)
}

/// Whether a text is a page on the web, with or without its beginning, or an address to write to.
pub fn is_link(text: &str) -> bool {
    let mail =
        text.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).map_or(text, |start| &text[start.len()..]);
    if is_email(mail) {
        return true;
    }
    if text.contains(char::is_whitespace) {
        return false;
    }
    let bare = match scheme(text) {
        Some("") => text,
        Some(scheme) if ["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) => {
            &text[scheme.len() + 1..]
        }
        Some(_) | None => return false,
    };
    let place = bare.trim_start_matches('/').split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = match place.rsplit_once(':') {
        Some((host, port)) if port.is_empty() || port.parse::<u16>().is_ok() => host,
        // Of an address in brackets the colons are its own.
        Some(_) if place.ends_with(']') => place,
        Some(_) => return false,
        None => place,
    };
    let numbers = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    numbers.map_or_else(
        || 2 <= host.split('.').count() && host.split('.').all(is_host_label),
        |numbers| numbers.parse::<std::net::Ipv6Addr>().is_ok(),
    )
}

/// What stands before the first colon where that begins a link; empty where there is none, as in `example.org:8080`.
fn scheme(text: &str) -> Option<&str> {
    let Some((before, after)) = text.split_once(':') else { return Some("") };
    let is_port =
        before.contains('.') && !before.contains('/') && after.starts_with(|next: char| next.is_ascii_digit());
    let is_word = before.starts_with(|first: char| first.is_ascii_alphabetic())
        && before.chars().all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter));
    Some(if is_word && !is_port { before } else { "" })
}

fn is_label(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric)
        && name.ends_with(char::is_alphanumeric)
        && name.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

fn is_host_label(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cases_that_the_page_has_too() {
        let text = include_str!("../../../../tests/corpus/addresses.json");
        let cases: serde_json::Value = serde_json::from_str(text).expect("cases");
        let check = |list: &str, is_it: bool, holds: fn(&str) -> bool| {
            let texts = cases[list].as_array().expect(list);
            assert!(5 <= texts.len());
            for text in texts.iter().map(|text| text.as_str().expect("a text")) {
                assert_eq!(holds(text), is_it, "{list}: {text}");
            }
        };
        check("emails", true, is_email);
        check("no_emails", false, is_email);
        check("links", true, is_link);
        check("no_links", false, is_link);
    }
}
