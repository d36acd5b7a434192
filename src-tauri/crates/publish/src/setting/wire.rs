//! How two processes of this program speak about pages: a head as JSON, and behind it whole files.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Head<T> {
    said: T,
    /// Lengths of the files in bytes.
    files: Vec<usize>,
}

/// Says something, with files behind it.
pub(super) fn send(out: &mut impl Write, said: &impl Serialize, files: &[&[u8]]) -> io::Result<()> {
    let head = serde_json::to_vec(&Head { said, files: files.iter().map(|file| file.len()).collect() })?;
    out.write_all(&(head.len() as u64).to_le_bytes())?;
    out.write_all(&head)?;
    files.iter().try_for_each(|file| out.write_all(file))?;
    out.flush()
}

/// What was said and its files; `None`: the other has nothing more to say.
pub(super) fn receive<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<(T, Vec<Vec<u8>>)>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let head: Head<T> = serde_json::from_slice(&taken(input, u64::from_le_bytes(length))?)?;
    let files = head.files.into_iter().map(|length| taken(input, length as u64)).collect::<io::Result<_>>()?;
    Ok(Some((head.said, files)))
}

fn taken(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match input.take(length).read_to_end(&mut bytes)? as u64 == length {
        true => Ok(bytes),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{receive, send};

    #[test]
    fn what_is_sent_is_received_and_half_of_it_is_none() {
        let mut sent = Vec::new();
        send(&mut sent, &("pages", 3), &[b"one", b"", b"three"]).unwrap();
        let whole = receive::<(String, i64)>(&mut sent.as_slice()).unwrap();
        let files = vec![b"one".to_vec(), Vec::new(), b"three".to_vec()];
        assert_eq!(whole, Some((("pages".to_owned(), 3), files)));
        assert_eq!(receive::<(String, i64)>(&mut [].as_slice()).unwrap(), None);
        for length in 8..sent.len() {
            assert!(receive::<(String, i64)>(&mut &sent[..length]).is_err(), "{length}");
        }
    }
}
