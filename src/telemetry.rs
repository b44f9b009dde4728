//! Logs: lines on standard error, without addresses, tokens and names.

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging with a filter such as `info` or `warn,undersigned=debug`. A filter that is not understood means `info`.
pub fn init(filter: &str) {
    let targets: Targets = filter.parse().unwrap_or_else(|_| Targets::new().with_default(tracing::Level::INFO));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    // A test may have started it already.
    let _ = tracing_subscriber::registry().with(targets).with(lines).try_init();
}
