//! Claims about the reducer.

use super::*;
use interleave_core::settings::Page;

fn state() -> State {
    let parsed = Settings::parse("workload=sleep", 4);
    State::new(parsed, Vec::new()).after(Action::Hear(Event::Ready(Environment::default())))
}

fn running() -> State {
    let state = state();
    let settings = Rc::new(state.runnable());
    state.after(Action::Begin(settings))
}

fn problem() -> Problem {
    Problem {
        what: "It broke.".to_owned(),
        what_to_do: "Mend it.".to_owned(),
    }
}

#[test]
fn the_page_is_loading_until_an_engine_is_ready() {
    let loading = State::new(Settings::parse("", 4), Vec::new());
    assert_eq!(loading.word(), "loading");
    assert_eq!(state().word(), "ready");
}

#[test]
fn a_stopped_run_leaves_the_page_ready() {
    let stopped = running().after(Action::Hear(Event::Stopped));
    assert_eq!(stopped.word(), "ready");
    assert!(stopped.report().is_none());
}

#[test]
fn a_failed_run_is_an_error_until_the_next_one() {
    let failed = running().after(Action::Hear(Event::Failed(problem())));
    assert_eq!(failed.word(), "error");
    let settings = Rc::new(failed.runnable());
    assert_eq!(failed.after(Action::Begin(settings)).word(), "running");
}

#[test]
fn what_failed_a_run_is_told_until_the_next_one_whatever_engines_do() {
    let failed = running().after(Action::Hear(Event::Failed(problem())));
    let told = failed.problem.clone();
    let behind = Problem {
        what: "So did the engine.".to_owned(),
        ..problem()
    };
    let later = failed
        .after(Action::Hear(Event::Failed(behind)))
        .after(Action::Hear(Event::Ready(Environment::default())));
    assert_eq!(later.word(), "error");
    assert!(later.problem == told);
}

#[test]
fn what_is_wrong_with_an_engine_is_over_once_one_stands() {
    let failed = state().after(Action::Hear(Event::Failed(problem())));
    assert_eq!(failed.word(), "error");
    let ready = Action::Hear(Event::Ready(Environment::default()));
    assert_eq!(failed.after(ready).word(), "ready");
}

#[test]
fn samples_of_a_broken_off_run_stay_but_are_no_result() {
    let failed = running()
        .after(Action::Hear(Event::Progress {
            progress: Progress { done: 1, total: 9 },
            samples: Vec::new(),
        }))
        .after(Action::Hear(Event::Failed(problem())));
    let shown = failed
        .shown
        .expect("a run that began is shown from then on");
    assert!(shown.end == End::BrokenOff);
}

#[test]
fn who_reserves_the_machine_gets_it_when_nothing_runs() {
    let reserved = state().after(Action::Reserve(true));
    assert!(reserved.phase == Phase::Reserved);
    let ready = Action::Hear(Event::Ready(Environment::default()));
    let reserved = reserved.after(ready);
    assert!(reserved.phase == Phase::Reserved);
    assert!(reserved.after(Action::Reserve(false)).phase == Phase::Idle);
    assert!(running().after(Action::Reserve(true)).is_running());
}

#[test]
fn a_failure_while_idle_does_not_take_a_result_away() {
    let mut state = running();
    state.end(End::BrokenOff);
    let before = state.shown.clone();
    let after = state.after(Action::Hear(Event::Failed(problem())));
    assert!(after.shown == before);
}

#[test]
fn news_after_the_end_of_a_run_does_not_start_it_again() {
    let late = Action::Hear(Event::Stage(Stage::Preparing));
    let state = running().after(Action::Hear(Event::Stopped)).after(late);
    assert_eq!(state.word(), "ready");
}

/// The modes that are chosen after a switch was pressed.
fn toggled(fragment: &str, refused: &[Mode], mode: Mode) -> Vec<Mode> {
    let state = State::new(Settings::parse(fragment, 4), refused.to_vec());
    state.after(Action::Toggle(mode)).settings.modes
}

#[test]
fn the_last_mode_that_can_run_stays_chosen() {
    let (two, gil) = ("modes=sequential,gil", [Mode::Gil]);
    let kept = toggled(two, &gil, Mode::Sequential);
    assert_eq!(kept, [Mode::Sequential, Mode::Gil]);
    assert_eq!(toggled(two, &[], Mode::Sequential), [Mode::Gil]);
    assert_eq!(toggled("modes=gil", &[], Mode::Gil), [Mode::Gil]);
}

#[test]
fn a_mode_switched_on_takes_its_place_in_the_page_s_order() {
    let modes = toggled("modes=parallel", &[], Mode::Sequential);
    assert_eq!(modes, [Mode::Sequential, Mode::Parallel]);
}

#[test]
fn refused_modes_stay_in_the_link_and_processes_stand_in_for_parallel() {
    let parsed = Settings::parse("modes=sequential,parallel,gil", 4);
    let state = State::new(parsed, vec![Mode::Parallel, Mode::Gil]);
    assert_eq!(state.runnable().modes, [Mode::Sequential, Mode::Processes]);
    assert!(state.settings.modes.contains(&Mode::Parallel));
}

#[test]
fn a_stand_in_can_be_switched_off() {
    let modes = toggled(
        "modes=sequential,parallel",
        &[Mode::Parallel],
        Mode::Processes,
    );
    assert_eq!(modes, [Mode::Sequential]);
}

#[test]
fn a_result_is_stale_once_another_experiment_is_set_up() {
    let state = running();
    assert!(!state.is_stale());
    let painted = state.clone().after(Action::Paint(Some(Theme::Dark)));
    assert!(!painted.is_stale());
    let turned = state.after(Action::Turn(Knob::Latency, 77));
    assert!(turned.is_stale());
}

#[test]
fn a_slider_cannot_leave_its_range() {
    let state = state().after(Action::Turn(Knob::Workers, 1_000));
    assert_eq!(state.settings.workers, WORKERS.max);
    let state = state.after(Action::Turn(Knob::Size, 7));
    assert_eq!(state.settings.size, 0);
}

#[test]
fn bad_keys_of_a_script_are_told_and_harmless() {
    let pairs = vec![("workers".to_owned(), "many".to_owned())];
    let before = state().settings;
    let after = state().after(Action::Apply(pairs));
    assert_eq!(after.notices.len(), 1);
    assert_eq!(after.settings, before);
    assert!(after.after(Action::Dismiss(0)).notices.is_empty());
}

#[test]
fn what_was_said_of_other_keys_stays_when_some_are_set() {
    let set = |state: State, key: &str, value: &str| {
        state.after(Action::Apply(vec![(key.to_owned(), value.to_owned())]))
    };
    let state = State::new(Settings::parse("workers=many&switch=zzz", 4), Vec::new());
    let state = set(state, "code", "eJw");
    assert_eq!(state.notices.len(), 2, "{:?}", state.notices);
    assert!(state.told_of(&["code".to_owned()]).is_empty());
    let state = set(state, "switch", "yyy");
    assert_eq!(state.notices.len(), 2, "the new one for the old one");
    assert_eq!(state.told_of(&["switch".to_owned()]).len(), 1);
    let state = set(state, "workers", "3");
    assert_eq!(state.notices.len(), 1);
}

/// What is known after somebody came from one address to another.
fn arrived(from: &str, to: &str) -> State {
    let state = State::new(Settings::parse(from, 4), Vec::new());
    state.after(Action::Load(Box::new(Settings::parse(to, 4))))
}

#[test]
fn another_page_takes_no_notice_and_no_result_away() {
    let about = arrived("workers=many", "page=about");
    assert_eq!(about.notices.len(), 1);
    assert_eq!(about.settings.page, Page::About);
    let before = running();
    let walked = Settings {
        page: Page::About,
        ..before.settings.clone()
    };
    let parsed = Settings::parse(&walked.to_fragment(), 4);
    let after = before.clone().after(Action::Load(Box::new(parsed)));
    assert!(after.is_running() && after.shown == before.shown && !after.is_stale());
}

#[test]
fn another_experiment_begins_without_the_notices_of_the_one_before() {
    assert!(arrived("workers=many", "workers=3").notices.is_empty());
    assert!(
        arrived("workers=many", "page=about&workers=3")
            .notices
            .is_empty()
    );
}

fn of_program(more: &str) -> State {
    let link = format!("workload=program&code=eJw{more}");
    State::new(Settings::parse(&link, 4), Vec::new())
}

#[test]
fn a_program_runs_only_in_the_modes_that_it_has() {
    assert_eq!(of_program("").runnable().modes, [Mode::Gil, Mode::Parallel]);
    assert_eq!(of_program("&modes=processes").runnable().modes, []);
    let link = Settings::parse("workload=program&code=eJw", 4);
    let without_pool = State::new(link, vec![Mode::Parallel, Mode::Gil]);
    assert_eq!(without_pool.runnable().modes, [Mode::Gil]);
    let toggled = of_program("").after(Action::Toggle(Mode::Parallel));
    assert_eq!(toggled.runnable().modes, [Mode::Gil]);
    let off = toggled.after(Action::Toggle(Mode::Gil));
    assert_eq!(off.runnable().modes, [Mode::Gil], "something has to be run");
}

#[test]
fn the_program_and_a_workload_take_turns() {
    let workload = of_program("").after(Action::Choose("sleep".to_owned()));
    assert_eq!(workload.settings.work().id(), "sleep");
    let program = workload.after(Action::Choose("program".to_owned()));
    assert_eq!(program.settings.work().id(), "program");
    let turned = program.after(Action::Turn(Knob::Tasks, 5));
    assert_eq!(
        turned.settings.work().id(),
        "program",
        "tasks mean nothing to it"
    );
}
