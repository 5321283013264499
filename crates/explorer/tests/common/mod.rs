//! What tests of the explorer share.
// Each test uses a part of it.
#![allow(dead_code)]

use interleave_explorer::{Exploration, Outcomes, Program, Run, Schedule, Settings, Told};
use interleave_python::schedule::End;
use interleave_python_compiler::{Target, compile};

/// Steps after which a replay is given up.
const MOST_STEPS: usize = 200_000;

/// A program, which is right.
pub fn program(source: &str) -> Program {
    let code = compile(source, Target::Module).expect("the program is right");
    Program {
        code,
        file: "main.py".to_owned(),
        source: source.to_owned(),
    }
}

/// All that there is to find of a program.
pub fn explored(program: &Program, settings: Settings) -> Outcomes {
    let mut exploration = Exploration::new(program.clone(), settings);
    while !exploration.advance(10_000) {}
    exploration.outcomes()
}

/// Holds the schedule of each outcome to leading there.
pub fn replay_all(name: &str, program: &Program, settings: Settings, outcomes: &Outcomes) {
    for told in &outcomes.outcomes {
        if let Err(why) = replay(program, settings, told) {
            panic!("{name}: {why} ({})", told.schedule);
        }
    }
}

fn replay(program: &Program, settings: Settings, told: &Told) -> Result<(), String> {
    let schedule: Schedule = told.schedule.parse()?;
    let mut run = Run::replay(program, settings, &schedule)?;
    let mut steps = 0;
    while run.follow()?.is_some() {
        steps += 1;
        if steps > MOST_STEPS {
            return Err("it does not end".to_owned());
        }
    }
    let ended = matches!(
        (told.end, run.end()),
        ("finished", Some(End::Exit(0))) | ("exception", Some(_)) | ("deadlock" | "hang", None)
    );
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(without_addresses).collect();
        lines.sort_unstable();
        lines.join("\n")
    };
    let printed = run.view().output;
    if !ended || sorted(&printed) != sorted(&told.stdout) {
        return Err(format!(
            "it ends otherwise than {told:?}: {:?}, {printed:?}",
            run.end()
        ));
    }
    Ok(())
}

/// A line without addresses: outcomes name them by their order, and runs do not.
pub fn without_addresses(line: &str) -> String {
    let mut parts = line.split("0x7f");
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        told.push_str("0x");
        told.push_str(part.trim_start_matches(|char: char| char.is_ascii_hexdigit()));
    }
    told
}

/// Numbers that follow from a seed (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `below`.
    pub fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}
