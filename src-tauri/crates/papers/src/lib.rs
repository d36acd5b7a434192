//! What stands in the documents of a learning city: one description, from which the typesetter, the writers of office
//! documents and the pages for the web make their files, so that they cannot drift apart.
//!
//! `content` is the description, `blocks` the parts of which it is built, and a folder for each document says what
//! stands in it, from the plan's own data. Knows no page, font, file or clock and holds no word for people: the caller
//! brings the day and the texts.

mod blocks;
mod board;
mod booklet;
mod case;
mod content;
mod council;
mod drawings;
mod error;
mod evaluation;
mod facts;
mod ground;
mod kind;
mod letters;
mod look;
mod minutes;
mod parts;
mod progress;
mod recovery;
mod sheets;

pub use blocks::{Bar, Block, Column, Day, DayPlace, Entry, Figure, Rich, Row, Run, Section, strong};
pub use board::{BoardCopy, CopyCard, CopyFigure};
pub use booklet::{
    Access, Also, AlsoLine, Booklet, BookletCodes, BookletEvents, BookletMarks, BookletOptions, BookletOrder,
    BookletPaper, BookletPrint, BookletRequest, BookletWording, ChangeItem, Changes, CityMap, Code, CodeImage, Cover,
    DaySheet, DaySheetRow, DaySheets, Group, Guide, Index, IndexLine, Listing, MapArea, NoticeRequest, Notices,
    PageShape, PosterPaper, Since, booklet, cards, day_sheets, posters, printed_events,
};
pub use case::{CaseRequest, business_case};
pub use content::{Appendix, Content, Date, Fact, Heading, Language, PAGE, PAGES, Summary};
pub use council::{PaperRequest, council_paper};
pub use drawings::{Drawing, Drawings};
pub use error::PaperError;
pub use evaluation::{EvaluationRequest, evaluation_report};
pub use kind::{DocumentKind, DocumentSubject};
pub use letters::{LetterContent, LetterCover, LettersContent, LettersRequest, default_text, letters};
pub use look::{Logo, Look, usual_alt};
pub use minutes::{MinutesRequest, minutes};
pub use progress::{Comparison, ReportRequest, progress_report};
pub use recovery::{RecoverySheet, recovery_sheet};
pub use sheets::{SheetCode, SheetContent, SheetPart, SheetsContent, SheetsRequest, attendance_sheets, run_sheets};
