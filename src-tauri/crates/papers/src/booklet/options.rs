//! What can be chosen of a booklet: how it is ordered, on what it is printed and for whom.
//!
//! Words are stored and sent; what people read of them are the messages `booklet-<choice>-<word>`.

use serde::{Deserialize, Serialize};

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stored spelling.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The choice of a stored spelling.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }
    };
}

choice!(
    /// Under which headings events stand.
    BookletOrder {
        /// Under their day; what happens on several days stands once, before all days.
        #[default]
        Day = "day",
        /// Under their venue.
        Venue = "venue",
        /// Under the neighbourhood of their venue.
        Neighbourhood = "neighbourhood",
        /// Under each pillar that they are tagged to.
        Pillar = "pillar",
        /// Under each audience that they name.
        Audience = "audience",
        /// Under their first organiser.
        Host = "host",
    }
);

choice!(
    /// The size of a page.
    BookletPaper {
        /// 148 × 210 mm.
        #[default]
        A5 = "a5",
        /// 210 × 297 mm, in two columns.
        A4 = "a4",
        /// 99 × 210 mm, a third of an A4 sheet: goes into a long envelope and a rack for folders.
        Folder = "folder",
    }
);

choice!(
    /// The size of letters.
    BookletPrint {
        /// As booklets are printed.
        #[default]
        Usual = "usual",
        /// No letter below 18 points.
        Large = "large",
    }
);

choice!(
    /// Which of an event's texts is printed.
    BookletWording {
        /// Its short text.
        #[default]
        Written = "written",
        /// Its plain words; where nobody wrote any, its short text.
        Plain = "plain",
    }
);

choice!(
    /// What stands around the page for a printer.
    BookletMarks {
        /// Nothing: for the screen and the office printer.
        #[default]
        None = "none",
        /// Colours reach 3 mm over the edge.
        Bleed = "bleed",
        /// Bleed, and marks that show where to cut.
        Crop = "crop",
    }
);

choice!(
    /// Which events are in it.
    BookletEvents {
        /// Those that their hosts have confirmed.
        #[default]
        Confirmed = "confirmed",
        /// The whole programme: accepted ones as well, whose hosts have still to confirm.
        Programme = "programme",
    }
);

choice!(
    /// How people get to booking.
    BookletCodes {
        /// A QR code beside the address.
        #[default]
        Shown = "shown",
        /// The address alone.
        None = "none",
    }
);

choice!(
    /// The size of a poster.
    PosterPaper {
        /// 210 × 297 mm.
        #[default]
        A4 = "a4",
        /// 297 × 420 mm.
        A3 = "a3",
    }
);

/// All that can be chosen of a booklet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct BookletOptions {
    /// Under which headings events stand.
    pub order: BookletOrder,
    /// The size of a page.
    pub paper: BookletPaper,
    /// The size of letters.
    pub print: BookletPrint,
    /// Which text is printed.
    pub wording: BookletWording,
    /// What stands around the page.
    pub marks: BookletMarks,
    /// Which events are in it.
    pub events: BookletEvents,
    /// Whether addresses for booking come as QR codes too.
    pub codes: BookletCodes,
}

/// Width and height of a page in millimetres.
pub(crate) fn size(paper: BookletPaper) -> (u32, u32) {
    match paper {
        BookletPaper::A5 => (148, 210),
        BookletPaper::A4 => (210, 297),
        BookletPaper::Folder => (99, 210),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_their_choice() {
        for order in BookletOrder::ALL {
            assert_eq!(BookletOrder::from_word(order.word()), Some(*order));
        }
        assert_eq!(BookletOrder::from_word("size"), None);
        assert_eq!(BookletOptions::default().paper.word(), "a5");
    }
}
