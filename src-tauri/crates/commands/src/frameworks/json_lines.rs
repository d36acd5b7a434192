//! The line on which each value of a JSON text begins, by its path such as `levels[0].areas[2].name`.
//!
//! For messages about files that people edit by hand. The text must be valid JSON; of other text nothing is said.

use std::collections::HashMap;

/// Lines by path; the whole is the empty path.
pub(crate) fn lines(text: &str) -> HashMap<String, usize> {
    let mut walk = Walk { bytes: text.as_bytes(), at: 0, line: 1, lines: HashMap::new() };
    walk.value(String::new());
    walk.lines
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    lines: HashMap<String, usize>,
}

impl Walk<'_> {
    fn peek(&mut self) -> u8 {
        while let Some(byte) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_whitespace()) {
            self.line += usize::from(*byte == b'\n');
            self.at += 1;
        }
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The path must be unique; of twins, which JSON allows, the last counts.
    fn value(&mut self, path: String) {
        let first = self.peek();
        self.lines.insert(path.clone(), self.line);
        match first {
            b'{' => self.members(|walk| {
                let name = walk.string();
                walk.peek();
                // The colon.
                walk.at += 1;
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                walk.value(path);
            }),
            b'[' => {
                let mut at = 0;
                self.members(|walk| {
                    walk.value(format!("{path}[{at}]"));
                    at += 1;
                });
            }
            b'"' => drop(self.string()),
            _ => {
                while self.bytes.get(self.at).is_some_and(|byte| !b",]} \t\r\n".contains(byte)) {
                    self.at += 1;
                }
            }
        }
    }

    fn members(&mut self, mut each: impl FnMut(&mut Self)) {
        // The opening bracket, then each member with the comma or the closing bracket after it.
        self.at += 1;
        loop {
            match self.peek() {
                b']' | b'}' => {
                    self.at += 1;
                    return;
                }
                b',' => self.at += 1,
                0 => return,
                _ => {
                    let before = self.at;
                    each(self);
                    if self.at == before {
                        return;
                    }
                }
            }
        }
    }

    fn string(&mut self) -> String {
        let from = self.at + 1;
        self.at = from;
        while let Some(byte) = self.bytes.get(self.at).filter(|byte| **byte != b'"') {
            self.at += if *byte == b'\\' { 2 } else { 1 };
        }
        let text = String::from_utf8_lossy(self.bytes.get(from..self.at).unwrap_or_default()).into_owned();
        self.at += 1;
        text
    }
}
