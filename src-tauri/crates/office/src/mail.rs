//! Drafts of e-mails (`.eml`, RFC 5322): they open in any mail program, ready to be read once more and sent.
//!
//! A draft has no sender: whoever opens it is. What people wrote can neither begin a header nor end a part: names and
//! subjects are put into one line, and the boundary between parts is one that the text does not hold.

use domain::addresses::is_email;
use domain::rules::letters::template::one_line;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

/// One e-mail that nobody has sent yet.
#[derive(Clone, Copy, Debug)]
pub struct MailDraft<'a> {
    /// The name of the one it goes to; may be empty.
    pub to_name: &'a str,
    /// The address it goes to.
    pub to_address: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// What it says, in plain text.
    pub text: &'a str,
    /// When it is written, in seconds since 1970 (UTC).
    pub written_at: i64,
    /// Tells it from others of the same moment: letters, digits and hyphens.
    pub identity: &'a str,
    /// A file that goes along.
    pub attachment: Option<Attached<'a>>,
}

/// A file that goes with an e-mail.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'a> {
    /// Its name with its ending.
    pub name: &'a str,
    /// Such as `application/pdf`.
    pub kind: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The address is none.
    #[error("{0:?} is no address for e-mail")]
    Address(String),
    /// It could not be written.
    #[error(transparent)]
    Writing(#[from] std::io::Error),
}

/// The draft as a file.
///
/// # Errors
///
/// The address is none that e-mail can go to.
pub fn mail_draft(draft: &MailDraft) -> Result<Vec<u8>, MailError> {
    let address = draft.to_address.trim();
    if !is_email(address) || address.contains(char::is_control) {
        return Err(MailError::Address(address.to_owned()));
    }
    let name = one_line(draft.to_name);
    let to = Address::new_address((!name.is_empty()).then_some(name), address.to_owned());
    let text = draft.text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let mut parts = vec![MimePart::new("text/plain", text.clone())];
    if let Some(file) = &draft.attachment {
        let part = MimePart::new(one_line(file.kind), file.bytes.to_vec()).attachment(one_line(file.name));
        parts.push(part);
    }
    let kind = ContentType::new("multipart/mixed").attribute("boundary", boundary(&text));
    let message = MessageBuilder::new()
        // Outlook opens what says so as a draft; others do so anyway.
        .header("X-Unsent", Raw::new("1"))
        .to(to)
        .subject(one_line(draft.subject))
        .date(draft.written_at)
        .message_id(format!("{}.{}@paideia.invalid", draft.written_at, identity(draft.identity)))
        .body(MimePart::new(kind, parts));
    Ok(message.write_to_vec()?)
}

/// A line that parts the message and is nowhere in its text.
fn boundary(text: &str) -> String {
    let mut number = 0_usize;
    loop {
        let boundary = format!("=_paideia_{number}_=");
        if !text.contains(&boundary) {
            return boundary;
        }
        number += 1;
    }
}

fn identity(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}
