//! Claims about the keys of pages, lessons and programs: they are settings like all
//! others, and no part of an experiment.

use super::{CORES, message, notices, settings};
use interleave_core::settings::{
    Lesson, MAX_PACKED_BYTES, Order, Page, Program, Settings, Switch, Time,
};

const ALL_OF_THEM: &str = "page=about&lesson=race&code=eJw_-&schedule=a.b~1&switch=3.8\
                           &time=punctual&order=exact&bound=2";

#[test]
fn a_link_to_a_page_means_that_page() {
    for page in Page::ALL {
        assert_eq!(settings(&format!("page={}", page.id())).page, *page);
    }
    assert_eq!(settings("").page, Page::Play);
    assert_eq!(notices("page=play"), []);
    assert_eq!(notices("page=about"), []);
}

#[test]
fn an_unknown_page_falls_back_and_says_so() {
    assert_eq!(
        message("page=../etc"),
        "page=../etc is not a page; using the playground."
    );
    let mut settings = settings("page=about");
    let notice = settings.apply("page", "cellar").unwrap_err();
    assert!(notice.message.ends_with("using the page about Interleave."));
    assert_eq!(settings.page, Page::About);
}

#[test]
fn who_names_a_lesson_sees_it_and_the_playground_has_none() {
    for fragment in ["page=lesson&lesson=kitchen", "lesson=kitchen"] {
        let parsed = Settings::parse(fragment, CORES);
        let taken = (parsed.settings.page, parsed.settings.lesson);
        assert_eq!(taken, (Page::Lesson, Some(Lesson::Kitchen)));
        assert_eq!(parsed.notices, []);
    }
    assert_eq!(settings("page=lesson").lesson, None);
    assert_eq!(settings("page=about&lesson=race").page, Page::About);
    let mut settings = settings("lesson=race");
    assert_eq!(settings.apply("page", "play"), Ok(()));
    assert_eq!(settings, Settings::new(CORES));
}

#[test]
fn schedules_are_taken_and_no_lessons_that_there_are_not() {
    let replayed = Settings::parse("page=code&code=abc&schedule=def", CORES);
    assert_eq!(replayed.notices, [], "schedules are replayed");
    assert!(message("lesson=karate").starts_with("lesson=karate is not a lesson"));
}

#[test]
fn a_program_and_its_rules_are_settings() {
    let program = Program {
        code: Some("eJw_-".to_owned()),
        schedule: Some("a.b~1".to_owned()),
        switch: Switch::Cpython38,
        time: Time::Punctual,
        order: Order::Exact,
        bound: Some(2),
    };
    let settings = settings(ALL_OF_THEM);
    assert_eq!(settings.program, program);
    assert_eq!(settings.unknown, []);
    let fragment = settings.to_fragment();
    assert!(fragment.starts_with("v=1&page=about&lesson=race&workload=primes&"));
    assert!(
        fragment
            .ends_with("&code=eJw_-&schedule=a.b%7E1&switch=3.8&time=punctual&order=exact&bound=2"),
        "{fragment}"
    );
}

#[test]
fn defaults_of_programs_go_without_saying() {
    let spelled = "page=play&code=&schedule=&switch=anywhere&time=any&order=bag&bound=";
    assert_eq!(notices(spelled), []);
    assert_eq!(settings(spelled), Settings::new(CORES));
    assert_eq!(settings(spelled).to_fragment(), settings("").to_fragment());
}

#[test]
fn an_empty_value_takes_a_program_and_a_bound_away() {
    let mut settings = settings("code=abc&bound=3");
    assert_eq!(settings.apply("code", ""), Ok(()));
    assert_eq!(settings.apply("bound", ""), Ok(()));
    assert_eq!(settings, Settings::new(CORES));
}

#[test]
fn a_program_is_kept_up_to_eight_kilobytes_and_refused_beyond() {
    let longest = "eJ_-".repeat(MAX_PACKED_BYTES / 4);
    let parsed = Settings::parse(&format!("page=code&code={longest}"), CORES);
    assert_eq!(parsed.settings.program.code.as_deref(), Some(&*longest));
    assert_eq!(parsed.notices, []);
    assert!(
        message(&format!("code={longest}x")).contains("is not a packed program of at most 8 KB")
    );
    assert!(message(&format!("schedule={longest}x")).contains("is not a schedule of at most 8 KB"));
}

#[test]
fn what_is_no_packed_text_is_refused() {
    for bad in ["a b", "a=", "a.b", "a/b", "%C3%A9", "<script>", "%00"] {
        let parsed = Settings::parse(&format!("code={bad}"), CORES);
        assert_eq!(parsed.settings, Settings::new(CORES), "{bad}");
        assert_eq!(parsed.notices.len(), 1, "{bad}");
    }
}

#[test]
fn rules_that_do_not_exist_fall_back_and_say_so() {
    assert_eq!(
        message("switch=3.9"),
        "switch=3.9 is not anywhere, 3.10 or 3.8; using anywhere."
    );
    assert_eq!(
        message("time=never"),
        "time=never is not any or punctual; using any."
    );
    assert_eq!(
        message("order=Bag"),
        "order=Bag is not bag or exact; using bag."
    );
    for bad in ["-1", "1.5", "some", "4294967296"] {
        assert!(message(&format!("bound={bad}")).ends_with("is not a whole number; using none."));
    }
}

/// Or a result would say that it is of another experiment because somebody came by
/// another page.
#[test]
fn a_page_is_no_part_of_an_experiment() {
    let here = settings("workers=3&course=cs101");
    let there = settings(&format!("workers=3&course=cs101&{ALL_OF_THEM}"));
    assert_eq!(here.pairs_of_experiment(), there.pairs_of_experiment());
    assert_eq!(here.pairs_of_experiment(), here.pairs());
    assert_eq!(here.work(), there.work());
}

#[test]
fn another_workload_leaves_page_and_program_alone() {
    let before = settings(ALL_OF_THEM);
    let after = before
        .clone()
        .with_workload(interleave_core::work::Workload::Sleep);
    assert_eq!((after.page, after.lesson), (before.page, before.lesson));
    assert_eq!(after.program, before.program);
}
