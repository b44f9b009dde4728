//! The binary: parse arguments, call `cli`, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    undersigned::cli::main()
}
