//! Claims about the limits that the command line sets to programs.

use std::path::Path;
use std::process::{Command, Output};

fn run(source: &str, options: &[&str]) -> Output {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limits.py");
    std::fs::write(&path, source).expect("it can be written");
    Command::new(env!("CARGO_BIN_EXE_interleave"))
        .arg("run")
        .args(options)
        .arg(path)
        .output()
        .expect("it starts")
}

/// Two thousand backward jumps would be one slice, of minutes, if long operations did not end it.
#[test]
fn a_time_limit_ends_a_program_within_long_operations() {
    let source = "
print('begins')
items = [i * 7919 % 1000003 for i in range(300000)]
for _ in range(2000):
    sorted(items)
print('ends')
";
    for mode in ["gil", "free"] {
        let output = run(source, &["--limit-seconds", "1", "--mode", mode]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(124), "{said}");
        assert_eq!(
            said,
            "interleave: ended after 1 seconds (--limit-seconds)\n"
        );
        assert_eq!(output.stdout, b"begins\n");
    }
}
