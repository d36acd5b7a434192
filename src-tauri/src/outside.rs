//! Opens files with the programs of the computer, and shows where they lie: by the program that each system has for that.
//!
//! Which files, `commands` decides: only those that were written from this window. Waits for no program that it starts.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A helper that fails does so at once; one that goes on is the program that was wanted.
const SOON: Duration = Duration::from_secs(3);

/// Opens a file with the program that people have chosen for such files.
pub fn open(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        // It answers with an error also when it has done what it was asked.
        return begin(Command::new("explorer.exe").arg(path)).map(leave);
    }
    ended_well(Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" }).arg(path))
}

/// Shows a file in its folder, chosen among the others where the system can.
pub fn show(path: &Path) -> io::Result<()> {
    if cfg!(target_os = "windows") {
        let mut chosen = std::ffi::OsString::from("/select,");
        chosen.push(path);
        return begin(Command::new("explorer.exe").arg(chosen)).map(leave);
    }
    if cfg!(target_os = "macos") {
        return ended_well(Command::new("open").arg("-R").arg(path));
    }
    let asked = ended_well(Command::new("dbus-send").args([
        "--session",
        "--print-reply",
        "--reply-timeout=2000",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        &format!("array:string:{}", address(path)),
        "string:",
    ]));
    // Not every desktop has one that can be asked so.
    asked.or_else(|_| open(path.parent().unwrap_or(path)))
}

/// The address of a file; a comma would end it in a list.
fn address(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let signs = path.as_os_str().as_encoded_bytes().iter();
    let written = signs.map(|&byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    format!("file://{}", written.collect::<String>())
}

fn begin(command: &mut Command) -> io::Result<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

fn ended_well(command: &mut Command) -> io::Result<()> {
    let mut child = begin(command)?;
    let begun = Instant::now();
    while begun.elapsed() < SOON {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    leave(child);
    Ok(())
}

/// Lets a program go on, and clears it away when it ends.
fn leave(mut child: Child) {
    thread::spawn(move || drop(child.wait()));
}

#[cfg(test)]
mod tests {
    use super::{address, ended_well};
    use std::path::Path;
    use std::process::Command;

    #[test]
    fn an_address_holds_no_sign_that_means_something_else() {
        assert_eq!(address(Path::new("/a/Week 2027, day 1.pdf")), "file:///a/Week%202027%2C%20day%201.pdf");
        assert_eq!(address(Path::new("/a/50%é")), "file:///a/50%25%C3%A9");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_missing_or_fails_is_told() {
        assert!(ended_well(&mut Command::new("true")).is_ok());
        assert!(ended_well(&mut Command::new("false")).is_err());
        assert!(ended_well(&mut Command::new("no-such-program-of-ours")).is_err());
    }
}
