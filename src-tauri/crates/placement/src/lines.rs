//! Finds the line of a value in JSON text, and the value at a place in it, so that an error can name both.
//!
//! Walks over text only once something is wrong with it; takes for granted nothing but that it is UTF-8.

/// One step of the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// The way to a value as people write it: `events[3].host`.
pub(crate) fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.push_str(&format!(".{key}")),
            Step::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

/// The line, from 1, on which the value at the end of a way begins; that of the nearest value around it if there is
/// none.
pub(crate) fn line_of(text: &str, wanted: &[Step]) -> usize {
    let mut found = (0, 0);
    walk(text, |path, offset| {
        let common = path.iter().zip(wanted).take_while(|(step, wanted)| step == wanted).count();
        if common == path.len() && found.0 < common {
            found = (common, offset);
        }
        common < wanted.len()
    });
    1 + text.as_bytes()[..found.1].iter().filter(|byte| **byte == b'\n').count()
}

/// The way to a field that is missing from the record that ends at a line and column.
pub(crate) fn path_of_missing(text: &str, line: usize, column: usize, field: &str) -> Vec<Step> {
    let head = text.get(..offset_of(text, line, column)).unwrap_or(text);
    let mut path = walk(head.strip_suffix('}').unwrap_or(head), |_, _| true);
    path.pop();
    path.push(Step::Key(field.to_owned()));
    path
}

/// The offset behind a line and column, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>() + column
}

/// The way to the last value that begins at or before a line and column, both from 1.
pub(crate) fn path_at(text: &str, line: usize, column: usize) -> Vec<Step> {
    let (target, mut found) = (offset_of(text, line, column), Vec::new());
    walk(text, |path, offset| {
        if target < offset {
            return false;
        }
        found = path.to_vec();
        true
    });
    found
}

/// Calls `visit` with way and offset of each value until it answers `false` or the text ends; tells how far it came.
fn walk(text: &str, mut visit: impl FnMut(&[Step], usize) -> bool) -> Vec<Step> {
    let bytes = text.as_bytes();
    let (mut path, mut at, mut is_value) = (Vec::new(), 0, true);
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'{' | b'[' => {
                if !visit(&path, at) {
                    return path;
                }
                path.push(if byte == b'{' { Step::Key(String::new()) } else { Step::Index(0) });
                is_value = byte == b'[';
                at += 1;
            }
            b'}' | b']' => {
                path.pop();
                is_value = false;
                at += 1;
            }
            b',' => {
                is_value = match path.last_mut() {
                    Some(Step::Index(index)) => {
                        *index += 1;
                        true
                    }
                    Some(Step::Key(_)) | None => false,
                };
                at += 1;
            }
            b':' => {
                is_value = true;
                at += 1;
            }
            b'"' => {
                let end = end_of_string(bytes, at);
                if is_value {
                    if !visit(&path, at) {
                        return path;
                    }
                    is_value = false;
                } else if let Some(Step::Key(key)) = path.last_mut() {
                    *key = text.get(at + 1..end - 1).unwrap_or_default().to_owned();
                }
                at = end;
            }
            byte if byte.is_ascii_whitespace() => at += 1,
            // Numbers, true, false, null, and whatever else stands where one of them should.
            _ => {
                if is_value && !visit(&path, at) {
                    return path;
                }
                is_value = false;
                at += 1;
                while at < bytes.len() && !b",:{}[]\"\n".contains(&bytes[at]) {
                    at += 1;
                }
            }
        }
    }
    path
}

/// The offset behind the closing quote of the string that begins at `at`.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"a\": 1,\n \"b\": [{\"c\": \"x, }\"},\n  {\"c\": null,\n   \"d\": true}]}\n";

    fn path(steps: &[&str]) -> Vec<Step> {
        let step = |step: &&str| step.parse().map_or_else(|_| Step::Key((*step).to_owned()), Step::Index);
        steps.iter().map(step).collect()
    }

    #[test]
    fn a_value_is_found_by_its_way() {
        for (steps, line) in
            [(&["a"][..], 1), (&["b"], 2), (&["b", "0", "c"], 2), (&["b", "1"], 3), (&["b", "1", "d"], 4)]
        {
            assert_eq!(line_of(TEXT, &path(steps)), line, "{steps:?}");
        }
        assert_eq!(line_of(TEXT, &path(&["b", "1", "missing"])), 3, "the record around it");
        assert_eq!(line_of("", &path(&["a"])), 1);
    }

    #[test]
    fn a_way_is_found_by_line_and_column() {
        assert_eq!(written(&path_at(TEXT, 4, 9)), "b[1].d");
        assert_eq!(written(&path_at(TEXT, 2, 16)), "b[0].c");
        assert_eq!(written(&path_at("{\"a\": [1, \"", 1, 11)), "a[1]", "text that breaks off");
    }
}
