//! Where two texts differ, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

/// What happened to a piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PieceChange {
    /// It stands in both.
    Same,
    /// It stood in the old one.
    Removed,
    /// It stands in the new one.
    Added,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct WordPiece {
    pub change: PieceChange,
    pub text: String,
}

/// Both texts as one, in pieces: what stood there before what stands there now. Words that differ in a row are one piece,
/// with the spaces between them, so that a text written anew can be read.
pub(crate) fn pieces(from: &str, to: &str) -> Vec<WordPiece> {
    let mut found = Pieces::default();
    for change in TextDiff::from_unicode_words(from, to).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal if found.differs() && text.trim().is_empty() => found.gap.push_str(text),
            ChangeTag::Equal => {
                found.settle();
                found.push(PieceChange::Same, text);
            }
            ChangeTag::Delete => {
                found.close_gap();
                found.removed.push_str(text);
            }
            ChangeTag::Insert => {
                found.close_gap();
                found.added.push_str(text);
            }
        }
    }
    found.settle();
    found.pieces
}

/// The pieces so far, and what differs at the end of them.
#[derive(Default)]
struct Pieces {
    pieces: Vec<WordPiece>,
    removed: String,
    added: String,
    /// Spaces of both texts behind what differs.
    gap: String,
}

impl Pieces {
    fn differs(&self) -> bool {
        !self.removed.is_empty() || !self.added.is_empty()
    }

    /// What differs goes on behind the gap.
    fn close_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        self.removed.push_str(&gap);
        self.added.push_str(&gap);
    }

    /// What differs ends here.
    fn settle(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        let gap = std::mem::take(&mut self.gap);
        self.push(PieceChange::Removed, &removed);
        self.push(PieceChange::Added, &added);
        self.push(PieceChange::Same, &gap);
    }

    fn push(&mut self, change: PieceChange, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => self.pieces.push(WordPiece { change, text: text.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let shown: String = pieces(from, to)
            .iter()
            .map(|piece| match piece.change {
                PieceChange::Same => piece.text.clone(),
                PieceChange::Removed => format!("[-{}-]", piece.text),
                PieceChange::Added => format!("[+{}+]", piece.text),
            })
            .collect();
        assert_eq!(shown, expected, "{from} -> {to}");
    }

    #[test]
    fn words_not_letters_differ() {
        check("Bread for all", "Bread for all", "Bread for all");
        check("Bread for all", "Bread for families", "Bread for [-all-][+families+]");
        check("", "Bread", "[+Bread+]");
        check("Bread", "", "[-Bread-]");
        check("Dé bhur mbeatha", "Dia bhur mbeatha", "[-Dé-][+Dia+] bhur mbeatha");
        check("学習都市", "学習週間", "学習[-都市-][+週間+]");
        check("Come and see it", "Go with us, all", "[-Come and see it-][+Go with us, all+]");
        check("Come and see it.", "Come and hear it.", "Come and [-see-][+hear+] it.");
        check("Come, all", "Come all of you", "Come[-,-] all[+ of you+]");
    }
}
