//! A DOCX as its parts and the relations between them; the same for our own and for a council's template.

use std::collections::BTreeMap;

use crate::error::OfficeError;
use crate::package::pack;
use crate::tree::Element;

/// Where relations of office documents begin.
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const TYPES_PART: &str = "[Content_Types].xml";
const ROOT_LINKS: &str = "_rels/.rels";
const PACKAGE_LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
pub(crate) const DOCUMENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The parts of a document.
pub(crate) struct Package {
    /// Every part but the list of types and the two lists of relations below.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// What kind of content each part is.
    pub types: Element,
    /// Relations of the whole file.
    pub root_links: Element,
    /// The name of the part that holds the text.
    pub main: String,
    /// Relations of that part.
    pub links: Element,
}

impl Package {
    /// A document in which nothing stands, without styles.
    pub(crate) fn blank() -> Result<Self, OfficeError> {
        let default = |extension: &str, kind: &str| {
            Element::new("Default").with("Extension", extension).with("ContentType", kind)
        };
        let types = Element::new("Types")
            .with("xmlns", TYPES)
            .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
            .child(default("xml", "application/xml"));
        let size = Element::new("w:pgSz").with("w:w", "11906").with("w:h", "16838");
        let sides = [("top", "1304"), ("right", "1134"), ("bottom", "1134"), ("left", "1134")];
        let edges = [("header", "567"), ("footer", "510"), ("gutter", "0")];
        let margins = sides
            .iter()
            .chain(&edges)
            .fold(Element::new("w:pgMar"), |margins, (side, length)| margins.with(&format!("w:{side}"), *length));
        let body = Element::new("w:body").child(Element::new("w:sectPr").child(size).child(margins));
        let document = Element::new("w:document").with("xmlns:w", WORD).with("xmlns:r", RELATIONS).child(body);
        let mut package = Self {
            parts: BTreeMap::new(),
            types,
            root_links: Element::new("Relationships").with("xmlns", PACKAGE_LINKS),
            main: "word/document.xml".to_owned(),
            links: Element::new("Relationships").with("xmlns", PACKAGE_LINKS),
        };
        package.add("word/document.xml", document.file()?, DOCUMENT_TYPE);
        relate(&mut package.root_links, &format!("{RELATIONS}/officeDocument"), "word/document.xml");
        Ok(package)
    }

    /// Takes apart what was read.
    ///
    /// # Errors
    ///
    /// `template_not_docx` when no part is named as the document's text.
    pub(crate) fn of(mut parts: BTreeMap<String, Vec<u8>>) -> Result<Self, OfficeError> {
        let foreign = || OfficeError::new("template_not_docx");
        let types = Element::parse(&parts.remove(TYPES_PART).ok_or_else(foreign)?)?;
        let root_links = Element::parse(&parts.remove(ROOT_LINKS).ok_or_else(foreign)?)?;
        let main = target(&root_links, "", "/officeDocument").ok_or_else(foreign)?;
        if !parts.contains_key(&main) {
            return Err(foreign());
        }
        let links = match parts.remove(&links_name(&main)) {
            Some(bytes) => Element::parse(&bytes)?,
            None => Element::new("Relationships").with("xmlns", PACKAGE_LINKS),
        };
        Ok(Self { parts, types, root_links, main, links })
    }

    /// A part as a tree.
    pub(crate) fn tree(&self, name: &str) -> Result<Option<Element>, OfficeError> {
        self.parts.get(name).map(|bytes| Element::parse(bytes)).transpose()
    }

    /// The part that the text names with a relation of a kind, such as `/styles`.
    pub(crate) fn named(&self, kind: &str) -> Option<String> {
        target(&self.links, folder(&self.main), kind).filter(|name| self.parts.contains_key(name))
    }

    /// All parts that the text names with a relation of a kind.
    pub(crate) fn all_named(&self, kind: &str) -> Vec<String> {
        targets(&self.links, folder(&self.main), kind).filter(|name| self.parts.contains_key(name)).collect()
    }

    /// Puts a part in, or in the place of the one of that name.
    pub(crate) fn add(&mut self, name: &str, bytes: Vec<u8>, kind: &str) {
        self.parts.insert(name.to_owned(), bytes);
        self.set_type(name, kind);
    }

    /// Says what kind of content a part is.
    pub(crate) fn set_type(&mut self, name: &str, kind: &str) {
        let part = format!("/{name}");
        let is_it = |it: &&mut Element| it.attribute("PartName").is_some_and(|it| it.eq_ignore_ascii_case(&part));
        if let Some(known) = self.types.elements_mut().find(is_it) {
            known.set("ContentType", kind);
            return;
        }
        self.types.push(Element::new("Override").with("PartName", part.as_str()).with("ContentType", kind));
    }

    /// Puts a part into the text's folder under a name that is free, and relates the text to it; gives the relation's
    /// id and the part's name.
    pub(crate) fn attach(&mut self, stem: &str, bytes: Vec<u8>, relation: &str, kind: &str) -> (String, String) {
        let (stem, extension) = stem.rsplit_once('.').unwrap_or((stem, "xml"));
        let folder = folder(&self.main).to_owned();
        let names = (0..).map(|at| match at {
            0 => format!("{stem}.{extension}"),
            _ => format!("{stem}-{at}.{extension}"),
        });
        let mut free = names.filter(|name| !self.parts.contains_key(&format!("{folder}{name}")));
        let name = free.next().unwrap_or_default();
        self.add(&format!("{folder}{name}"), bytes, kind);
        (relate(&mut self.links, &format!("{RELATIONS}{relation}"), &name), format!("{folder}{name}"))
    }

    /// The file.
    pub(crate) fn pack(mut self) -> Result<Vec<u8>, OfficeError> {
        self.parts.insert(links_name(&self.main), self.links.file()?);
        let (types, links) = (self.types.file()?, self.root_links.file()?);
        let first = [(TYPES_PART, types.as_slice()), (ROOT_LINKS, links.as_slice())];
        let parts = self.parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        pack(first.into_iter().chain(parts), TYPES_PART)
    }
}

/// Adds a relation under an id that is free.
pub(crate) fn relate(links: &mut Element, kind: &str, target: &str) -> String {
    let is_free = |id: &String| !links.elements().any(|link| link.attribute("Id") == Some(id));
    let id = (1..).map(|at| format!("rId{at}")).find(is_free).unwrap_or_default();
    let link = Element::new("Relationship").with("Id", id.as_str()).with("Type", kind).with("Target", target);
    links.push(link);
    id
}

/// The part with the relations of another.
pub(crate) fn links_name(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") }
}

/// The folder of a part, with its slash.
pub(crate) fn folder(part: &str) -> &str {
    part.rfind('/').map_or("", |at| &part[..=at])
}

fn target(links: &Element, folder: &str, kind: &str) -> Option<String> {
    targets(links, folder, kind).next()
}

fn targets<'a>(links: &'a Element, folder: &'a str, kind: &'a str) -> impl Iterator<Item = String> + 'a {
    let is_kind = move |link: &&Element| link.attribute("Type").is_some_and(|it| it.ends_with(kind));
    let is_inside = |link: &&Element| link.attribute("TargetMode") != Some("External");
    let links = links.elements().filter(is_kind).filter(is_inside);
    links.filter_map(move |link| Some(resolve(folder, link.attribute("Target")?)))
}

/// The name of a part that a relation gives from its folder.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}
