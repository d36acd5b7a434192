//! What can go wrong between a plan and its team, as codes and values. The sentences are elsewhere: `error-<code>`
//! for what stops a round, `notice-<code>` for what is told and stops nothing.

use std::collections::BTreeMap;
use std::io;

use thiserror::Error;

/// Why something could not be done. The plan was not changed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.code())]
#[allow(missing_docs, reason = "the fields are the values of the message")]
pub enum ExchangeError {
    /// No address of a kind that is known: `file:///`, `webdavs://`, `s3://`.
    AddressNotValid { address: String },
    /// The certificate file is none.
    CertificateNotValid { name: String },
    /// The place does not answer.
    PlaceUnreachable { detail: String },
    /// The place wants another name or password.
    PlaceRefused,
    /// The place is full.
    PlaceFull,
    /// The place can be read, and not written to.
    PlaceReadOnly,
    /// Something answers there that is no folder, such as a login page.
    PlaceNoFolder,
    /// The files of a team lie there already.
    PlaceTaken,
    /// A file was asked for that is not there (any more).
    FileGone { name: String },
    /// The file is shorter or longer than it says, or its bytes are not those that were written.
    Incomplete,
    /// No file of this program.
    NotOurs,
    /// Written by a newer version.
    Newer,
    /// The file breaks its own form.
    Malformed,
    /// Larger than anything this program writes.
    TooLarge,
    /// Sealed under a key that this computer does not have.
    KeyMissing,
    /// The key does not open what was sealed under its name.
    NotOpened,
    /// The passphrase opens nothing here.
    WrongPassphrase,
    /// The passphrase is too short.
    PassphraseTooShort,
    /// A new passphrase is the one that there is.
    PassphraseNotNew,
    /// The recovery key has a typing error.
    RecoveryNotValid,
    /// The invitation has a typing error or is none.
    InvitationNotValid,
    /// The invitation was taken back, was used, or is of another team.
    InvitationNotKnown,
    /// The invitation has run out.
    InvitationExpired,
    /// It does not open the secrets of this computer, which may be those of a passphrase before.
    WrongPassphraseHere,
    /// The passphrase was the right one until an editor chose another.
    PassphraseOld,
    /// There is no team at this place.
    NoTeamHere,
    /// The plan has a team already.
    TeamAlready,
    /// The plan has no team.
    NoTeam,
    /// The plan is not the one that the team works on.
    OtherPlan,
    /// Only editors may do this.
    EditorsOnly,
    /// There is no such member.
    NoSuchMember { name: String },
    /// Several members are called so.
    SeveralMembers { name: String, ids: String },
    /// Nobody would be left who may change the plan.
    LastEditor,
    /// The secrets of this computer are gone or cannot be read.
    SecretsMissing,
    /// The secrets of this computer are there and locked: the keyring does not open them, so the passphrase must.
    SecretsLocked,
    /// This computer's own files cannot be read or written.
    Home { detail: String },
    /// The disk of this computer is full.
    DiskFull,
    /// The plan said no; code and values are its own.
    Plan { code: String, values: BTreeMap<String, String> },
}

impl ExchangeError {
    /// The code of the message `error-<code>`.
    pub fn code(&self) -> &str {
        match self {
            ExchangeError::AddressNotValid { .. } => "exchange_address_not_valid",
            ExchangeError::CertificateNotValid { .. } => "exchange_certificate_not_valid",
            ExchangeError::PlaceUnreachable { .. } => "exchange_place_unreachable",
            ExchangeError::PlaceRefused => "exchange_place_refused",
            ExchangeError::PlaceFull => "exchange_place_full",
            ExchangeError::PlaceReadOnly => "exchange_place_read_only",
            ExchangeError::PlaceNoFolder => "exchange_place_no_folder",
            ExchangeError::PlaceTaken => "exchange_place_taken",
            ExchangeError::FileGone { .. } => "exchange_file_gone",
            ExchangeError::Incomplete => "exchange_incomplete",
            ExchangeError::NotOurs => "exchange_not_ours",
            ExchangeError::Newer => "exchange_newer",
            ExchangeError::Malformed => "exchange_malformed",
            ExchangeError::TooLarge => "exchange_too_large",
            ExchangeError::KeyMissing => "exchange_key_missing",
            ExchangeError::NotOpened => "exchange_not_opened",
            ExchangeError::WrongPassphrase => "exchange_wrong_passphrase",
            ExchangeError::WrongPassphraseHere => "exchange_wrong_passphrase_here",
            ExchangeError::PassphraseTooShort => "exchange_passphrase_too_short",
            ExchangeError::PassphraseNotNew => "exchange_passphrase_not_new",
            ExchangeError::RecoveryNotValid => "exchange_recovery_not_valid",
            ExchangeError::InvitationNotValid => "exchange_invitation_not_valid",
            ExchangeError::InvitationNotKnown => "exchange_invitation_not_known",
            ExchangeError::InvitationExpired => "exchange_invitation_expired",
            ExchangeError::PassphraseOld => "exchange_passphrase_old",
            ExchangeError::NoTeamHere => "exchange_no_team_here",
            ExchangeError::TeamAlready => "exchange_team_already",
            ExchangeError::NoTeam => "exchange_no_team",
            ExchangeError::OtherPlan => "exchange_other_plan",
            ExchangeError::EditorsOnly => "exchange_editors_only",
            ExchangeError::NoSuchMember { .. } => "exchange_no_such_member",
            ExchangeError::SeveralMembers { .. } => "exchange_several_members",
            ExchangeError::LastEditor => "exchange_last_editor",
            ExchangeError::SecretsMissing => "exchange_secrets_missing",
            ExchangeError::SecretsLocked => "exchange_secrets_locked",
            ExchangeError::Home { .. } => "exchange_home",
            ExchangeError::DiskFull => "disk_full",
            ExchangeError::Plan { code, .. } => code,
        }
    }

    /// What the message needs.
    pub fn values(&self) -> BTreeMap<String, String> {
        let pair = |key: &str, value: &str| BTreeMap::from([(key.to_owned(), value.to_owned())]);
        match self {
            ExchangeError::AddressNotValid { address } => pair("address", address),
            ExchangeError::CertificateNotValid { name }
            | ExchangeError::FileGone { name }
            | ExchangeError::NoSuchMember { name } => pair("name", name),
            ExchangeError::PlaceUnreachable { detail } | ExchangeError::Home { detail } => pair("detail", detail),
            ExchangeError::SeveralMembers { name, ids } => {
                BTreeMap::from([("name".to_owned(), name.clone()), ("ids".to_owned(), ids.clone())])
            }
            ExchangeError::Plan { values, .. } => values.clone(),
            ExchangeError::PlaceRefused
            | ExchangeError::PlaceFull
            | ExchangeError::PlaceReadOnly
            | ExchangeError::PlaceNoFolder
            | ExchangeError::PlaceTaken
            | ExchangeError::Incomplete
            | ExchangeError::NotOurs
            | ExchangeError::Newer
            | ExchangeError::Malformed
            | ExchangeError::TooLarge
            | ExchangeError::KeyMissing
            | ExchangeError::NotOpened
            | ExchangeError::WrongPassphrase
            | ExchangeError::WrongPassphraseHere
            | ExchangeError::PassphraseTooShort
            | ExchangeError::PassphraseNotNew
            | ExchangeError::RecoveryNotValid
            | ExchangeError::InvitationNotValid
            | ExchangeError::InvitationNotKnown
            | ExchangeError::InvitationExpired
            | ExchangeError::PassphraseOld
            | ExchangeError::NoTeamHere
            | ExchangeError::TeamAlready
            | ExchangeError::NoTeam
            | ExchangeError::OtherPlan
            | ExchangeError::EditorsOnly
            | ExchangeError::LastEditor
            | ExchangeError::SecretsMissing
            | ExchangeError::SecretsLocked
            | ExchangeError::DiskFull => BTreeMap::new(),
        }
    }
}

impl From<io::Error> for ExchangeError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ExchangeError::DiskFull,
            _ => ExchangeError::Home { detail: error.to_string() },
        }
    }
}

/// What was noticed in a round and stopped nothing: the text is the message `notice-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Told {
    /// Such as `exchange_reader_changed`.
    pub code: &'static str,
    /// What the text needs.
    pub values: BTreeMap<String, String>,
}

impl Told {
    /// Something to tell that needs no values.
    pub fn new(code: &'static str) -> Self {
        Told { code, values: BTreeMap::new() }
    }

    /// The same with one more value.
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.values.insert(key.to_owned(), value.to_string());
        self
    }
}
