//! Documents that are set in a process of their own.
//!
//! The typesetter keeps what it has set, hundreds of megabytes for a long booklet, and can hardly be interrupted. A
//! process gives its memory back when it ends, ends as soon as somebody stops the work, and takes nothing else along
//! when the computer runs out of memory. The process is this program itself, started with [`HELPER`]; it reads what
//! it is asked from its input and answers on its output, writes no file and has no plan. One that has set a short
//! document is kept for the next one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsStr;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use fonts::Face;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst::text::Font;

use super::fonts::FontSet;
use super::pages::{Extent, Pages, Picture, Work};
use super::stopping::Wish;
use super::wire::{receive, send};
use papers::PaperError;

/// The argument with which a program is started to set pages and nothing else.
const HELPER: &str = "--set-pages";

/// A process with a document of more pages is ended when the document is not needed any more.
pub(super) const SHORT: usize = 40;

/// How often somebody who waits looks whether the work was stopped.
const LOOK_UP: Duration = Duration::from_millis(50);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// One that waits for its next document.
static IDLE: Mutex<Option<Process>> = Mutex::new(None);

/// From now on documents are set in processes of their own, of this program. Its `main` must begin with [`serve`].
pub fn set_apart(program: PathBuf) {
    // A second one would be the same.
    drop(PROGRAM.set(program));
}

/// The program that sets documents, if there is one.
pub(super) fn program() -> Option<&'static Path> {
    PROGRAM.get().map(PathBuf::as_path)
}

#[derive(Serialize, Deserialize)]
enum Ask {
    /// Behind it the files in the order of their names, then the faces that are new, in their order.
    Set {
        work: Work,
        files: Vec<String>,
        faces: Vec<AskedFace>,
    },
    TwoUp,
    Pdf,
    Png {
        page: usize,
        pixels_per_point: f32,
    },
    Text {
        page: usize,
    },
    RightEdge {
        page: usize,
    },
}

/// A face of the computer's fonts: known by where it lies in the process that asks, and sent once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct AskedFace {
    at: usize,
    index: u32,
    is_new: bool,
}

/// What is answered: a value that goes with the question, or why there is none. A file stands behind it.
#[derive(Serialize, Deserialize)]
enum Answer {
    Value(Value),
    Refused { code: String, values: BTreeMap<String, String> },
}

/// A process that sets pages. It ends with this.
struct Process {
    child: Child,
    input: BufWriter<ChildStdin>,
    answers: Receiver<(Answer, Vec<Vec<u8>>)>,
    /// Faces that it has been sent.
    known: HashSet<(usize, u32)>,
}

impl Process {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        let mut child = command.arg(HELPER).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (input, output) = child.stdin.take().zip(child.stdout.take()).ok_or(io::ErrorKind::BrokenPipe)?;
        let (tell, answers) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            // Ends with the process; whoever waits then hears that nothing comes any more.
            while let Ok(Some(answer)) = receive(&mut output) {
                if tell.send(answer).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, input: BufWriter::new(input), answers, known: HashSet::new() })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The pages of one document in their process.
pub(super) struct Helper {
    /// `None` once it was stopped in the middle of an answer, or has ended.
    process: Option<Process>,
    pages: usize,
}

impl Drop for Helper {
    fn drop(&mut self) {
        if self.pages <= SHORT {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            *idle = self.process.take().or_else(|| idle.take());
        }
    }
}

/// A helper, whatever happened to the one who used it before.
pub(super) fn held(helper: &Mutex<Helper>) -> MutexGuard<'_, Helper> {
    helper.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Helper {
    /// Sets pages in the process that waits, or in a new one.
    pub(super) fn set(
        program: &Path,
        work: Work,
        files: &[(String, Bytes)],
        faces: &[&'static Face],
    ) -> Result<(Self, Extent), PaperError> {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut process = match idle {
            Some(process) => process,
            None => Process::start(program).map_err(|error| broke_off(&error.to_string()))?,
        };
        let mut asked = Vec::with_capacity(faces.len());
        let mut sent: Vec<&[u8]> = files.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        for face in faces {
            let (at, index) = (face.data.as_ptr().addr(), face.index);
            let is_new = process.known.insert((at, index));
            asked.push(AskedFace { at, index, is_new });
            sent.extend(is_new.then_some(face.data));
        }
        let names = files.iter().map(|(name, _)| name.clone()).collect();
        let mut helper = Self { process: Some(process), pages: 0 };
        let (extent, _) = helper.ask::<Extent>(&Ask::Set { work, files: names, faces: asked }, &sent)?;
        helper.pages = extent.pages;
        Ok((helper, extent))
    }

    /// Asks and waits; gives up, and ends the process, as soon as somebody stops the work of this thread.
    fn ask<T: DeserializeOwned>(&mut self, ask: &Ask, files: &[&[u8]]) -> Result<(T, Vec<u8>), PaperError> {
        let wish = Wish::of_this_work();
        // Put back with its answer: one that is in the middle of something else can be asked nothing more.
        let mut process = self.process.take().ok_or_else(|| broke_off("it was stopped before"))?;
        send(&mut process.input, ask, files).map_err(|error| broke_off(&error.to_string()))?;
        let (answer, mut files) = loop {
            if wish.is_to_stop() {
                return Err(PaperError::new("export_stopped"));
            }
            match process.answers.recv_timeout(LOOK_UP) {
                Ok(answer) => break answer,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(broke_off("it has ended")),
            }
        };
        self.process = Some(process);
        match answer {
            Answer::Value(value) => {
                let value = serde_json::from_value(value).map_err(|error| broke_off(&error.to_string()))?;
                Ok((value, files.pop().unwrap_or_default()))
            }
            Answer::Refused { code, values } => Err(PaperError { code, values }),
        }
    }

    pub(super) fn two_up(&mut self) -> Result<Extent, PaperError> {
        self.ask(&Ask::TwoUp, &[]).map(|(extent, _)| extent)
    }

    pub(super) fn pdf(&mut self) -> Result<Vec<u8>, PaperError> {
        self.ask::<()>(&Ask::Pdf, &[]).map(|((), file)| file)
    }

    pub(super) fn png(&mut self, page: usize, pixels_per_point: f32) -> Result<Picture, PaperError> {
        let ((width, height), png) = self.ask(&Ask::Png { page, pixels_per_point }, &[])?;
        Ok(Picture { png, width, height })
    }

    pub(super) fn text(&mut self, page: usize) -> Result<String, PaperError> {
        self.ask(&Ask::Text { page }, &[]).map(|(text, _)| text)
    }

    pub(super) fn right_edge(&mut self, page: usize) -> Result<f64, PaperError> {
        self.ask(&Ask::RightEdge { page }, &[]).map(|(edge, _)| edge)
    }
}

/// The process ended, as when the computer has no memory left, or was never there.
fn broke_off(why: &str) -> PaperError {
    PaperError::new("setting_broke_off").with("why", why)
}

/// The other side: whether this program was started to set pages, and then how that ended.
///
/// A `main` that may be named to [`set_apart`] begins with it, before it opens or prints anything.
pub fn serve() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(HELPER)) {
        return None;
    }
    let (tell, asked) = channel();
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(ask)) = receive(&mut input) {
            if tell.send(ask).is_err() {
                return;
            }
        }
        // Whoever asked has ended, perhaps in the middle of a long document: nobody wants it any more.
        std::process::exit(0);
    });
    let answered = Server::default().answer(&asked, &mut BufWriter::new(io::stdout().lock()));
    Some(if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What a process knows that sets pages.
#[derive(Default)]
struct Server {
    pages: Option<Pages>,
    faces: HashMap<(usize, u32), Option<Font>>,
}

impl Server {
    /// Answers until nobody asks any more.
    fn answer(&mut self, asked: &Receiver<(Ask, Vec<Vec<u8>>)>, out: &mut impl Write) -> io::Result<()> {
        while let Ok((ask, files)) = asked.recv() {
            match self.one(ask, files) {
                Ok((value, file)) => send(out, &Answer::Value(value), &[&file])?,
                Err(PaperError { code, values }) => send(out, &Answer::Refused { code, values }, &[])?,
            }
        }
        Ok(())
    }

    fn one(&mut self, ask: Ask, sent: Vec<Vec<u8>>) -> Result<(Value, Vec<u8>), PaperError> {
        let none = Vec::new();
        if let Ask::Set { work, files, faces } = ask {
            self.pages = None;
            comemo::evict(2);
            let mut sent = sent.into_iter().map(Bytes::new);
            let files: Vec<(String, Bytes)> = files.into_iter().zip(sent.by_ref()).collect();
            for face in faces.iter().filter(|face| face.is_new) {
                let font = sent.next().and_then(|data| Font::new(data, face.index));
                self.faces.insert((face.at, face.index), font);
            }
            let fonts = faces.iter().filter_map(|face| self.faces.get(&(face.at, face.index)).cloned().flatten());
            let pages = Pages::set(work, files, FontSet::of_fonts(fonts))?;
            let extent = pages.extent();
            self.pages = Some(pages);
            return Ok((json!(extent), none));
        }
        let no_pages = || broke_off("nothing is set");
        let pages = self.pages.as_ref().ok_or_else(no_pages)?;
        Ok(match ask {
            Ask::Set { .. } => return Err(no_pages()),
            Ask::TwoUp => {
                let pages = self.pages.take().ok_or_else(no_pages)?.two_up();
                let extent = pages.extent();
                self.pages = Some(pages);
                (json!(extent), none)
            }
            Ask::Pdf => (Value::Null, pages.pdf()?),
            Ask::Png { page, pixels_per_point } => {
                let picture = pages.png(page, pixels_per_point)?;
                (json!((picture.width, picture.height)), picture.png)
            }
            Ask::Text { page } => (json!(pages.text(page)), none),
            Ask::RightEdge { page } => (json!(pages.right_edge(page)), none),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Helper, Work};

    #[test]
    fn a_process_that_ends_by_itself_is_told() {
        // A program of tests knows no pages, and ends with its usage.
        let program = std::env::current_exe().unwrap();
        let work = Work { template: "trial.typ".to_owned(), identity: String::new(), is_rtl: false };
        let error = Helper::set(&program, work, &[], &[]).err().unwrap();
        assert_eq!(error.code, "setting_broke_off", "{error}");
    }
}
