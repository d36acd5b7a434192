//! Addresses of places, as people write them: `file:///…`, `webdavs://server/path`, `s3://bucket/path?endpoint=…`.
//!
//! An address holds no password: it goes into invitations and is shown. `webdav://`, without encryption on the way, is
//! taken only for this computer itself, for the password would be read by everybody between.

use std::path::{Path, PathBuf};

use url::{Host, Url};

use crate::error::ExchangeError;

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A folder: on this computer, a shared drive, a stick, or kept in step by a service.
    Folder(PathBuf),
    /// A folder of a WebDAV server, such as Nextcloud.
    WebDav {
        /// Scheme, server and port.
        server: String,
        /// The folder there.
        path: String,
    },
    /// Part of a bucket.
    S3 {
        /// The service.
        endpoint: String,
        /// The region that it wants to be named.
        region: String,
        /// The bucket.
        bucket: String,
        /// The part of it.
        path: String,
    },
}

impl Address {
    /// Reads an address.
    pub fn read(text: &str) -> Result<Self, ExchangeError> {
        let wrong = || ExchangeError::AddressNotValid { address: without_password(text) };
        let url = Url::parse(text.trim()).map_err(|_| wrong())?;
        if url.password().is_some() || url.fragment().is_some() {
            return Err(wrong());
        }
        let path = || percent_decoded(url.path()).ok_or_else(wrong);
        match url.scheme() {
            // The root of a disk is no folder that anybody chose.
            "file" => {
                let path = url.to_file_path().map_err(|()| wrong())?;
                if path.parent().is_some() { Ok(Address::Folder(path)) } else { Err(wrong()) }
            }
            "webdavs" | "webdav" => {
                let host = url.host().ok_or_else(wrong)?;
                let is_plain = url.scheme() == "webdav";
                if is_plain && !is_this_computer(&url) {
                    return Err(wrong());
                }
                let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                let scheme = if is_plain { "http" } else { "https" };
                Ok(Address::WebDav { server: format!("{scheme}://{host}{port}"), path: path()? })
            }
            "s3" => {
                let asked =
                    |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
                let region = asked("region").unwrap_or_else(|| "us-east-1".to_owned());
                let endpoint = asked("endpoint").unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com"));
                let service = Url::parse(&endpoint).map_err(|_| wrong())?;
                let is_safe = service.scheme() == "https" || (service.scheme() == "http" && is_this_computer(&service));
                let bucket = url.host_str().filter(|_| is_safe).ok_or_else(wrong)?.to_owned();
                Ok(Address::S3 { endpoint, region, bucket, path: path()? })
            }
            // Schemes come from outside.
            _ => Err(wrong()),
        }
    }

    /// The address of a folder, as it goes into an invitation.
    pub fn of_folder(path: &Path) -> Result<String, ExchangeError> {
        let wrong = || ExchangeError::AddressNotValid { address: path.display().to_string() };
        Url::from_file_path(path).map(String::from).map_err(|()| wrong())
    }

    /// Whether it lies on this computer, as far as the address says.
    pub fn is_folder(&self) -> bool {
        match self {
            Address::Folder(_) => true,
            Address::WebDav { .. } | Address::S3 { .. } => false,
        }
    }
}

/// The user that an address names, such as `anna` in `webdavs://anna@cloud.city.example/plans`.
pub fn user_of(text: &str) -> String {
    Url::parse(text.trim()).ok().and_then(|url| percent_decoded(url.username())).unwrap_or_default()
}

fn is_this_computer(url: &Url) -> bool {
    // Hosts of schemes that the library does not know come as plain words.
    match url.host() {
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn without_password(text: &str) -> String {
    match (text.find("://"), text.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 <= at => format!("{}…{}", &text[..scheme + 3], &text[at..]),
        (Some(_) | None, Some(_) | None) => text.to_owned(),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            let pair = text.get(at + 1..at + 3)?;
            decoded.push(u8::from_str_radix(pair, 16).ok()?);
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(Address::read("file:///srv/our%20plans"), Ok(Address::Folder("/srv/our plans".into())));
        let server = "https://cloud.city.example:8443".to_owned();
        assert_eq!(
            Address::read("webdavs://anna@cloud.city.example:8443/remote.php/dav/files/anna/Plan%20A"),
            Ok(Address::WebDav { server, path: "/remote.php/dav/files/anna/Plan A".into() }),
        );
        let s3 = Address::read("s3://plans/2027?endpoint=https://s3.city.example&region=eu");
        let (endpoint, region) = ("https://s3.city.example".to_owned(), "eu".to_owned());
        assert_eq!(s3, Ok(Address::S3 { endpoint, region, bucket: "plans".into(), path: "/2027".into() }));
        assert_eq!(user_of("webdavs://anna%40city@cloud/x"), "anna@city");
    }

    #[test]
    fn what_would_give_a_password_away_is_refused() {
        for wrong in [
            "webdav://cloud.city.example/plans",
            "webdav://127.0.0.1.city.example/plans",
            "webdavs://anna:secret@cloud.city.example/plans",
            "s3://plans/x?endpoint=http://s3.city.example",
            "https://cloud.city.example",
            "ftp://x/y",
            "plans",
            "",
            "file://server/share%ZZ",
            "webdavs:///x",
            "file://",
            "file:///",
        ] {
            let refused = Address::read(wrong);
            assert!(matches!(refused, Err(ExchangeError::AddressNotValid { .. })), "{wrong}: {refused:?}");
            assert!(!format!("{refused:?}").contains("secret"), "a password is not repeated");
        }
        assert!(Address::read("webdav://127.0.0.1:8080/plans").is_ok(), "this computer itself");
        assert!(Address::read("webdav://localhost/plans").is_ok() && Address::read("webdav://[::1]:1/x").is_ok());
    }
}
