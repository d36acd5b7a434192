//! XML as a tree: what the writers build, and what a council's template is read into, changed and written from.
//!
//! Knows no document types and no entities but the five of XML itself: whoever brings others is refused.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::error::OfficeError;

/// Elements within elements: more than any office program writes, and few enough to walk.
const MOST_DEPTH: usize = 200;

/// An element or a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// An element with its attributes in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Sets an attribute.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Adds an element at the end.
    #[must_use]
    pub(crate) fn child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// Adds elements at the end.
    #[must_use]
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Adds a text at the end; what no XML may hold is dropped.
    #[must_use]
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(allowed(text)));
        self
    }

    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = allowed(&value.into());
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Its own elements.
    pub(crate) fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    pub(crate) fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its first element of that name.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    pub(crate) fn find_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// The element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.find(name))
    }

    /// Changes its first element of that name, which is put in front when there is none.
    pub(crate) fn change_first(&mut self, name: &str, change: impl FnOnce(&mut Self)) {
        if self.find(name).is_none() {
            self.children.insert(0, Node::Element(Self::new(name)));
        }
        if let Some(element) = self.find_mut(name) {
            change(element);
        }
    }

    /// Itself and all below, in the order in which they are written.
    pub(crate) fn walk<'a>(&'a self, seen: &mut impl FnMut(&'a Self)) {
        seen(self);
        self.elements().for_each(|element| element.walk(seen));
    }

    /// All below with a name, in the order in which they are written.
    pub(crate) fn below<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.walk(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }

    /// All texts in it.
    pub(crate) fn plain(&self) -> String {
        let texts = self.children.iter().map(|node| match node {
            Node::Element(element) => element.plain(),
            Node::Text(text) => text.clone(),
        });
        texts.collect()
    }

    /// The file of which it is the root.
    pub(crate) fn file(&self) -> Result<Vec<u8>, OfficeError> {
        let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_vec();
        let mut writer = Writer::new(&mut bytes);
        self.write(&mut writer).map_err(|error| OfficeError::ours(error.to_string()))?;
        Ok(bytes)
    }

    fn write(&self, writer: &mut Writer<&mut Vec<u8>>) -> std::io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let start = BytesStart::new(self.name.as_str()).with_attributes(attributes);
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(writer)?,
                Node::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name.as_str())))
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// `template_damaged` when it is no XML in UTF-8, declares a document type, names an entity of its own, or holds
    /// elements within elements without end.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, OfficeError> {
        let damaged = || OfficeError::new("template_damaged");
        let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        reader.config_mut().enable_all_checks(true);
        // The first holds the root.
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|_| damaged())? {
                Event::Start(start) if open.len() <= MOST_DEPTH => open.push(element(&start)?),
                Event::Start(_) => return Err(damaged()),
                Event::Empty(start) => parent(&mut open)?.push(element(&start)?),
                Event::End(_) => {
                    let closed = open.pop().ok_or_else(damaged)?;
                    parent(&mut open)?.push(closed);
                }
                Event::Text(text) => add_text(parent(&mut open)?, &text),
                Event::CData(text) => add_text(parent(&mut open)?, &text),
                Event::GeneralRef(name) => {
                    let letter = unescape(&format!("&{};", &*name)).map_err(|_| damaged())?.into_owned();
                    add_text(parent(&mut open)?, &letter);
                }
                Event::DocType(_) => return Err(damaged()),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        let outer = open.pop().filter(|_| open.is_empty()).ok_or_else(damaged)?;
        let mut roots = outer.children.into_iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        let root = roots.next().ok_or_else(damaged)?;
        if roots.next().is_some() { Err(damaged()) } else { Ok(root) }
    }
}

impl Node {
    pub(crate) fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }
}

fn parent(open: &mut [Element]) -> Result<&mut Element, OfficeError> {
    open.last_mut().ok_or_else(|| OfficeError::new("template_damaged"))
}

fn element(start: &BytesStart) -> Result<Element, OfficeError> {
    let damaged = || OfficeError::new("template_damaged");
    let mut element = Element::new(start.name().as_ref());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| damaged())?;
        let value = unescape(&attribute.value).map_err(|_| damaged())?.into_owned();
        element.attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Ok(element)
}

fn add_text(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(Node::Text(known)) => known.push_str(text),
        _ if text.is_empty() => {}
        Some(Node::Element(_)) | None => element.children.push(Node::Text(text.to_owned())),
    }
}

/// Without the characters that no XML may hold.
fn allowed(text: &str) -> String {
    let is_allowed = |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(is_allowed).collect()
}
