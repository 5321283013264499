//! Every outcome of a program, and one interleaving of it.

mod like;

use crate::arguments::Explored;
use interleave_explorer::{
    Claim, Effect, Exploration, Holds, Outcomes, Place, Program, Run, Schedule, Settings, Told,
    View, When,
};
use interleave_python::schedule::End;
use interleave_python_compiler::{Target, compile, told};
use like::Difference;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Steps between two looks at the clock.
const SLICE: usize = 2000;
/// The exit code when every thread waits.
const STUCK: u8 = 3;
/// The exit code where a schedule ends before the program does.
const LIMIT: u8 = 124;
/// Steps after which a replay is given up that does not end.
const MOST_STEPS: usize = 1_000_000;

/// The program of a file; or what is told instead.
fn load(path: &Path) -> Result<Program, ExitCode> {
    let usage = ExitCode::from(2);
    let source = std::fs::read_to_string(path).map_err(|error| {
        eprintln!("interleave: {} cannot be read: {error}", path.display());
        usage
    })?;
    let file = path.display().to_string();
    match compile(&source, Target::Module) {
        Ok(code) => Ok(Program { code, file, source }),
        Err(problems) => {
            eprint!("{}", told(&problems, &file, &source));
            Err(usage)
        }
    }
}

/// Explores the program of a file.
pub fn explore(path: &Path, asked: &Explored) -> ExitCode {
    let programs = load(path).and_then(|program| {
        let like = asked.like.as_deref();
        Ok((program, like.map(load).transpose()?))
    });
    let (program, like) = match programs {
        Ok(programs) => programs,
        Err(exit) => return exit,
    };
    let outcomes = searched(program, asked);
    if asked.json {
        match serde_json::to_string(&outcomes) {
            Ok(text) => println!("{text}"),
            Err(error) => eprintln!("interleave: {error}"),
        }
    } else {
        print!("{}", in_words(&outcomes, path));
    }
    let exit = outcomes.exit();
    let Some(like) = like else {
        return ExitCode::from(exit);
    };
    let difference = Difference::of(&outcomes, &searched(like, asked));
    eprint!("{difference}");
    let exits = [exit, difference.exit()];
    ExitCode::from(if exits.contains(&1) {
        1
    } else {
        exits[0].max(exits[1])
    })
}

/// What was found of a program, within the limits that were set.
fn searched(program: Program, asked: &Explored) -> Outcomes {
    let began = Instant::now();
    let limit = asked.limit_seconds.map(Duration::from_secs_f64);
    let mut exploration = Exploration::new(program, asked.settings);
    while !exploration.advance(SLICE) {
        if limit.is_some_and(|limit| began.elapsed() > limit) {
            let seconds = asked.limit_seconds.unwrap_or_default();
            exploration.stop(&format!("The search took longer than {seconds} seconds."));
        }
    }
    exploration.outcomes()
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// What was found, for people.
fn in_words(found: &Outcomes, path: &Path) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    let verdict = match (&found.reason, found.exit()) {
        (Some(reason), _) => format!("not exhaustive: {reason}"),
        (None, _) => "exhaustive".to_owned(),
    };
    let states = plural(found.states, "state");
    let _ = writeln!(
        text,
        "{}, {states}, {verdict}",
        plural(found.outcomes.len(), "outcome")
    );
    for told in &found.outcomes {
        text.push('\n');
        text.push_str(&outcome_in_words(told));
        let _ = writeln!(
            text,
            "  interleave replay {} {}",
            path.display(),
            told.schedule
        );
    }
    for claim in &found.claims {
        text.push_str(&claim_in_words(claim, path));
    }
    for race in &found.races {
        let effect = if race.changes_outcome {
            "it changes the outcome"
        } else {
            "it changes no outcome"
        };
        let side = |side: &interleave_explorer::Access| {
            // A thread may do nothing but call what no line of the program does.
            let place = match side.line {
                0 => "as its target".to_owned(),
                line => format!("in line {line}"),
            };
            format!("{} {place} ({})", side.access, side.thread)
        };
        let _ = writeln!(
            text,
            "\nrace for {}: {}, {}; {effect}",
            race.what,
            side(&race.first),
            side(&race.second)
        );
    }
    for fault in &found.faults {
        let _ = writeln!(
            text,
            "\n{}: {} in line {}",
            fault.kind, fault.thread, fault.line
        );
        let _ = writeln!(
            text,
            "  interleave replay {} {}",
            path.display(),
            fault.schedule
        );
    }
    text
}

/// What the program claims, and whether that is so.
fn claim_in_words(claim: &Claim, path: &Path) -> String {
    let when = match claim.when {
        When::Always => "always",
        When::Never => "never",
        When::Possible => "possible",
    };
    let verdict = match claim.verdict {
        Holds::Met => "met",
        Holds::Broken => "broken",
        Holds::Undecided => "undecided",
    };
    let replay = claim.schedule.as_ref().map(|schedule| {
        let path = path.display();
        format!("  interleave replay {path} {schedule}\n")
    });
    format!(
        "\nclaim in line {}: {when}: {}: {verdict}\n{}",
        claim.line,
        claim.what,
        replay.unwrap_or_default()
    )
}

fn outcome_in_words(told: &Told) -> String {
    use std::fmt::Write as _;
    let mut text = told.end.to_owned();
    if let Some(error) = &told.error {
        let _ = write!(text, ", {}", error.replace('\n', "; "));
    }
    let _ = write!(
        text,
        " ({}",
        plural(told.preemptions as usize, "preemption")
    );
    if let Some(share) = told.share.schedules {
        let _ = write!(text, ", {:.0} % of schedules", share * 100.0);
    }
    if let Some(share) = told.share.random_scheduler {
        let _ = write!(text, ", {:.0} % under a random scheduler", share * 100.0);
    }
    text.push_str(")\n");
    for line in told.stdout.lines() {
        let _ = writeln!(text, "  | {line}");
    }
    for waits in &told.waits_for {
        let _ = write!(text, "  {} waits for {}", waits.thread, waits.wants);
        if let Some(holder) = &waits.held_by {
            let _ = write!(text, ", which {holder} holds");
        }
        if let Some(line) = waits.line {
            let _ = write!(text, ", in line {line}");
        }
        text.push('\n');
    }
    text
}

/// Replays a schedule of the program of a file.
pub fn replay(path: &Path, schedule: &str) -> ExitCode {
    let program = match load(path) {
        Ok(program) => program,
        Err(exit) => return exit,
    };
    let schedule: Result<Schedule, String> = schedule.parse();
    let run = schedule.and_then(|schedule| {
        let stops = schedule.stops;
        Ok((
            Run::replay(&program, Settings::default(), &schedule)?,
            stops,
        ))
    });
    match run.and_then(|(run, stops)| show(run, stops)) {
        Ok(exit) => exit,
        Err(why) => {
            eprintln!("interleave: {why}");
            ExitCode::from(2)
        }
    }
}

fn show(mut run: Run, stops: bool) -> Result<ExitCode, String> {
    for line in of_interest(&steps(&mut run)?) {
        println!("{line}");
    }
    eprint!("{}", run.errors());
    Ok(match run.end() {
        Some(End::Exit(code)) => ExitCode::from(*code as u8),
        Some(_) => ExitCode::FAILURE,
        None if stops || run.report().waiting.is_empty() => {
            println!("(The schedule ends here; the program does not.)");
            ExitCode::from(LIMIT)
        }
        None => {
            eprint!("{}", run.report());
            ExitCode::from(STUCK)
        }
    })
}

/// A step that was taken.
struct Taken {
    thread: usize,
    effect: Effect,
    /// In words, and whether something changed that is shown.
    line: String,
    changed: bool,
}

/// Takes all steps.
fn steps(run: &mut Run) -> Result<Vec<Taken>, String> {
    let mut steps = Vec::new();
    let mut before = run.view();
    while steps.len() < MOST_STEPS {
        let effects: Vec<Effect> = (0..before.threads.len())
            .map(|thread| run.effect(thread))
            .collect();
        let Some(thread) = run.follow()? else {
            break;
        };
        let after = run.view();
        let effect = effects[thread];
        if let Some((mut line, mut changed)) = step_in_words(&before, &after, thread) {
            if run.has_notified() && effect != Effect::Own {
                line.push_str("  -> notifies");
                changed = true;
            }
            steps.push(Taken {
                thread,
                effect,
                line,
                changed,
            });
        }
        before = after;
    }
    Ok(steps)
}

/// The steps that synchronize, or change something, or touch what several threads use and one of them writes.
fn of_interest(steps: &[Taken]) -> Vec<&str> {
    let mut uses: HashMap<Place, (HashSet<usize>, bool)> = HashMap::new();
    for step in steps {
        if let Effect::Access { place, write } = step.effect {
            let (by, written) = uses.entry(place).or_default();
            by.insert(step.thread);
            *written |= write;
        }
    }
    let is_shared = |place: &Place| {
        let found = uses.get(place);
        found.is_some_and(|(by, written)| *written && by.len() > 1)
    };
    let shown = steps.iter().filter(|step| {
        step.changed
            || match step.effect {
                Effect::Own => false,
                Effect::Order => true,
                Effect::Access { place, .. } => is_shared(&place),
            }
    });
    shown.map(|step| &*step.line).collect()
}

/// A step: whose, in which line, what it did, what changed; and whether something did.
fn step_in_words(before: &View, after: &View, thread: usize) -> Option<(String, bool)> {
    let stood = before.threads.get(thread)?;
    let mut changes: Vec<String> = Vec::new();
    for variable in &after.variables {
        if !before.variables.contains(variable) {
            changes.push(format!("{} = {}", variable.name, variable.value));
        }
    }
    for queue in after
        .queues
        .iter()
        .filter(|queue| !before.queues.contains(queue))
    {
        changes.push(format!("{} holds [{}]", queue.name, queue.items.join(", ")));
    }
    for lock in after.locks.iter().filter(|lock| {
        !before
            .locks
            .iter()
            .any(|old| (&old.name, &old.owner) == (&lock.name, &lock.owner))
    }) {
        changes.push(match &lock.owner {
            Some(owner) => format!("{} is held by {owner}", lock.name),
            None => format!("{} is free", lock.name),
        });
    }
    let printed = &after.output[before.output.len().min(after.output.len())..];
    if !printed.is_empty() {
        changes.push(format!("prints {printed:?}"));
    }
    let own = after.threads.get(thread);
    if own.is_some_and(|own| own.next.is_none()) && stood.next.is_some() {
        changes.push("ends".to_owned());
    }
    let line = stood
        .line
        .map_or_else(|| "-".to_owned(), |line| line.to_string());
    let what = stood.next.clone().unwrap_or_default();
    let text = stood.text.clone().unwrap_or_default();
    let is_of_interest = !changes.is_empty();
    let changes = if changes.is_empty() {
        String::new()
    } else {
        format!("  -> {}", changes.join(", "))
    };
    let name = &stood.name;
    let told = format!("{name:<20} {line:>4}  {text:<32} [{what}]{changes}");
    Some((told, is_of_interest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replay_shows_what_threads_share_and_no_handshakes() {
        for (name, shown) in [
            ("01-counter-2x1", "write global c"),
            ("11-while-notify", "-> notifies"),
        ] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explorer");
            let program = load(&folder.join(format!("{name}.py"))).expect("the program is right");
            let run = Run::new(&program, Settings::default());
            let mut run = run.expect("there is enough memory");
            let all = steps(&mut run).expect("it begins without a schedule");
            let lines = of_interest(&all).join("\n");
            assert!(lines.contains(shown), "{lines}");
            for hidden in ["[begin]", "the start of", "read attribute join"] {
                assert!(!lines.contains(hidden), "{hidden}:\n{lines}");
            }
        }
    }
}
