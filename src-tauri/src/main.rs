//! The program with the window.

// No console behind the window on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    paideia_window::run(std::env::args_os().nth(1).map(Into::into))
}
