//! `paideia`: the main job from a terminal, for scripts and IT officers.
//!
//! A thin shell over the same table of commands as the window. Answers go to standard output, progress and
//! warnings to standard error. Ends with 0 done, 1 failed and nothing changed, 2 wrong usage,
//! 3 done but rows were refused.

mod arguments;
mod job;
mod lists;
mod output;

use std::process::ExitCode;

use text::Texts;

fn main() -> ExitCode {
    let language = std::env::var("PAIDEIA_LANGUAGE").unwrap_or_else(|_| "en".to_owned());
    let texts = Texts::new(&language);
    // Wrong usage ends here with 2, and a request for help with 0.
    let matches = arguments::program(&texts).get_matches();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    ExitCode::from(runtime.block_on(job::run(matches, texts)))
}
