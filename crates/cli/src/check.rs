//! Whether a program solves the exercise of a lesson: by a search over every schedule where that
//! comes to an end, and else by real runs. The page decides it in the same way
//! (www/lessons/check.js).

mod aim;
mod lesson;
#[cfg(test)]
mod teaching;

use aim::{Seen, Value};
use interleave_explorer::{Exploration, Outcomes, Program, Settings};
use interleave_python_compiler::{Target, compile, told};
use lesson::{Aim, Exercise, Variant, When};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// Steps between two looks at the clock.
const SLICE: usize = 2000;
/// A search that takes longer is given up.
const SEARCH: Duration = Duration::from_secs(30);
/// What a search says of what only workers can do: start a process.
const NOT_MODELLED: &str = "[Errno 38]";
/// The longest that a run may take, in seconds.
const LIMIT_SECONDS: &str = "30";
/// A run's exit code when every thread waits, and at its limit.
const STUCK: i32 = 3;
const LIMIT: i32 = 124;
/// The exit code where nothing was decided.
const UNDECIDED: u8 = 3;
/// So many lines of an output are shown.
const SHOWN: usize = 6;

/// What came of it.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// Every schedule was tried, which proves it; the number of states.
    Proved(usize),
    /// So many runs went well. Another one might not.
    Held(u32),
    /// It is no answer, and why.
    Refused(Vec<Failed>),
    /// It could not be decided, and why.
    Undecided(String),
}

/// What an answer lacks.
#[derive(Debug, PartialEq)]
struct Failed {
    text: String,
    why: String,
    output: String,
    /// A schedule that leads there, and the change to the program with which it does.
    schedule: Option<(String, Option<Variant>)>,
}

/// Checks the program of a file.
pub fn check(lesson: &str, path: &Path) -> ExitCode {
    match decided(lesson, path) {
        Ok(verdict) => {
            print!("{}", in_words(&verdict, path));
            verdict.exit()
        }
        Err(why) => {
            eprintln!("interleave: {}", why.trim_end());
            ExitCode::from(2)
        }
    }
}

fn decided(lesson: &str, path: &Path) -> Result<Verdict, String> {
    let exercise = Exercise::of(&lesson::text(lesson)?)?;
    let source = std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let found = by_schedules(&source, &path.display().to_string(), &exercise)?;
    Ok(found.unwrap_or_else(|| by_runs(path, &exercise)))
}

// --- by a search ----------------------------------------------------------------

/// The program as it is, and with each change that the exercise makes to it. What has to come at
/// times has to come in the program as it is. `None` if a search does not tell.
fn by_schedules(source: &str, file: &str, exercise: &Exercise) -> Result<Option<Verdict>, String> {
    if let Some(lost) = exercise.lost_in(source) {
        return Ok(Some(Verdict::Refused(vec![lost])));
    }
    let mut witnessed = vec![false; exercise.aims.len()];
    let mut states = 0;
    for variant in std::iter::once(None).chain(exercise.variants.iter().map(Some)) {
        let varied = variant.map_or_else(|| source.to_owned(), |variant| variant.of(source));
        let found = searched(varied, file)?;
        states += found.states;
        let mut of_variant = vec![false; exercise.aims.len()];
        let held = if variant.is_none() {
            &mut witnessed
        } else {
            &mut of_variant
        };
        if let Some((failed, schedule)) = broken_in(&found, exercise, held) {
            let schedule = Some((schedule, variant.cloned()));
            return Ok(Some(Verdict::Refused(vec![Failed { schedule, ..failed }])));
        }
        if found.reason.is_some() || !is_modelled(&found) {
            return Ok(None);
        }
    }
    Ok(Some(exercise.settled(&witnessed, Verdict::Proved(states))))
}

fn searched(source: String, file: &str) -> Result<Outcomes, String> {
    let code =
        compile(&source, Target::Module).map_err(|problems| told(&problems, file, &source))?;
    let file = file.to_owned();
    let began = Instant::now();
    let mut exploration = Exploration::new(Program { code, file, source }, Settings::default());
    while !exploration.advance(SLICE) {
        if began.elapsed() > SEARCH {
            exploration.stop("The search took too long.");
        }
    }
    Ok(exploration.outcomes())
}

fn is_modelled(found: &Outcomes) -> bool {
    let errors = found.outcomes.iter().filter_map(|one| one.error.as_ref());
    !errors.into_iter().any(|error| error.contains(NOT_MODELLED))
}

/// One outcome that breaks an aim settles it; that none does is proved only by all of them.
fn broken_in(
    found: &Outcomes,
    exercise: &Exercise,
    witnessed: &mut [bool],
) -> Option<(Failed, String)> {
    if !is_modelled(found) {
        return None;
    }
    found.outcomes.iter().find_map(|one| {
        let output = format!("{}{}", one.stdout, one.error.as_deref().unwrap_or_default());
        let (end, exit, output) = (one.end, 0, output.as_str());
        let failed = exercise.broken_by(&Seen { end, output, exit }, witnessed)?;
        Some((failed, one.schedule.clone()))
    })
}

// --- by runs --------------------------------------------------------------------

/// The program is run again and again, with a GIL and without.
fn by_runs(path: &Path, exercise: &Exercise) -> Verdict {
    let mut witnessed = vec![false; exercise.aims.len()];
    for number in 0..exercise.runs {
        let mode = ["gil", "free"][number as usize % 2];
        let run = std::env::current_exe().and_then(|interleave| {
            let limits = ["--limit-seconds", LIMIT_SECONDS];
            let mut command = Command::new(interleave);
            command
                .args(["run", "--mode", mode])
                .args(limits)
                .arg(path)
                .output()
        });
        let run = match run {
            Ok(run) => run,
            Err(error) => return Verdict::Undecided(format!("It cannot be run: {error}.")),
        };
        let output = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
        let exit = run.status.code().unwrap_or(LIMIT);
        let end = match exit {
            0 => "finished",
            STUCK => "deadlock",
            LIMIT => "limit",
            _ => "exception",
        };
        let seen = Seen {
            end,
            output: &output,
            exit,
        };
        if let Some(failed) = exercise.broken_by(&seen, &mut witnessed) {
            return Verdict::Refused(vec![failed]);
        }
    }
    exercise.settled(&witnessed, Verdict::Held(exercise.runs))
}

// --- aims -----------------------------------------------------------------------

impl Exercise {
    /// What the check is to change, and does not find in a program.
    fn lost_in(&self, source: &str) -> Option<Failed> {
        let mut variants = self.variants.iter();
        let lost = variants.find(|variant| source.matches(&variant.from).count() != 1)?;
        Some(Failed {
            text: format!("`{}` stands in the program, once.", lost.from),
            why: "The check changes it, to see whether the program is right then, too.".to_owned(),
            output: String::new(),
            schedule: None,
        })
    }

    /// The first aim that a run breaks; notes which it keeps.
    fn broken_by(&self, seen: &Seen, witnessed: &mut [bool]) -> Option<Failed> {
        let values: Vec<Value> = self.aims.iter().map(|aim| aim.holds.of(seen)).collect();
        for (value, witnessed) in values.iter().zip(witnessed) {
            *witnessed |= *value == Value::Truth(true);
        }
        let mut both = self.aims.iter().zip(values);
        let (aim, value) = both.find(|(aim, value)| match aim.when {
            When::Always => *value != Value::Truth(true),
            When::Never => *value == Value::Truth(true),
            When::Sometimes => false,
        })?;
        Some(failed(aim, &value, seen.output))
    }

    /// Nothing was broken: was there a witness of what has to come at times?
    fn settled(&self, witnessed: &[bool], kept: Verdict) -> Verdict {
        let both = self.aims.iter().zip(witnessed);
        let missed = both.filter(|(aim, witnessed)| aim.when == When::Sometimes && !**witnessed);
        let missed: Vec<Failed> = missed
            .map(|(aim, _)| failed(aim, &Value::Truth(false), ""))
            .collect();
        if missed.is_empty() {
            kept
        } else {
            Verdict::Refused(missed)
        }
    }
}

fn failed(aim: &Aim, value: &Value, output: &str) -> Failed {
    let why = match value {
        Value::Absent(why) => format!("{why}."),
        _ if aim.when == When::Sometimes => "That never happens.".to_owned(),
        _ => "It can go wrong.".to_owned(),
    };
    let lines: Vec<&str> = output.trim_end().lines().collect();
    Failed {
        text: aim.text.clone(),
        why,
        output: lines[lines.len().saturating_sub(SHOWN)..].join("\n"),
        schedule: None,
    }
}

// --- telling --------------------------------------------------------------------

impl Verdict {
    fn exit(&self) -> ExitCode {
        match self {
            Self::Proved(_) | Self::Held(_) => ExitCode::SUCCESS,
            Self::Refused(_) => ExitCode::FAILURE,
            Self::Undecided(_) => ExitCode::from(UNDECIDED),
        }
    }
}

fn in_words(verdict: &Verdict, path: &Path) -> String {
    match verdict {
        Verdict::Proved(states) => {
            format!("It holds. Every schedule was tried, {states} states.\n")
        }
        Verdict::Held(runs) => {
            format!("It held in {runs} runs. That is no proof: another run might still break it.\n")
        }
        Verdict::Undecided(why) => format!("Undecided. {why}\n"),
        Verdict::Refused(all) => all.iter().map(|failed| refusal(failed, path)).collect(),
    }
}

fn refusal(failed: &Failed, path: &Path) -> String {
    let mut text = format!("Not yet: {} {}\n", failed.text, failed.why);
    for line in failed.output.lines() {
        let _ = writeln!(text, "  | {line}");
    }
    if let Some((schedule, variant)) = &failed.schedule {
        let with = variant
            .as_ref()
            .map_or_else(String::new, |Variant { from, to }| {
                format!(" with `{to}` in place of `{from}`")
            });
        let _ = writeln!(
            text,
            "A schedule that breaks it{with}:\n  interleave replay {} {schedule}",
            path.display()
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exercise_refuses_what_is_given_and_near_misses_and_takes_its_answer() {
        let mut exercises = 0;
        for id in lesson::ids() {
            let text = lesson::text(id).expect("it is there");
            let Ok(exercise) = Exercise::of(&text) else {
                continue;
            };
            exercises += 1;
            let of = |source: &str| by_schedules(source, "program.py", &exercise).expect(id);
            let programs = |name| {
                lesson::blocks(&text, name)
                    .into_iter()
                    .map(|(_, source)| source)
            };
            // Processes are not modelled: tests/check.rs runs them.
            if id == "processes" {
                assert_eq!(programs("solution").find_map(|source| of(&source)), None);
                continue;
            }
            for miss in programs("miss") {
                assert!(
                    matches!(of(&miss), Some(Verdict::Refused(_))),
                    "{id}: {miss}"
                );
            }
            let answers: Vec<String> = programs("solution").collect();
            assert_eq!(answers.len(), 1, "{id}");
            assert!(
                matches!(of(&answers[0]), Some(Verdict::Proved(_))),
                "{id}: {:?}",
                of(&answers[0])
            );
        }
        assert_eq!(exercises, 10);
    }

    #[test]
    fn every_proof_of_a_lesson_is_one() {
        let mut proofs = 0;
        for id in lesson::ids() {
            let text = lesson::text(id).expect("it is there");
            for (title, block) in lesson::blocks(&text, "proof") {
                proofs += 1;
                let (source, aims) = block.split_once("\n---\n").expect(title);
                let found = searched(source.to_owned(), "program.py").expect(title);
                assert_eq!(found.reason, None, "{id}, {title}");
                for line in aims.lines().filter(|line| !line.is_empty()) {
                    let aim = lesson::aim(line).expect(line);
                    let holds = found.outcomes.iter().map(|one| {
                        let output =
                            format!("{}{}", one.stdout, one.error.as_deref().unwrap_or_default());
                        let (end, exit, output) = (one.end, 0, output.as_str());
                        aim.holds.of(&Seen { end, output, exit }) == Value::Truth(true)
                    });
                    let holds: Vec<bool> = holds.collect();
                    let is_so = match aim.when {
                        When::Always => holds.iter().all(|one| *one),
                        When::Sometimes => holds.contains(&true),
                        When::Never => !holds.contains(&true),
                    };
                    assert!(is_so, "{id}, {title}: {line}");
                }
            }
        }
        assert_eq!(proofs, 15);
    }

    /// What is right, and does one thing after the other.
    #[test]
    fn an_answer_that_has_nothing_at_the_same_time_is_refused() {
        const START: &str = "    thread.start()\nfor thread in threads:\n    thread.join()\n";
        const IN_TURN: &str = "    thread.start()\n    thread.join()\n";
        let serial = [
            ("race", START, IN_TURN),
            ("threads", START, IN_TURN),
            ("queue", START, IN_TURN),
            ("gil", START, IN_TURN),
            (
                "deadlock",
                "    person.start()\nfor person in people:\n",
                "    person.start()\n",
            ),
            (
                "futures",
                "    futures = [pool.submit(ask, name) for name in \"AB\"]\n",
                "    futures = []\n    for name in \"AB\":\n        futures.append(pool.submit(ask, name))\n        futures[-1].exception()\n",
            ),
            ("parallel", "max_workers=2", "max_workers=1"),
            (
                "parallel",
                "list(pool.map(buy, [\"book\", \"pen\"]))",
                "[buy(order) for order in [\"book\", \"pen\"]]",
            ),
        ];
        for (id, at_once, in_turn) in serial {
            let text = lesson::text(id).expect("it is there");
            let exercise = Exercise::of(&text).expect(id);
            let (_, answer) = lesson::blocks(&text, "solution").remove(0);
            assert_eq!(answer.matches(at_once).count(), 1, "{id}");
            let source = answer.replacen(at_once, in_turn, 1);
            let Some(Verdict::Refused(failed)) =
                by_schedules(&source, "program.py", &exercise).expect(id)
            else {
                panic!("{id} takes it: {source}");
            };
            assert_eq!(failed[0].why, "That never happens.", "{id}: {failed:?}");
        }
    }

    #[test]
    fn an_answer_for_one_case_alone_is_refused_with_the_other_case() {
        let text = lesson::text("futures").expect("it is there");
        let exercise = Exercise::of(&text).expect("it has one");
        let (_, answer) = lesson::blocks(&text, "solution").remove(0);
        let counted = "failed = sum(future.exception() is not None for future in futures)";
        assert!(answer.contains(counted));
        let of = |source: &str| by_schedules(source, "program.py", &exercise).expect("it compiles");
        let Some(Verdict::Refused(failed)) = of(&answer.replacen(counted, "failed = 1", 1)) else {
            panic!("it is taken");
        };
        let (_, variant) = failed[0].schedule.as_ref().expect("a schedule");
        assert_eq!(
            variant.as_ref().map(|it| it.to.as_str()),
            Some("BROKEN = {\"A\", \"B\"}")
        );
        let lost = of(&answer.replacen("WORKERS = 2", "WORKERS = 1", 1));
        assert!(matches!(lost, Some(Verdict::Refused(_))), "{lost:?}");
    }
}
