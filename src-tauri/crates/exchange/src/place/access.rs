//! What lets in at a place beside its address. It is kept among the secrets of this computer and goes nowhere else.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::ExchangeError;
use crate::keys::Secrets;

/// The name among the secrets.
const NAME: &str = "access";

/// What else is needed to get in. Never written into an address.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Access {
    /// Name of the user, or of the key.
    pub user: String,
    /// Password, or secret of the key.
    pub password: String,
    /// A proxy of one's own, such as `http://proxy.city.example:3128`; else that of the environment.
    pub proxy: Option<String>,
    /// Certificates to trust beside those of the system, as PEM.
    pub certificates: Option<Vec<u8>>,
}

impl fmt::Debug for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Access of {}", self.user)
    }
}

impl Access {
    /// What is kept; nothing is needed where nothing is kept.
    pub fn kept(secrets: &dyn Secrets) -> Result<Self, ExchangeError> {
        match secrets.get(NAME)? {
            Some(bytes) => serde_json::from_slice(&bytes).map_err(|_| ExchangeError::SecretsMissing),
            None => Ok(Access::default()),
        }
    }

    /// Keeps it.
    pub fn keep(&self, secrets: &dyn Secrets) -> Result<(), ExchangeError> {
        secrets.set(NAME, &serde_json::to_vec(self).map_err(|_| ExchangeError::SecretsMissing)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::MemorySecrets;

    #[test]
    fn what_lets_in_is_kept_and_not_shown() {
        let secrets = MemorySecrets::default();
        assert_eq!(Access::kept(&secrets), Ok(Access::default()));
        let proxy = Some("http://proxy.city.example:3128".to_owned());
        let certificates = Some(b"PEM".to_vec());
        let access = Access { user: "anna".into(), password: "secret".into(), proxy, certificates };
        access.keep(&secrets).unwrap();
        assert_eq!(Access::kept(&secrets), Ok(access.clone()));
        assert!(!format!("{access:?}").contains("secret"));
    }
}
