//! A place that is reached through OpenDAL. The only file of the program that opens a connection, and only to the
//! address chosen: redirections are not followed, and no settings of other programs are looked for.

use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, UNIX_EPOCH};

use futures::StreamExt;
use opendal::services::{Fs, S3, Webdav};
use opendal::{ErrorKind, HttpTransporter, OperationContext, Operator};
use opendal_http_transport_reqwest::ReqwestTransport;
use tokio::runtime::Runtime;

use super::careful::{Careful, NO_FOLDER};
use super::{Access, Address, Listed, Place};
use crate::envelope::{MOST_FILE, may_be_ours};
use crate::error::ExchangeError;

/// Within a folder: where files are written before they are given their names.
const UNFINISHED: &str = ".paideia-unfinished";
/// How long a server may take to answer at all, and to send the next piece of an answer.
const CONNECT: Duration = Duration::from_secs(20);
const SILENCE: Duration = Duration::from_secs(60);
/// How many requests for files run side by side.
const LISTED_AT_MOST: usize = 200_000;

/// A place with what is needed to reach it.
pub struct OpenedPlace {
    /// Made when it is wanted first: a folder may be away, such as a stick, and come later.
    operator: OnceLock<Operator>,
    runtime: Runtime,
    folder: Option<PathBuf>,
}

impl OpenedPlace {
    /// Makes ready to use a place. Connects to nothing yet.
    pub fn new(address: &Address, access: &Access) -> Result<Self, ExchangeError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let operator = match address {
            Address::Folder(path) => {
                return Ok(OpenedPlace { operator: OnceLock::new(), runtime, folder: Some(path.clone()) });
            }
            Address::WebDav { server, path } => {
                let webdav = Webdav::default().endpoint(server).root(path).disable_create_dir(true);
                let webdav = webdav.username(&access.user).password(&access.password);
                over_web(Operator::new(webdav).map_err(from_place)?, access)?
            }
            Address::S3 { endpoint, region, bucket, path } => {
                let s3 = S3::default().endpoint(endpoint).region(region).bucket(bucket).root(path);
                let s3 = s3.access_key_id(&access.user).secret_access_key(&access.password);
                // No key files, no metadata service of a cloud: only what was given.
                let s3 = s3.disable_config_load().disable_ec2_metadata();
                over_web(Operator::new(s3).map_err(from_place)?, access)?
            }
        };
        Ok(OpenedPlace { operator: OnceLock::from(operator), runtime, folder: None })
    }

    /// What moves files. The folder of a place must be there: it is not made anew by the way.
    fn operator(&self) -> Result<&Operator, ExchangeError> {
        let Some(path) = &self.folder else {
            return self.operator.get().ok_or(ExchangeError::Malformed);
        };
        if !path.is_dir() {
            let detail = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            return Err(ExchangeError::PlaceUnreachable { detail });
        }
        if let Some(operator) = self.operator.get() {
            return Ok(operator);
        }
        let operator = folder(path)?;
        Ok(self.operator.get_or_init(|| operator))
    }

    fn wait<T>(&self, act: impl Future<Output = Result<T, opendal::Error>>) -> Result<T, ExchangeError> {
        self.runtime.block_on(act).map_err(from_place)
    }
}

/// The files of a folder that may be ours; links, folders and what goes away meanwhile are none of them.
fn listed_in(folder: &Path) -> Result<Vec<Listed>, ExchangeError> {
    let unreachable = |error: io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied => ExchangeError::PlaceRefused,
        // Kinds come from outside, and may become more.
        kind => ExchangeError::PlaceUnreachable { detail: kind.to_string() },
    };
    let entries = std::fs::read_dir(folder).map_err(unreachable)?;
    let files = entries.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok().filter(|name| may_be_ours(name))?;
        let found = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(Listed { name, size: found.len() })
    });
    Ok(files.take(LISTED_AT_MOST).collect())
}

fn folder(path: &Path) -> Result<Operator, ExchangeError> {
    let root = path.to_str().ok_or_else(|| ExchangeError::AddressNotValid { address: path.display().to_string() })?;
    let fs = Fs::default().root(root).atomic_write_dir(&path.join(UNFINISHED).to_string_lossy());
    Operator::new(fs).map_err(from_place)
}

fn over_web(operator: Operator, access: &Access) -> Result<Operator, ExchangeError> {
    // Whoever installed one before installed the same.
    drop(rustls::crypto::ring::default_provider().install_default());
    let mut client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .referer(false);
    if let Some(proxy) = &access.proxy {
        let wrong = || ExchangeError::AddressNotValid { address: proxy.clone() };
        // The client would take any words for one and fail later, without a reason that leads anywhere.
        let address = if proxy.contains("://") { proxy.clone() } else { format!("http://{proxy}") };
        let address = url::Url::parse(&address).ok().filter(url::Url::has_host).ok_or_else(wrong)?;
        client = client.proxy(reqwest::Proxy::all(address).map_err(|_| wrong())?);
    }
    if let Some(pem) = &access.certificates {
        let wrong = |_| ExchangeError::CertificateNotValid { name: "PEM".to_owned() };
        for certificate in reqwest::Certificate::from_pem_bundle(pem).map_err(wrong)? {
            client = client.add_root_certificate(certificate);
        }
    }
    // Bytes that are no certificate are found only now.
    let wrong = |error: reqwest::Error| match access.certificates {
        Some(_) if error.is_builder() => ExchangeError::CertificateNotValid { name: "PEM".to_owned() },
        Some(_) | None => ExchangeError::PlaceUnreachable { detail: error.to_string() },
    };
    let transport = HttpTransporter::new(Careful(ReqwestTransport::new(client.build().map_err(wrong)?)));
    Ok(operator.with_context(OperationContext::new().with_http_transport(transport)))
}

/// The library's errors as ours. Its texts name addresses and headers, so only its kind and the status are told.
fn from_place(error: opendal::Error) -> ExchangeError {
    let text = error.to_string();
    let status = status_of(&text);
    let of_disk = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<io::Error>());
    match (error.kind(), status.as_deref(), of_disk.map(io::Error::kind)) {
        (_, Some("507"), _) => ExchangeError::PlaceFull,
        (_, _, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)) => ExchangeError::PlaceFull,
        (_, _, Some(io::ErrorKind::ReadOnlyFilesystem)) => ExchangeError::PlaceReadOnly,
        (ErrorKind::PermissionDenied, _, _) | (_, Some("401" | "407"), _) => ExchangeError::PlaceRefused,
        (ErrorKind::NotFound, _, _) => ExchangeError::FileGone { name: String::new() },
        (ErrorKind::Unexpected, None, None) if text.contains(NO_FOLDER) => ExchangeError::PlaceNoFolder,
        // Kinds come from outside, and may become more.
        (kind, status, _) => ExchangeError::PlaceUnreachable { detail: status.map_or(kind.to_string(), str::to_owned) },
    }
}

/// What is refused in writing to a place that was listed a moment before: it may be read and not written to.
fn from_writing(error: opendal::Error) -> ExchangeError {
    let status = status_of(&error.to_string());
    match (status.as_deref(), from_place(error)) {
        // So answer servers that let nobody write: forbidden, not possible here, or there is no such file.
        (Some("403" | "404" | "405"), _) => ExchangeError::PlaceReadOnly,
        // A folder; servers say that the password is wrong by a status.
        (None, ExchangeError::PlaceRefused) => ExchangeError::PlaceReadOnly,
        (_, error) => error,
    }
}

/// The status that a server answered with, which the library tells in its text alone.
fn status_of(text: &str) -> Option<String> {
    let at = text.rfind("Parts { status: ")? + "Parts { status: ".len();
    text.get(at..at + 3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
}

impl Place for OpenedPlace {
    fn prepare(&self) -> Result<(), ExchangeError> {
        let operator = self.operator()?;
        match self.folder {
            Some(_) => Ok(()),
            // The library wants to know more of a folder than some servers say; then what counts is that it can be listed.
            None => self.wait(operator.create_dir("/")).or_else(|_| self.list().map(|_| ())),
        }
    }

    fn list(&self) -> Result<Vec<Listed>, ExchangeError> {
        if let Some(folder) = &self.folder {
            // Reached as for every other act; but the library's list of a folder fails at a link to another folder.
            self.operator()?;
            return listed_in(folder);
        }
        let entries = self.wait(self.operator()?.list("/")).map_err(|error| match error {
            ExchangeError::FileGone { .. } => ExchangeError::PlaceUnreachable { detail: "404".to_owned() },
            error => error,
        })?;
        let files = entries.into_iter().filter(|entry| entry.metadata().is_file()).take(LISTED_AT_MOST);
        // Servers write whole addresses into their lists, or paths, or names.
        let named = files.filter_map(|entry| {
            let name = entry.path().rsplit('/').next().map(str::to_owned)?;
            Some(Listed { name, size: entry.metadata().content_length() })
        });
        Ok(named.filter(|listed| may_be_ours(&listed.name)).collect())
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, ExchangeError> {
        let operator = self.operator()?;
        self.runtime.block_on(async {
            let reader = operator.reader(name).await.map_err(from_place)?;
            let mut pieces = reader.into_stream(..).await.map_err(from_place)?;
            let mut bytes = Vec::new();
            while let Some(piece) = pieces.next().await {
                bytes.extend_from_slice(&piece.map_err(from_place)?.to_vec());
                if MOST_FILE < bytes.len() as u64 {
                    return Err(ExchangeError::TooLarge);
                }
            }
            Ok(bytes)
        })
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        let written = self.runtime.block_on(self.operator()?.write(name, bytes.to_vec()));
        written.map(|_| ()).map_err(from_writing)
    }

    fn remove(&self, name: &str) -> Result<(), ExchangeError> {
        match self.runtime.block_on(self.operator()?.delete(name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other.map_err(from_writing),
        }
    }

    fn stamp(&self) -> Option<u128> {
        let changed = std::fs::metadata(self.folder.as_ref()?).and_then(|folder| folder.modified()).ok()?;
        changed.duration_since(UNIX_EPOCH).ok().map(|since| since.as_nanos())
    }
}
