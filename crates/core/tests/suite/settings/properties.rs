//! Properties of settings: any that the page can make survive a link, and any text
//! whatever gives some that can be run.

use super::{CORES, TABLE, settings, sliders};
use interleave_core::mode::Mode;
use interleave_core::settings::{
    Lesson, MAX_SEED, Notice, Order, Page, Program, REPEATS, Settings, Switch, Theme, Time, WORKERS,
};
use interleave_core::work::{Slider, Workload};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Any settings that the page can make.
fn any_settings() -> impl Strategy<Value = Settings> {
    let modes = Just(Mode::ALL.to_vec()).prop_shuffle();
    let others = vec(("[a-z_<&=%\u{e9}]{0,8}", ".{0,20}"), 0..5);
    let choice = (
        select(Workload::ALL.to_vec()),
        modes,
        1..=Mode::ALL.len(),
        0..=MAX_SEED,
    );
    let looks = (
        select(vec![None, Some(Theme::Light), Some(Theme::Dark)]),
        any::<[bool; 2]>(),
    );
    (choice, looks, of_pages(), others, any::<[u32; 5]>()).prop_map(
        |(
            (workload, mut modes, count, seed),
            (theme, [autorun, embed]),
            of_pages,
            others,
            numbers,
        )| {
            let mut settings = Settings::new(CORES).with_workload(workload);
            (settings.page, settings.lesson, settings.program) = of_pages;
            settings.lesson = settings.lesson.filter(|_| settings.page != Page::Play);
            modes.truncate(count);
            (settings.modes, settings.seed) = (modes, seed);
            (settings.theme, settings.autorun, settings.embed) = (theme, autorun, embed);
            for ((key, slider), number) in sliders(workload).into_iter().zip(numbers) {
                let value = slider.min + number % (slider.max - slider.min + 1);
                assert_eq!(settings.apply(key, &value.to_string()), Ok(()));
            }
            for (key, value) in others {
                let key = format!("x{key}");
                assert_eq!(settings.apply(&key, &value), Ok(()));
            }
            settings
        },
    )
}

/// A page, a lesson and a program.
fn of_pages() -> impl Strategy<Value = (Page, Option<Lesson>, Program)> {
    let texts = (of("[A-Za-z0-9_-]{1,40}"), of("[A-Za-z0-9._~-]{1,40}"));
    let rules = (
        select(Switch::ALL),
        select(Time::ALL),
        select(Order::ALL),
        of(any::<u32>()),
    );
    let program =
        (texts, rules).prop_map(|((code, schedule), (switch, time, order, bound))| Program {
            code,
            schedule,
            switch,
            time,
            order,
            bound,
        });
    (select(Page::ALL), of(select(Lesson::ALL)), program)
}

/// Text that has the form of a fragment, with keys of the table and values that
/// may or may not be good.
fn any_fragment() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        select(TABLE.map(|(key, _)| key).to_vec()).prop_map(str::to_owned),
        ".{0,4}"
    ];
    let table = TABLE.iter().flat_map(|(_, values)| *values);
    let value = prop_oneof![
        select(table.copied().collect::<Vec<_>>()).prop_map(str::to_owned),
        "[0-9]{1,3}",
        ".{0,8}",
    ];
    vec((key, value), 0..12).prop_map(|pairs| {
        pairs
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect::<Vec<_>>()
            .join("&")
    })
}

/// What must hold of anything that was parsed.
fn check_sound(settings: &Settings) -> Result<(), TestCaseError> {
    prop_assert!(!settings.modes.is_empty());
    prop_assert!((WORKERS.min..=WORKERS.max).contains(&settings.workers));
    prop_assert!((REPEATS.min..=REPEATS.max).contains(&settings.repeats));
    prop_assert!(settings.seed <= MAX_SEED);
    let about = settings.workload.about();
    let within = |slider: Slider, value: u32| (slider.min..=slider.max).contains(&value);
    prop_assert!(within(about.tasks, settings.tasks));
    prop_assert!(
        about
            .size
            .map_or(settings.size == 0, |slider| within(slider, settings.size))
    );
    let latency_ms = settings.latency_ms;
    prop_assert!(
        about
            .latency
            .map_or(latency_ms == 0, |slider| within(slider, latency_ms))
    );
    let written = settings.to_fragment();
    prop_assert_eq!(
        &Settings::parse(&written, CORES + 1).settings,
        settings,
        "{}",
        written
    );
    Ok(())
}

proptest! {
    #[test]
    fn settings_survive_the_link_without_a_notice(settings in any_settings()) {
        let parsed = Settings::parse(&settings.to_fragment(), CORES + 1);
        let is_later = |notice: &Notice| notice.message.contains("not in this version yet");
        prop_assert!(parsed.notices.iter().all(is_later), "{:?}", parsed.notices);
        prop_assert_eq!(parsed.settings, settings);
    }

    #[test]
    fn any_text_gives_settings_that_can_be_run(text: String, cores: u32) {
        check_sound(&Settings::parse(&text, cores).settings)?;
    }

    #[test]
    fn any_bytes_give_settings_that_can_be_run(bytes in vec(any::<u8>(), 0..400)) {
        check_sound(&settings(&String::from_utf8_lossy(&bytes)))?;
    }
}

proptest! {
    // As many as a browser would take minutes for: it tries some hundreds.
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_fragment_gives_settings_that_can_be_run(fragment in any_fragment()) {
        check_sound(&settings(&fragment))?;
    }
}
