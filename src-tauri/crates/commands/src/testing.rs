//! What unit tests of several parts share.

use proptest::test_runner::{Config, TestRunner};

/// A runner that tries one case in `share` of what is usual. By hand, because the macro lets the number of the
/// environment win over that of a test.
pub(crate) fn one_in(share: u32) -> TestRunner {
    TestRunner::new(Config {
        cases: Config::default().cases.div_ceil(share),
        failure_persistence: None,
        ..Config::default()
    })
}
