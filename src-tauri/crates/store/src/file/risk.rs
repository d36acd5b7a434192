//! Places where a plan should not be worked on: network shares and folders that a service keeps in step.

use std::path::Path;

use crate::StoreError;
use crate::plan_file::Notice;

/// What to do when a plan lies in such a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenRisk {
    /// Say so and do not open.
    Refuse,
    /// The person has been told and wants it.
    Accept,
}

/// Kinds of file systems that lie on another machine.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "coda",
    "ceph",
    "davfs",
    "lustre",
    "glusterfs",
    "gfs2",
    "ocfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.davfs",
    "fuse.ceph",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.kio-fuse",
    "fuse.s3fs",
    "fuse.curlftpfs",
    "fuse.smbnetfs",
];

/// Names of folders that services make, in lower case, and the service.
const SYNCED: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("syncthing", "Syncthing"),
    ("seafile", "Seafile"),
    ("megasync", "MEGA"),
    ("tresorit", "Tresorit"),
    ("proton drive", "Proton Drive"),
];

/// Why a path is a risky place, if it is.
pub(crate) fn check(path: &Path) -> Result<(), StoreError> {
    // Not every system tells its mounts in this file; without it only names are judged.
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    judge(path, &mounts)
}

/// Marks that services put into the name of a file when two people changed it, in lower case.
const CONFLICTED: &[&str] =
    &["conflicted copy", "conflict copy", "sync-conflict", "conflict-", "in conflict", "case conflict"];

/// Other states of a plan that a service has put beside it, such as `plan (Ann's conflicted copy 2027-05-03).paideia`.
pub(crate) fn conflicted_copies(path: &Path) -> Option<Notice> {
    let stem = path.file_stem()?.to_string_lossy().to_lowercase();
    let entries = std::fs::read_dir(path.parent()?).ok()?.flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| is_conflicted(&name.to_lowercase(), &stem))
        .collect();
    names.sort();
    let first = names.first()?.clone();
    let values = [("name".to_owned(), first), ("file_count".to_owned(), names.len().to_string())];
    Some(Notice { values: values.into(), ..Notice::new("conflicted_copies") })
}

fn is_conflicted(name: &str, stem: &str) -> bool {
    let rest = name.strip_prefix(stem).filter(|rest| rest.ends_with(".paideia"));
    rest.is_some_and(|rest| CONFLICTED.iter().any(|mark| rest.contains(mark)))
}

fn judge(path: &Path, mounts: &str) -> Result<(), StoreError> {
    let text = path.to_string_lossy();
    // `\\?\C:\` is a local disk, `\\?\UNC\` and `\\server\` are shares.
    let is_share = text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"));
    if is_share {
        return Err(StoreError::OnNetwork { kind: "UNC".to_owned() });
    }
    if let Some(kind) = file_system_of(path, mounts).filter(|kind| NETWORK.contains(&kind.as_str())) {
        return Err(StoreError::OnNetwork { kind });
    }
    // The last part is the file itself.
    match text.rsplit(['/', '\\']).skip(1).find_map(service_of) {
        Some(service) => Err(StoreError::InSyncedFolder { service: service.to_owned() }),
        None => Ok(()),
    }
}

fn service_of(part: &str) -> Option<&'static str> {
    let part = part.to_lowercase();
    SYNCED.iter().find_map(|(name, service)| {
        // `OneDrive - City of Riverton`, `Dropbox (Personal)`, `GoogleDrive-ann@example.org`.
        let rest = part.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with([' ', '-', '('])).then_some(*service)
    })
}

/// The kind of file system a path lies on, by the longest mount point that holds it.
fn file_system_of(path: &Path, mounts: &str) -> Option<String> {
    let held = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let point = words.next()?.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        path.starts_with(&point).then_some((point.len(), words.next()?.to_owned()))
    });
    held.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/sda1 / ext4 rw 0 0\nserver:/city /mnt/city nfs4 rw 0 0\n\
        //server/x /mnt/My\\040Share cifs rw 0 0\nann@host:/ /home/ann/far fuse.sshfs rw 0 0\n\
        /dev/sdb1 /mnt/city/local ext4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n";

    #[track_caller]
    fn check(path: &str, expected: &str) {
        let found = match judge(Path::new(path), MOUNTS) {
            Ok(()) => String::new(),
            Err(error) => error.values().into_values().collect(),
        };
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn conflicted_copies_are_known_by_their_names() {
        for name in [
            "riverton (ann's conflicted copy 2027-05-03).paideia",
            "riverton.sync-conflict-20270503-101500-abcdefg.paideia",
            "riverton (conflicted copy 2027-05-03 101500).paideia",
            "riverton-conflict-20270503-101500.paideia",
        ] {
            assert!(is_conflicted(name, "riverton"), "{name}");
        }
        for name in ["riverton.paideia", "riverton 2.paideia", "riverton in conflict.txt", "conflicted copy.paideia"] {
            assert!(!is_conflicted(name, "riverton"), "{name}");
        }
    }

    #[test]
    fn local_disks_are_fine() {
        check("/home/ann/plans/a.paideia", "");
        check("/mnt/city/local/a.paideia", "");
        check("/mnt/citywide/a.paideia", "");
        check(r"\\?\C:\Users\ann\a.paideia", "");
        check("/home/ann/Dropboxes/a.paideia", "");
        check("/home/ann/plans/Dropbox", "");
    }

    #[test]
    fn shares_are_told() {
        check("/mnt/city/a.paideia", "nfs4");
        check("/mnt/My Share/a.paideia", "cifs");
        check("/home/ann/far/deep/a.paideia", "fuse.sshfs");
        check(r"\\server\share\a.paideia", "UNC");
        check(r"\\?\UNC\server\share\a.paideia", "UNC");
    }

    #[test]
    fn synced_folders_are_told() {
        check("/home/ann/Dropbox/a.paideia", "Dropbox");
        check("/home/ann/Dropbox (City)/x/a.paideia", "Dropbox");
        check(r"C:\Users\ann\OneDrive - City of Riverton\a.paideia", "OneDrive");
        check("/home/ann/Nextcloud/plans/a.paideia", "Nextcloud");
        check("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/a.paideia", "iCloud");
        check("/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/a.paideia", "Google Drive");
    }
    #[test]
    fn other_states_beside_a_plan_are_told_by_the_first_and_their_count() {
        #![allow(clippy::unwrap_used, reason = "tests")]

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Riverton.paideia");
        let lay = |name: &str| std::fs::write(folder.path().join(name), b"").unwrap();
        ["Riverton.paideia", "Riverton 2.paideia", "Lakeside.sync-conflict-1.paideia"].into_iter().for_each(lay);
        assert_eq!(conflicted_copies(&path), None);
        lay("riverton.sync-conflict-20270503.paideia");
        lay("Riverton (Ann's conflicted copy 2027-05-03).paideia");
        let values = [("name", "Riverton (Ann's conflicted copy 2027-05-03).paideia"), ("file_count", "2")];
        let values = values.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        assert_eq!(conflicted_copies(&path), Some(Notice { code: "conflicted_copies".to_owned(), values }));
        assert_eq!(conflicted_copies(Path::new("/")), None);
    }

    #[test]
    fn a_service_is_known_by_the_beginning_of_the_name_of_a_folder() {
        for (folder, expected) in [
            ("dropbox", Some("Dropbox")),
            ("ONEDRIVE - City", Some("OneDrive")),
            ("Box Sync", Some("Box")),
            ("GoogleDrive-ann@example.org", Some("Google Drive")),
            ("pCloud(2)", Some("pCloud")),
            ("Dropboxes", None),
            ("my Dropbox", None),
            ("Box", None),
            ("", None),
        ] {
            assert_eq!(service_of(folder), expected, "{folder}");
        }
    }

    #[test]
    fn a_path_lies_on_the_longest_mount_that_holds_it() {
        for (path, expected) in [
            ("/a", Some("ext4")),
            ("/tmp/a", Some("tmpfs")),
            ("/mnt/city/a", Some("nfs4")),
            ("/mnt/city/local/a", Some("ext4")),
            ("/mnt/My Share/a", Some("cifs")),
        ] {
            assert_eq!(file_system_of(Path::new(path), MOUNTS).as_deref(), expected, "{path}");
        }
        assert_eq!(file_system_of(Path::new("/a"), ""), None, "not every system tells");
        assert_eq!(file_system_of(Path::new("/a\\b\tc/d"), "x /a\\134b\\011c nfs rw 0 0").as_deref(), Some("nfs"));
    }
}
