//! What tests of the explorer share.
// Each test uses a part of it.
#![allow(dead_code)]

use interleave_explorer::{
    Exploration, Order, Outcomes, Program, Run, Schedule, Settings, Switch, Time, Told,
};
use interleave_python::schedule::End;
use interleave_python_compiler::{Target, compile};
use std::path::Path;
use std::{env, fs};

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
    searched(program, settings).outcomes()
}

/// A program, searched to the end.
pub fn searched(program: &Program, settings: Settings) -> Exploration {
    let mut exploration = Exploration::new(program.clone(), settings);
    while !exploration.advance(10_000) {}
    exploration
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

/// The programs of `tests/explorer/` whose name contains `ONLY`: name and source.
pub fn programs() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explorer");
    let only = env::var("ONLY").unwrap_or_default();
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "py"))
        .filter(|path| path.to_string_lossy().contains(&only))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let named = paths.into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.collect()
}

/// What a program of that folder says of how it is to be explored.
pub fn settings_of(source: &str) -> Settings {
    let mut settings = Settings::default();
    for line in source
        .lines()
        .filter_map(|line| line.strip_prefix("# explore: "))
    {
        for word in line.split(' ') {
            match word {
                "order=exact" => settings.order = Order::Exact,
                "time=punctual" => settings.time = Time::Punctual,
                "switch=3.10" => settings.switch = Switch::Calls,
                other => panic!("{other}"),
            }
        }
    }
    settings
}
