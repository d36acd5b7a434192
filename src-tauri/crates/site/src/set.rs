//! The set of files that makes a site: what is asked for, what comes back, and the set as one ZIP.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use chrono::{NaiveDate, NaiveDateTime};
use domain::Plan;
use text::Texts;
use zip::write::SimpleFileOptions;

use crate::gather::Gathered;
use crate::page::Place;
use crate::words::Words;
use crate::{data, event_page, groups, map, notices, programme, start};

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct SiteRequest<'a> {
    /// The plan as it is.
    pub plan: &'a Plan,
    /// The week; `None`: the one that is planned now.
    pub week_id: Option<&'a str>,
    /// The day that stands in the foot of each page.
    pub today: NaiveDate,
    /// The plan as it was at each release of the week up to now, the first one first.
    pub released: &'a [&'a Plan],
    /// When calendar files say that they were written, on the clocks of UTC.
    pub written_at: NaiveDateTime,
}

/// The files of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// In the order of their paths.
    pub files: Vec<SiteFile>,
    /// What whoever publishes it should know, in finished sentences of the first language.
    pub notices: Vec<String>,
}

/// A file of a site.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteFile {
    /// From the top of the folder, with forward slashes; ASCII in lower case, fit for every file system.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A site that could not be made; the sentence is the message `error-<code>`.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code} {values:?}")]
pub struct SiteError {
    /// `not_found` for a week there is not, `no_week` when the plan has none, `site_zip` when packing fails.
    pub code: String,
    /// What the sentence needs.
    pub values: BTreeMap<String, String>,
}

impl SiteError {
    fn new(code: &str, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { code: code.to_owned(), values }
    }
}

/// The languages of a plan's site: the one asked for, then those of the plan that have words.
pub fn site_languages(plan: &Plan, first: &Texts) -> Vec<Texts> {
    let mut all = vec![first.clone()];
    for tag in plan.profile.iter().flat_map(|profile| &profile.languages) {
        let texts = Texts::new(tag);
        if texts.language() == tag && all.iter().all(|known| known.language() != tag) {
            all.push(texts);
        }
    }
    all
}

/// Makes the site of a week: in the first language at the top, in each further one in a folder named by its tag.
///
/// The same plans, day, moment and languages make the same bytes.
pub fn site(request: &SiteRequest, languages: &[Texts]) -> Result<Site, SiteError> {
    let Some(week) = request.plan.week(request.week_id) else {
        return Err(match request.week_id {
            Some(id) => SiteError::new("not_found", &[("table", "week"), ("id", id)]),
            None => SiteError::new("no_week", &[]),
        });
    };
    let gathered = Gathered::new(request, week);
    let mut files = BTreeMap::new();
    let mut told = Vec::new();
    files.insert("site.css".to_owned(), data::STYLE.as_bytes().to_vec());
    files.insert("icon.svg".to_owned(), data::ICON.as_bytes().to_vec());
    for (at, texts) in languages.iter().enumerate() {
        let words = Words::new(texts, &gathered);
        let folder = if at == 0 { String::new() } else { format!("{}/", texts.language().to_ascii_lowercase()) };
        let place = Place { is_main: at == 0, main: languages.first().map_or("", |first| first.language()), languages };
        for (path, text) in pages(&gathered, &words, &place) {
            files.insert(format!("{folder}{path}"), text.into_bytes());
        }
        if at == 0 {
            told = notices::notices(&gathered, &words, languages);
        }
    }
    let files = files.into_iter().map(|(path, bytes)| SiteFile { path, bytes }).collect();
    Ok(Site { files, notices: told })
}

/// Every file of one language, by its path.
fn pages(gathered: &Gathered, words: &Words, place: &Place) -> Vec<(String, String)> {
    let mut pages = vec![
        ("site.js".to_owned(), data::script(gathered, words)),
        ("data.js".to_owned(), data::data(gathered, words)),
        ("index.html".to_owned(), start::page(gathered, words, place)),
        ("programme.html".to_owned(), programme::page(gathered, words, place)),
        ("mine.html".to_owned(), programme::mine(gathered, words, place)),
    ];
    pages.extend(map::page(gathered, words, place).map(|page| ("map.html".to_owned(), page)));
    pages.extend(groups::pages(gathered, words, place));
    pages.extend(event_page::files(gathered, words, place));
    pages
}

impl Site {
    /// The start page as lines of text, for those who look before it is written; the number says how large a heading
    /// is, 0: it is none.
    pub fn start_lines(&self) -> Vec<(u8, String)> {
        let start = self.files.iter().find(|file| file.path == "index.html");
        start.map(|file| crate::glance::lines(&String::from_utf8_lossy(&file.bytes))).unwrap_or_default()
    }

    /// The same files as one ZIP. It holds no time of its making, so the same site makes the same bytes.
    pub fn zip(&self) -> Result<Vec<u8>, SiteError> {
        let failed = |error: String| SiteError::new("site_zip", &[("reason", &error)]);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        for file in &self.files {
            writer.start_file(file.path.as_str(), options).map_err(|error| failed(error.to_string()))?;
            writer.write_all(&file.bytes).map_err(|error| failed(error.to_string()))?;
        }
        Ok(writer.finish().map_err(|error| failed(error.to_string()))?.into_inner())
    }
}
