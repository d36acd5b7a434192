//! What the team of a plan tells and takes: the shapes that the page and the terminal see. Only data.

use chrono::NaiveDateTime;
use domain::{FieldChange, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{Exported, Notice};

/// What a member may do. Texts: `team-role-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TeamRole {
    /// Changes the plan, and who belongs to the team.
    Editor,
    /// Looks at the plan.
    Reader,
}

/// What kind of place a team exchanges through. Texts: `team-place-<word>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    #[default]
    /// A folder of this computer, a shared drive, a stick, or one that a service keeps in step.
    Folder,
    /// A folder of a WebDAV server, such as Nextcloud.
    Webdav,
    /// Storage of the S3 kind.
    S3,
}

/// Where the files of a team are exchanged, and what lets in there.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceChoice {
    /// `webdavs://…`, `s3://…` or `file:///…`. Empty: the folder chosen by `choose_team_folder`, or where there is an
    /// invitation, the place that it names.
    #[serde(default)]
    pub address: String,
    /// Name of the user, or of the key; empty for a folder.
    #[serde(default)]
    pub user: String,
    /// Password, or secret of the key.
    #[serde(default)]
    pub password: String,
    /// A proxy of one's own, such as `http://proxy.city.example:3128`.
    #[serde(default)]
    pub proxy: Option<String>,
}

/// A folder that was chosen as the place of a team.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamFolder {
    /// Its last name, for the form.
    pub name: String,
}

/// What a new team needs.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamBeginning {
    /// What the team is called.
    pub team: String,
    /// What the person at this computer is called in it.
    pub name: String,
    pub passphrase: String,
    pub place: PlaceChoice,
}

/// A key on paper: shown once and kept nowhere.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecoveryLetters {
    /// Nine groups of four letters; what `export_recovery_sheet` and `recover_team` take.
    pub recovery_key: String,
}

/// An invitation that was written to a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InvitationMade {
    pub exported: Exported,
    /// The same as letters to type, for who gets no file; the place must be told beside it.
    pub code: String,
    /// Until when it counts, as the city's clocks show it.
    pub until_at: NaiveDateTime,
}

/// An invitation that was opened and waits for `new_joined_plan`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InvitationRead {
    /// Name of the team; empty where only a code was typed.
    pub team: String,
    /// Name of the place, for people; empty where only a code was typed.
    pub place: String,
    pub place_kind: Option<PlaceKind>,
    /// The place is a folder that this computer does not have under that name: `choose_team_folder` must be asked.
    pub must_choose_place: bool,
    /// Name and password of the place must be asked.
    pub must_ask_access: bool,
}

/// What joining needs beside the invitation that was opened.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamJoining {
    /// What the person at this computer is called in the team.
    pub name: String,
    pub passphrase: String,
    pub place: PlaceChoice,
}

/// One round of the exchange.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct ExchangeReport {
    /// Changes put to the place.
    pub sent: usize,
    /// Changes taken in.
    pub received: usize,
    /// Clashes that stand open in the plan.
    pub conflicts: usize,
    /// Changes that wait: for others to come, or to be sent.
    pub pending: usize,
    /// What was noticed; texts `notice-<code>`.
    pub told: Vec<Notice>,
}

/// A member, as the team sees the member.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MemberRow {
    /// What `set_member_role` and `remove_member` take.
    pub id: String,
    pub name: String,
    pub role: TeamRole,
    pub device_count: usize,
    pub is_me: bool,
    pub is_removed: bool,
    /// When one of the devices was last heard of, as the city's clocks show it.
    pub seen_at: Option<NaiveDateTime>,
    /// Changes known here that the member's newest copy had then not taken in.
    pub behind_count: usize,
}

/// Whether the keys of a team can be had on this computer. Texts: `team-screen-<word>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Keys {
    #[default]
    Open,
    /// No keyring opens them: they wait for the passphrase (`open_team_keys`).
    Locked,
    /// Lost or damaged.
    Missing,
}

/// The team of the plan on the desk, as it stands on this computer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct TeamView {
    pub name: String,
    pub my_name: String,
    /// `None`: no longer a member.
    pub role: Option<TeamRole>,
    /// Name of the place, for people.
    pub place: String,
    pub place_kind: PlaceKind,
    /// The exchange rests on this computer until somebody lets it go on.
    pub is_paused: bool,
    /// How it stands, in words for the corner, the gravest first; texts `team-says-<code>`.
    pub says: Vec<Notice>,
    /// What the last round noticed; texts `notice-<code>`.
    pub told: Vec<Notice>,
    pub reached_at: Option<NaiveDateTime>,
    /// Since when the place cannot be reached.
    pub unreachable_since_at: Option<NaiveDateTime>,
    /// Own changes that were not put to the place yet.
    pub unsent_count: usize,
    /// Changes that came and wait for others.
    pub waiting_count: usize,
    /// Clashes that wait for somebody to decide.
    pub conflict_count: usize,
    /// Changes of others that nobody at this computer has looked at yet.
    pub came_in_count: usize,
    /// Invitations that nobody has used yet.
    pub invitation_count: usize,
    /// Otherwise little else is known.
    pub keys: Keys,
    /// The newest passphrase must be entered here (`open_team_keys`) before anything is sent.
    pub must_enter_passphrase: bool,
    /// Somebody was removed who could still read what is written: an editor must choose a new passphrase.
    pub must_change_passphrase: bool,
    /// Another passphrase than the newest opens the keys on this computer, until that is entered here.
    pub has_older_passphrase: bool,
    pub members: Vec<MemberRow>,
}

/// What colleagues changed since somebody here last looked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct CameIn {
    pub change_count: usize,
    /// The last change of them; what `set_came_in_seen` takes.
    #[ts(type = "number")]
    pub upto: i64,
    /// Who changed something, the last first.
    pub people: Vec<CameInPerson>,
}

/// What one colleague changed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CameInPerson {
    /// Name; what `undo_came_in` takes.
    pub name: String,
    /// When the last of the changes was made, as the city's clocks show it.
    pub at: NaiveDateTime,
    pub change_count: usize,
    /// Records that were touched; of very many only the first are listed.
    pub record_count: usize,
    pub records: Vec<CameInRecord>,
}

/// What one colleague did to one record.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CameInRecord {
    pub table: String,
    pub id: Id,
    pub name: String,
    pub kind: CameInKind,
    pub at: NaiveDateTime,
    /// In words.
    pub changes: Vec<FieldChange>,
}

/// What became of a record. Texts: `team-came-in-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CameInKind {
    Added,
    Changed,
    Removed,
}

/// What taking back did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct CameInUndone {
    /// Records that went back.
    pub record_count: usize,
    /// Fields that stay, because somebody has changed them since.
    pub left_alone_count: usize,
}

/// A record that somebody else has changed within the last minutes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RecentEdit {
    pub table: String,
    pub id: Id,
    /// Who.
    pub name: String,
    pub at: NaiveDateTime,
}

/// Something that several people changed without having seen each other. Texts of kinds: `team-conflict-<word>`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ConflictRow {
    /// What `resolve_conflict` takes; short enough to type.
    pub id: String,
    pub kind: ConflictWord,
    pub table: String,
    pub record_id: Id,
    /// What people call the record.
    pub name: String,
    /// The field; empty for a record that one deleted and another changed.
    pub field: String,
    /// What forms call it.
    pub field_name: String,
    /// What the plan shows until somebody decides, in words.
    pub shown: String,
    /// What people wrote, the latest last.
    pub claims: Vec<ConflictClaim>,
}

/// Why something waits to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictWord {
    /// Several values; the latest is shown.
    Value,
    /// Several texts that changed the same place; both are shown.
    Text,
    /// A record that one deleted and another changed; it is still there.
    DeletedWhileEdited,
}

/// What somebody wrote.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ConflictClaim {
    /// Who.
    pub name: String,
    pub is_me: bool,
    pub at: NaiveDateTime,
    /// In words. Of a whole record: the message `team-claim-kept` or `team-claim-deleted`.
    pub said: String,
    /// As the record holds it, with which a form for a third value can begin.
    pub value: serde_json::Value,
}

/// How somebody decides.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictChoice {
    /// What one of them wrote, by its place in the list.
    Claim(usize),
    /// Something else: as the record holds it, or as text.
    Value(serde_json::Value),
}

/// An erasure and how far it has come among the copies of a team.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ErasureRow {
    pub at: NaiveDateTime,
    /// Who erased.
    pub name: String,
    /// The files at the place are written anew, and the old ones are gone.
    pub is_place_done: bool,
    pub copies: Vec<ErasureCopy>,
}

/// Whether one copy has erased.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ErasureCopy {
    /// The member.
    pub name: String,
    /// The how-manieth device of the member, from 1.
    pub device: usize,
    /// When it said so; `None`: not yet.
    pub confirmed_at: Option<NaiveDateTime>,
}
