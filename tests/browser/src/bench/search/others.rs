//! The explorer beside others: the programs of `benches/explorers/` in Harmony, Frontrun, Loom and Shuttle, each until all
//! its outcomes are found, or for 10 seconds. All are timed from their start by the command line to their end; for Loom and
//! Shuttle that is after their programs' own few lines were compiled, and what they are made of was before.

use super::programs::{File, Program, promised};
use crate::Result;
use crate::bench::native;
use crate::bench::say;
use crate::bench::spread::{Spread, spread};
use crate::bench::table::{Bar, Part, Row};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};
use tokio::io::AsyncReadExt;
use tokio::process::Command;
use tokio::time::timeout;

/// How often each explores each program.
const TURNS: usize = 2;
/// When one is ended that has not found all. Who finds all does so in five seconds; the others found
/// no more in a minute.
const LIMIT: Duration = Duration::from_secs(10);
/// The last line of one that has.
const ALL: &str = "exhausted";

/// Another explorer.
#[derive(Clone, Copy)]
enum Other {
    Harmony,
    Frontrun,
    Loom,
    Shuttle,
}

/// What one found of a program.
struct Found {
    outcomes: BTreeSet<String>,
    /// Why these are not all, if they are not.
    cut: Option<String>,
    took_ms: f64,
}

/// How one fared with a program.
struct Fared {
    name: &'static str,
    /// The times of one that found all.
    took_ms: Vec<f64>,
    words: String,
    /// Has it other outcomes?
    differs: bool,
}

/// A row for each program, and one for the outcomes.
pub async fn rows() -> Result<Part> {
    let (mut part, mut differences) = (Part::default(), Vec::new());
    for program in promised() {
        let (ours, others) = turns(&program).await?;
        differences.extend(
            others
                .iter()
                .filter(|it| it.differs)
                .map(|it| format!("{}: {}: {}", program.what, it.name, it.words)),
        );
        part.extend(row(&program, &ours, &others)?.into());
        say(program.what);
    }
    part.extend(outcomes_row(&differences)?.into());
    Ok(part)
}

/// What we took for a program, and how the others fared.
async fn turns(program: &Program) -> Result<(Vec<f64>, Vec<Fared>)> {
    let mut ours_ms = Vec::new();
    let mut others: Vec<(Other, Vec<Result<Found>>)> =
        Other::ALL.map(|other| (other, Vec::new())).into();
    let mut outcomes = BTreeSet::new();
    for _ in 0..TURNS {
        let own = ours(program).await?;
        if let Some(why) = own.cut {
            return Err(format!("{}: not all was searched: {why}", program.what).into());
        }
        outcomes = own.outcomes;
        ours_ms.push(own.took_ms);
        for (other, found) in &mut others {
            // An explorer that was cut off, or failed, would be so again: it is not run a second time.
            let is_of_use = found
                .iter()
                .all(|found| matches!(found, Ok(it) if it.cut.is_none()));
            if is_of_use {
                found.push(other.explore(program.name).await);
            }
        }
    }
    let fared = others
        .into_iter()
        .map(|(other, found)| Fared::of(other, found, &outcomes));
    Ok((ours_ms, fared.collect::<Result<_>>()?))
}

fn row(program: &Program, ours_ms: &[f64], others: &[Fared]) -> Result<Row> {
    let medians = others.iter().filter_map(|other| {
        let median = Spread::of(other.took_ms.clone())?.median();
        (other.took_ms.len() == ours_ms.len() && !other.differs).then_some((other, median))
    });
    let fastest = medians.min_by(|(_, one), (_, other)| one.total_cmp(other));
    let (fastest, _) = fastest.ok_or("none of the others finds all outcomes")?;
    let ratios = ours_ms.iter().zip(&fastest.took_ms);
    let ratios = ratios.map(|(ours, theirs)| ours / theirs).collect();
    let words: Vec<_> = others
        .iter()
        .map(|other| format!("{} {}", other.name, other.words))
        .collect();
    Ok(Row {
        what: format!(
            "explorer: {}, all outcomes, native: ours ÷ the fastest other ({})",
            program.what, fastest.name
        ),
        bar: Bar::AtMost(0.5),
        unit: "",
        measured: spread(ratios)?,
        digits: 3,
        made_of: format!(
            "ours {} ms; {}",
            spread(ours_ms.to_vec())?.words(0),
            words.join("; ")
        ),
    })
}

fn outcomes_row(differences: &[String]) -> Result<Row> {
    Ok(Row {
        what: "explorer: programs for which another explorer has other outcomes".to_owned(),
        bar: Bar::AtMost(0.0),
        unit: "",
        measured: spread(vec![differences.len() as f64])?,
        digits: 0,
        made_of: if differences.is_empty() {
            "who found all has ours; who did not has none beside them".to_owned()
        } else {
            differences.join("; ")
        },
    })
}

/// By the command line.
async fn ours(program: &Program) -> Result<Found> {
    let file = File::with(&program.source)?;
    let mut command = Command::new(native::program());
    command.args(["explore", "--json"]).arg(file.path());
    let began = Instant::now();
    let output = command.output().await?;
    let took_ms = milliseconds(began);
    let found: Value = serde_json::from_slice(&output.stdout)?;
    let all = found["outcomes"].as_array().ok_or("it has outcomes")?;
    Ok(Found {
        outcomes: all.iter().map(in_a_word).collect(),
        cut: found["reason"].as_str().map(str::to_owned),
        took_ms,
    })
}

/// What a program prints that finishes, and how it ends otherwise.
fn in_a_word(outcome: &Value) -> String {
    let of = |key: &str| outcome[key].as_str().unwrap_or_default().trim_end();
    match of("end") {
        "finished" => of("stdout").to_owned(),
        end => end.to_owned(),
    }
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1e3
}

impl Other {
    const ALL: [Self; 4] = [Self::Harmony, Self::Frontrun, Self::Loom, Self::Shuttle];

    fn name(self) -> &'static str {
        match self {
            Self::Harmony => "Harmony",
            Self::Frontrun => "Frontrun",
            Self::Loom => "Loom",
            Self::Shuttle => "Shuttle",
        }
    }

    /// Has it explore a program.
    async fn explore(self, program: &str) -> Result<Found> {
        let mut command = self.command(program)?;
        let began = Instant::now();
        let (lines, is_over) = lines(&mut command).await?;
        let took_ms = milliseconds(began);
        let mut outcomes: BTreeSet<String> = lines.into_iter().collect();
        let cut = if !is_over {
            Some(format!("has not found all in {LIMIT:?}"))
        } else if outcomes.remove(ALL) {
            None
        } else {
            // The last line says why not; it is no outcome.
            let why = outcomes
                .iter()
                .find(|line| line.starts_with("it "))
                .cloned();
            let why = why.ok_or("it ended without a word")?;
            outcomes.remove(&why);
            Some(format!("has not found all: {why}"))
        };
        Ok(Found {
            outcomes,
            cut,
            took_ms,
        })
    }

    fn command(self, program: &str) -> Result<Command> {
        let folder = folder();
        match self {
            Self::Harmony => {
                let mut command = python("HARMONY")?;
                command.arg(folder.join("harmony/every.py")).arg(program);
                Ok(command)
            }
            Self::Frontrun => {
                let mut command = python("FRONTRUN")?;
                let python = command.as_std().get_program().to_owned();
                // Its command line puts what it watches under the interpreter that it is given.
                command.args(["-m", "frontrun.cli"]).arg(python).arg("-B");
                command.arg(folder.join(format!("frontrun/{program}.py")));
                Ok(command)
            }
            Self::Loom => cargo("loom", program),
            Self::Shuttle => cargo("shuttle", program),
        }
    }
}

impl Fared {
    fn of(other: Other, found: Vec<Result<Found>>, ours: &BTreeSet<String>) -> Result<Self> {
        let (mut took_ms, mut words, mut differs) = (Vec::new(), String::new(), false);
        for found in found {
            match found {
                Ok(Found { outcomes, cut, .. }) if !is_as(&outcomes, cut.is_none(), ours) => {
                    words = format!("has {outcomes:?}, not {ours:?}");
                    differs = true;
                }
                Ok(Found { cut: Some(why), .. }) => words = why,
                Ok(found) => took_ms.push(found.took_ms),
                Err(why) => words = format!("could not: {}", first_words(&why.to_string())),
            }
        }
        if words.is_empty() {
            words = format!("{} ms", spread(took_ms.clone())?.words(0));
        }
        Ok(Self {
            name: other.name(),
            took_ms,
            words,
            differs,
        })
    }
}

/// Whether another explorer agrees with ours: on the same outcomes if its search was complete, and
/// otherwise on no outcome that ours does not have.
fn is_as(outcomes: &BTreeSet<String>, is_all: bool, ours: &BTreeSet<String>) -> bool {
    if is_all {
        outcomes == ours
    } else {
        outcomes.is_subset(ours)
    }
}

/// As much of an error as a line of a table has room for.
fn first_words(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line[..line.floor_char_boundary(LONGEST)].replace('|', "/")
}

/// What a command prints, and whether it came to its end in time.
async fn lines(command: &mut Command) -> Result<(Vec<String>, bool)> {
    // Some start others; all of them are ended together.
    command.process_group(0).kill_on_drop(true);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let process = child.id().ok_or("it has ended")?;
    let mut stdout = child.stdout.take().ok_or("its output is piped")?;
    let mut stderr = child.stderr.take().ok_or("its errors are piped")?;
    let (mut printed, mut errors) = (Vec::new(), Vec::new());
    let reading = async {
        tokio::join!(
            stdout.read_to_end(&mut printed),
            stderr.read_to_end(&mut errors)
        )
    };
    let is_over = timeout(LIMIT, reading).await.is_ok();
    if !is_over {
        let group = format!("-{process}");
        Command::new("kill")
            .args(["-KILL", "--", &group])
            .status()
            .await?;
    }
    let status = child.wait().await?;
    if is_over && !status.success() {
        return Err(String::from_utf8_lossy(&errors).into());
    }
    let printed = String::from_utf8_lossy(&printed);
    Ok((printed.lines().map(str::to_owned).collect(), is_over))
}

/// The interpreter of one that is written in Python.
fn python(variable: &str) -> Result<Command> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    let path = path.filter(|path| path.exists());
    Ok(Command::new(path.ok_or("it could not be installed")?))
}

/// Has Cargo compile and run a program that has just been changed.
fn cargo(explorer: &str, program: &str) -> Result<Command> {
    let folder = folder();
    let source = folder.join(format!("src/bin/{program}.rs"));
    let file = std::fs::File::options().append(true).open(source)?;
    file.set_modified(SystemTime::now())?;
    let target = std::env::var_os("EXPLORERS").ok_or("EXPLORERS is not set: run make bench")?;
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--release", "--offline", "--locked"]);
    command.args(["--features", explorer, "--bin", program]);
    command
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"));
    command.env("CARGO_TARGET_DIR", Path::new(&target).join(explorer));
    Ok(command)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/explorers")
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, Fared, Found, Other};

    fn fared(outcomes: &[&str], cut: Option<&str>) -> Fared {
        let found = Found {
            outcomes: outcomes.iter().map(ToString::to_string).collect(),
            cut: cut.map(str::to_owned),
            took_ms: 2.0,
        };
        let ours = BTreeSet::from(["done".to_owned(), "deadlock".to_owned()]);
        Fared::of(Other::Loom, vec![Ok(found)], &ours).expect("it is told")
    }

    #[test]
    fn who_has_all_outcomes_has_a_time() {
        let all = fared(&["done", "deadlock"], None);
        assert_eq!((all.words.as_str(), all.differs), ("2 ms", false));
    }

    #[test]
    fn who_has_other_outcomes_has_none() {
        for outcomes in [&["done"][..], &["done", "deadlock", "1"]] {
            let other = fared(outcomes, None);
            assert!(other.differs && other.took_ms.is_empty(), "{outcomes:?}");
        }
    }

    #[test]
    fn who_was_ended_may_lack_some() {
        let some = fared(&["done"], Some("it was ended"));
        assert_eq!((some.words.as_str(), some.differs), ("it was ended", false));
        assert!(some.took_ms.is_empty());
        assert!(fared(&["1"], Some("it was ended")).differs);
    }
}
