//! What the command line takes, and what it refuses.

use super::*;

fn parsed(line: &str) -> Result<Command, String> {
    parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
}

#[test]
fn a_fragment_is_an_experiment() {
    let asked = parsed("run #workload=sleep csv");
    assert_eq!(
        asked,
        Ok(Command::Experiment("#workload=sleep".into(), Format::Csv))
    );
    assert!(parsed("run #workload=sleep odd").is_err());
    assert!(parsed("run #workload=sleep csv json").is_err());
}

#[test]
fn a_file_is_a_program_with_options_and_arguments() {
    let asked = parsed(
        "run a.py --switch anywhere --workers 2 --seed 7 --limit-seconds 1.5 --limit-mb 64 --trace t.json -- -x y",
    );
    let options = Options {
        rule: Rule::Anywhere,
        free: false,
        workers: Some(2),
        seed: Some(7),
        limit_seconds: Some(1.5),
        limit_mb: 64,
        trace: Some("t.json".into()),
        json: false,
        arguments: vec!["-x".into(), "y".into()],
    };
    assert_eq!(asked, Ok(Command::Program("a.py".into(), options)));
}

#[test]
fn threads_run_at_once_if_asked_to() {
    let Ok(Command::Program(_, options)) = parsed("run a.py --mode free") else {
        panic!("it is a program");
    };
    assert!(options.free && options.workers.is_none());
    let Ok(Command::Notebook(_, options)) = parsed("run a.ipynb --mode free --workers 2") else {
        panic!("it is a notebook");
    };
    assert!(options.free && options.workers == Some(2));
}

#[test]
fn options_may_stand_before_the_file() {
    let before = parsed("run --seed 7 --json a.ipynb --workers 2 -- x");
    let after = parsed("run a.ipynb --workers 2 --json --seed 7 x");
    assert!(before.is_ok(), "{before:?}");
    assert_eq!(before, after);
    assert!(parsed("run --seed 7").is_err());
    assert!(parsed("run --seed 7 #workload=sleep").is_err());
}

#[test]
fn a_notebook_is_known_by_its_name() {
    let asked = parsed("run a.ipynb --json --limit-seconds 2");
    let options = Options {
        json: true,
        limit_seconds: Some(2.0),
        ..Options::default()
    };
    assert_eq!(asked, Ok(Command::Notebook("a.ipynb".into(), options)));
    assert!(parsed("run a.py --json").is_err());
}

#[test]
fn a_program_is_explored_and_replayed() {
    let asked = parsed(
        "explore --json --exact a.py --time punctual --switch 3.10 --bound 2 --limit-states 9 --limit-seconds 1 --like b.py",
    );
    let explored = Explored {
        settings: Settings {
            switch: Switch::Calls,
            time: Time::Punctual,
            order: Order::Exact,
            bound: Some(2),
            most_states: 9,
            ..Settings::default()
        },
        limit_seconds: Some(1.0),
        json: true,
        like: Some("b.py".into()),
    };
    assert_eq!(asked, Ok(Command::Explore("a.py".into(), explored)));
    let asked = parsed("replay a.py 1aB");
    assert_eq!(asked, Ok(Command::Replay("a.py".into(), "1aB".into())));
}

#[test]
fn what_is_not_known_is_told() {
    for wrong in [
        "walk",
        "run",
        "run a.py --fast",
        "run a.py --mode fast",
        "run a.py --workers 0",
        "run a.py --limit-seconds -1",
        "run a.py --switch 2",
        "explore",
        "explore a.py b.py",
        "explore a.py --time soon",
        "replay a.py",
    ] {
        assert!(parsed(wrong).is_err(), "{wrong}");
    }
}
