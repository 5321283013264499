//! Claims about settings whose work is a program.

use super::{CORES, message, notices, settings};
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use interleave_core::work::program::PackedProgram;
use interleave_core::work::{PlanError, Work, Workload};

const PROGRAM: &str = "workload=program&code=eJw_-";

#[test]
fn a_program_is_work_like_any_other() {
    let settings = settings(&format!("{PROGRAM}&switch=3.10&seed=9"));
    let work = settings.work();
    assert_eq!(
        work,
        Work::Program(PackedProgram {
            code: "eJw_-".to_owned(),
            switches_anywhere: false,
            seed: 9,
        })
    );
    assert_eq!((work.id(), work.tasks()), ("program", 1));
    assert_eq!(work.plan().err(), Some(PlanError::IsProgram));
    assert_eq!(work.remote().err(), Some(PlanError::IsProgram));
}

#[test]
fn in_whichever_order_it_comes_it_is_run_without_a_notice() {
    for fragment in [PROGRAM, "code=eJw_-&workload=program"] {
        let parsed = Settings::parse(fragment, CORES);
        assert!(parsed.settings.is_program, "{fragment}");
        assert_eq!(parsed.notices, [], "{fragment}");
        assert_eq!(parsed.settings.modes, [Mode::Gil, Mode::Parallel]);
    }
    for fragment in [
        &format!("modes=gil&{PROGRAM}"),
        &format!("{PROGRAM}&modes=gil"),
    ] {
        assert_eq!(settings(fragment).modes, [Mode::Gil], "{fragment}");
    }
    // As the code page asks for it, where a link names no work.
    let mut linked = settings("page=code&modes=gil&code=eJw_-");
    assert!(linked.apply("workload", "program").is_ok());
    assert_eq!(linked.modes, [Mode::Gil]);
    let chosen = settings(&format!("modes=processes&{PROGRAM}"));
    assert_eq!(
        chosen.modes,
        [Mode::Processes],
        "what was asked for is told why not"
    );
}

#[test]
fn without_a_program_there_is_none_to_run() {
    let words = "workload=program is not there without a program; using primes.";
    assert_eq!(message("workload=program"), words);
    assert_eq!(message("workload=program&code="), words);
    assert!(!settings("workload=program").is_program);
    let refused = notices("workload=program&code=no+base64");
    assert_eq!(refused.len(), 2, "{refused:?}");
    let mut settings = settings(PROGRAM);
    settings.apply("code", "").expect("an empty one is none");
    assert!(!settings.is_program);
    assert_eq!(settings.work().id(), "primes");
}

#[test]
fn its_link_has_nothing_of_workloads_and_means_the_same() {
    let there = settings(&format!("{PROGRAM}&switch=3.8&workers=3"));
    let link = there.to_fragment();
    assert_eq!(
        link,
        "v=1&workload=program&modes=gil,parallel&workers=3&repeats=10&interval=5&seed=1&code=eJw_-&switch=3.8"
    );
    assert_eq!(settings(&link), there);
}

#[test]
fn its_result_says_which_program_it_was() {
    let settings = settings(&format!("{PROGRAM}&switch=3.8&time=punctual"));
    let pairs = settings.pairs_of_experiment();
    let value = |key| {
        pairs
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, it)| it.as_str())
    };
    assert_eq!(value("workload"), Some("program"));
    assert_eq!(value("code"), Some("eJw_-"));
    assert_eq!(value("switch"), Some("3.8"));
    assert_eq!(value("time"), None);
    assert_eq!(value("tasks"), None);
}

#[test]
fn a_workload_takes_its_place_and_leaves_it_in_the_link() {
    let chosen = settings(PROGRAM).with_workload(Workload::Sleep);
    assert!(!chosen.is_program);
    assert_eq!(chosen.work().id(), "sleep");
    assert!(chosen.to_fragment().ends_with("&code=eJw_-"));
    let mut again = chosen;
    again.apply("workload", "program").expect("there is one");
    assert_eq!(again.work().id(), "program");
    assert_eq!(again.modes, [Mode::Gil, Mode::Parallel]);
}
