//! A document that has every kind of block, with the texts that people and pages bring along.

use papers::{
    Appendix, Bar, Block, Column, Content, Date, Day, DayPlace, Drawing, Entry, Fact, Figure, Heading, Language, PAGE,
    PAGES, Row, Section, Summary, strong,
};

/// Markup, control characters, overrides, a word of 500 letters, scripts from everywhere.
pub(crate) const HOSTILE: &str = "<b>&amp;</b> ]]> {{title}} \0\u{1}\u{b}\u{1b}\u{85}\u{FFFE}\u{E000}x\u{202E}turned";

pub(crate) fn long_word() -> String {
    "Donaudampfschifffahrt".repeat(24)
}

fn svg(words: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 200\" width=\"640\" height=\"200\" role=\"img\" \
         aria-labelledby=\"chart-x-title chart-x-desc\"><title id=\"chart-x-title\">Title</title>\
         <desc id=\"chart-x-desc\">{words}</desc><rect width=\"600\" height=\"150\" fill=\"#23395B\"/></svg>"
    )
}

fn table(caption: &str) -> Block {
    let row = |cells: [&str; 4], stands_out: bool| Row {
        cells: cells.map(Into::into).to_vec(),
        stands_out,
        bar: Some(Bar { length: 0.4, target: Some(0.9) }),
    };
    Block::Table {
        caption: caption.to_owned(),
        columns: vec![
            Column::wide("Neighbourhood".to_owned(), 2),
            Column::number("Residents".to_owned()),
            Column::bars("Events per 1,000".to_owned()),
            Column::wide("Remarks".to_owned(), 3),
        ],
        rows: vec![
            row(["Old Town", "14,200", "2.1", HOSTILE], false),
            row(["Eastbrook", "38,900", "0.8", ""], true),
            row(["שכונה", "7", "0.0", "two\nlines"], false),
        ],
    }
}

fn sections() -> Vec<Section> {
    let asks = Block::Asks {
        lead: "City Council is asked to".to_owned(),
        items: vec![
            format!("{} the programme;", strong("note")).into(),
            format!("{} €18,000 <now>.", strong("approve")).into(),
        ],
    };
    let figures = Block::Figures {
        items: [("97", "events planned"), ("80%", "confirmed"), ("12,000", "places")]
            .map(|(number, label)| Figure { number: number.to_owned(), label: label.to_owned() })
            .to_vec(),
    };
    let chart = Block::Chart {
        file: "x.svg".to_owned(),
        alt: "Culture leads with 80%.".to_owned(),
        caption: "Figure 1. The learning city.".to_owned(),
        width_percent: 70,
    };
    vec![
        Section { title: "Recommendations".to_owned(), blocks: vec![asks] },
        Section {
            title: format!("Background {HOSTILE}"),
            blocks: vec![
                Block::paragraph(format!("{} word", long_word())),
                Block::paragraph("أسبوع التعلم في المدينة من 3 إلى 9 مايو (Riverton)."),
                Block::paragraph("学习周 学びの週 배움 सीखना การเรียนรู้ 😀"),
                Block::paragraph("\u{0}\u{200B} "),
            ],
        },
        Section {
            title: "Figures".to_owned(),
            blocks: vec![figures, chart, table("Table 1. Events by neighbourhood."), table("")],
        },
    ]
}

fn appendix() -> Appendix {
    let entry = |time: &str, title: &str| Entry { time: time.to_owned(), title: title.to_owned() };
    let library = DayPlace {
        name: "Central Library".to_owned(),
        entries: vec![entry("9:00", "Family history"), entry("", HOSTILE)],
    };
    let nowhere = DayPlace { name: String::new(), entries: vec![entry("10:00", "Bees")] };
    let day = |title: &str, places: Vec<DayPlace>| Day { title: title.to_owned(), places };
    Appendix {
        title: "Appendix A  Programme by day".to_owned(),
        intro: "State of 8 January 2027.".to_owned(),
        days: vec![day("Monday 3 May 2027 · 2 events", vec![library]), day("Without a day", vec![nowhere])],
    }
}

/// The document.
pub(crate) fn content() -> Content {
    let fact = |label: &str, value: &str| Fact { label: label.to_owned(), value: value.to_owned() };
    Content {
        language: Language { code: "en".to_owned(), region: Some("IE".to_owned()), is_rtl: false },
        heading: Heading {
            title: "Learning Week 2027: programme & funding".to_owned(),
            author: "Learning City Office".to_owned(),
            date: Date { year: 2027, month: 1, day: 8 },
            header_start: "City of Riverton".to_owned(),
            header_end: "Paper 2027/014 · Exempt".to_owned(),
            footer_start: "Riverton Learning Week".to_owned(),
            page: format!("{PAGE} of {PAGES}"),
            page_sign: PAGE,
            pages_sign: PAGES,
            facts: vec![fact("Meeting", "City Council, 18 January"), fact("Prepared by", HOSTILE)],
            exemption: "Exempt from publication: it names hosts.".to_owned(),
        },
        summary: Some(Summary {
            title: "Summary".to_owned(),
            none: "None.".to_owned(),
            paragraphs: vec!["The sixth week.".to_owned(), "Two  spaces\nand a line.".to_owned()],
            counter: "8 of 5 words".to_owned(),
            is_too_long: true,
            word_count: 8,
        }),
        sections: sections(),
        appendix: Some(appendix()),
        drawings: vec![Drawing {
            file: "x.svg".to_owned(),
            svg: svg("Culture leads with 80%."),
            width: 640.0,
            height: 200.0,
        }],
        replaced: Vec::new(),
        look: Default::default(),
        region: Default::default(),
        identity: "paper".to_owned(),
    }
}

/// The same from right to left.
pub(crate) fn from_right() -> Content {
    let mut content = content();
    content.language = Language { code: "ar".to_owned(), region: None, is_rtl: true };
    content.heading.title = "أسبوع التعلم".to_owned();
    content
}
