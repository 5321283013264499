//! Claims about settings and the URL fragment: the contract's table, round
//! trips, and that no text whatever can make them fail.

mod pages;
mod program;
mod properties;

use interleave_core::mode::Mode;
use interleave_core::settings::{
    KEYS, MAX_SEED, Notice, REPEATS, Settings, Theme, WORKERS, default_workers,
};
use interleave_core::work::{Slider, Workload};

const CORES: u32 = 4;

fn settings(fragment: &str) -> Settings {
    Settings::parse(fragment, CORES).settings
}

fn notices(fragment: &str) -> Vec<Notice> {
    Settings::parse(fragment, CORES).notices
}

fn message(fragment: &str) -> String {
    match notices(fragment).as_slice() {
        [notice] => notice.message.clone(),
        other => panic!("one notice expected for {fragment:?}, not {other:?}"),
    }
}

fn unknown(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|&(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// The contract's table: each key with values that must stay good for ever.
/// Links in course sites hold them; a change here breaks those links.
const TABLE: [(&str, &[&str]); 21] = [
    ("interval", &["1", "50", "1000"]),
    ("v", &["1"]),
    ("page", &["play", "lesson", "code", "about"]),
    (
        "lesson",
        &[
            "kitchen",
            "latency",
            "scheduler",
            "threads",
            "race",
            "deadlock",
            "queue",
            "gil",
            "processes",
            "futures",
            "parallel",
            "primitives",
        ],
    ),
    (
        "workload",
        &[
            "primes",
            "mandelbrot",
            "matmul",
            "montecarlo",
            "sort",
            "hash",
            "prices",
            "sleep",
            "mixed",
        ],
    ),
    (
        "modes",
        &[
            "sequential,concurrent,parallel",
            "gil,processes",
            "parallel,gil",
            "concurrent",
        ],
    ),
    ("workers", &["1", "64"]),
    ("tasks", &["10"]),
    ("size", &["100"]),
    ("latency", &["50"]),
    ("repeats", &["3", "100"]),
    ("seed", &["0", "42"]),
    ("embed", &["1"]),
    ("theme", &["light", "dark"]),
    ("autorun", &["1"]),
    ("code", &["eJxLzs8FAAKPAUs"]),
    ("schedule", &["AABBA"]),
    ("switch", &["anywhere", "3.10", "3.8"]),
    ("time", &["any", "punctual"]),
    ("order", &["bag", "exact"]),
    ("bound", &["", "0", "2"]),
];

/// Defaults, which no link needs to spell out.
const WITHOUT_SAYING: [&str; 5] = ["play", "anywhere", "any", "bag", ""];

#[test]
fn the_table_has_every_key_once() {
    let mut of_table = TABLE.map(|(key, _)| key);
    let mut known = KEYS;
    of_table.sort_unstable();
    known.sort_unstable();
    assert_eq!(of_table, known);
}

/// An attribute that `embed.js` does not know is ignored in silence, and one that
/// `dialogs.js` does not know is missing in what a teacher pastes.
#[test]
fn the_scripts_that_embed_know_every_key() {
    let wanted: Vec<&str> = KEYS.into_iter().filter(|key| *key != "embed").collect();
    for script in [
        include_str!("../../../../www/embed.js"),
        include_str!("../../../../www/dialogs.js"),
    ] {
        let list = script.split_once("const KEYS = \"");
        let list = list.and_then(|(_, rest)| rest.split_once("\".split(\" \")"));
        let keys: Vec<&str> = list.map_or(vec![], |(keys, _)| keys.split(' ').collect());
        assert_eq!(
            keys, wanted,
            "const KEYS of the script that begins {script:.120}"
        );
    }
}

#[test]
fn every_value_of_the_table_stays_in_the_link() {
    for (key, values) in TABLE {
        for value in values {
            let wanted = (key, (*value).to_owned());
            let settings = settings(&format!("{key}={value}"));
            let is_kept = settings.pairs().contains(&wanted) || WITHOUT_SAYING.contains(value);
            assert!(is_kept, "{key}={value} became {}", settings.to_fragment());
        }
    }
}

#[test]
fn every_value_of_the_table_is_served_or_said_to_come_later() {
    for (key, values) in TABLE {
        for value in values {
            for notice in notices(&format!("{key}={value}")) {
                assert!(
                    notice.message.contains("not in this version yet"),
                    "{notice:?}"
                );
            }
        }
    }
}

#[test]
fn every_key_of_the_table_refuses_nonsense_with_a_notice() {
    for (key, _) in &TABLE {
        let fragment = match *key {
            "latency" => "workload=sleep&latency=non/sense".to_owned(),
            key => format!("{key}=non/sense"),
        };
        let parsed = Settings::parse(&fragment, CORES);
        assert_eq!(parsed.notices.len(), 1, "{fragment}");
        assert_eq!(
            (
                parsed.notices[0].key.as_str(),
                parsed.notices[0].value.as_str()
            ),
            (*key, "non/sense")
        );
        let workload = if *key == "latency" {
            Workload::Sleep
        } else {
            Workload::Primes
        };
        assert_eq!(
            parsed.settings,
            Settings::new(CORES).with_workload(workload),
            "{fragment}"
        );
    }
}

#[test]
fn nothing_gives_the_defaults() {
    for nothing in ["", "#", "&&&"] {
        assert_eq!(
            Settings::parse(nothing, CORES).settings,
            Settings::new(CORES)
        );
        assert_eq!(notices(nothing), []);
    }
    let defaults = Settings::new(CORES);
    let about = Workload::Primes.about();
    assert_eq!(defaults.workload, Workload::Primes);
    assert_eq!(
        defaults.modes,
        [Mode::Sequential, Mode::Concurrent, Mode::Parallel]
    );
    assert_eq!(
        (defaults.workers, defaults.repeats, defaults.seed),
        (CORES, 10, 1)
    );
    assert_eq!(defaults.tasks, about.tasks.default);
    assert_eq!(Some(defaults.size), about.size.map(|size| size.default));
}

#[test]
fn workers_are_as_many_as_cores_within_reason() {
    let workers = [0, 1, 2, 6, 8, 128].map(default_workers);
    assert_eq!(workers, [2, 2, 2, 6, 8, 8]);
    assert_eq!(Settings::parse("", 6).settings.workers, 6);
    assert_eq!(Settings::parse("workers=3", 6).settings.workers, 3);
}

#[test]
fn a_link_means_the_same_on_another_machine() {
    let link = Settings::new(8).to_fragment();
    assert_eq!(Settings::parse(&link, 2).settings, Settings::new(8));
}

#[test]
fn a_link_reads_as_the_table_has_it() {
    let mut settings = Settings::new(CORES).with_workload(Workload::Sleep);
    settings.tasks = 12;
    settings.latency_ms = 30;
    settings.theme = Some(Theme::Dark);
    settings.embed = true;
    assert_eq!(
        settings.to_fragment(),
        "v=1&workload=sleep&modes=sequential,concurrent,parallel&workers=4&tasks=12&latency=30\
         &repeats=10&seed=1&theme=dark&embed=1"
    );
}

#[test]
fn the_order_of_keys_does_not_matter_and_the_last_of_a_key_counts() {
    let size = Workload::Matmul.about().size.unwrap().min;
    let one = settings(&format!("size={size}&workers=2&workload=matmul"));
    let other = settings(&format!(
        "#workload=sleep&workload=matmul&workers=9&size={size}&workers=2"
    ));
    assert_eq!(one, other);
    assert_eq!(
        (one.workload, one.size, one.workers),
        (Workload::Matmul, size, 2)
    );
}

#[test]
fn a_bad_value_after_a_good_one_counts_too() {
    assert_eq!(settings("workers=7&workers=x").workers, CORES);
}

#[test]
fn a_number_out_of_range_falls_back_and_says_so() {
    assert_eq!(
        message("workers=9999"),
        "workers=9999 is not a whole number from 1 to 64; using 4."
    );
    for (key, slider) in sliders(Workload::Mixed) {
        let (below, above) = (i64::from(slider.min) - 1, i64::from(slider.max) + 1);
        for bad in [
            below.to_string(),
            above.to_string(),
            "1e1".into(),
            "+5".into(),
            " 5".into(),
            String::new(),
        ] {
            let parsed = Settings::parse(&format!("workload=mixed&{key}={bad}"), CORES);
            assert_eq!(parsed.notices.len(), 1, "{key}={bad}");
            assert_eq!(
                parsed.settings,
                Settings::new(CORES).with_workload(Workload::Mixed)
            );
        }
        for good in [slider.min, slider.max] {
            assert_eq!(
                notices(&format!("workload=mixed&{key}={good}")),
                [],
                "{key}={good}"
            );
        }
    }
}

fn sliders(workload: Workload) -> Vec<(&'static str, Slider)> {
    let about = workload.about();
    let mut sliders = vec![
        ("workers", WORKERS),
        ("repeats", REPEATS),
        ("tasks", about.tasks),
    ];
    sliders.extend(about.size.map(|slider| ("size", slider)));
    sliders.extend(about.latency.map(|slider| ("latency", slider)));
    sliders
}

#[test]
fn seeds_are_those_that_javascript_can_hold() {
    assert_eq!(settings("seed=9007199254740991").seed, MAX_SEED);
    assert_eq!(
        message("seed=9007199254740992"),
        "seed=9007199254740992 is not a whole number up to 9007199254740991; using 1."
    );
    assert_eq!(notices("seed=99999999999999999999999").len(), 1);
}

#[test]
fn a_size_for_a_workload_without_one_is_kept_in_silence() {
    let parsed = Settings::parse("workload=prices&size=5", CORES);
    assert_eq!(parsed.notices, []);
    assert_eq!(parsed.settings.size, 0);
    assert_eq!(parsed.settings.unknown, unknown(&[("size", "5")]));
    let switched = parsed.settings.with_workload(Workload::Primes);
    assert_eq!(
        switched,
        Settings::new(CORES).with_workload(Workload::Primes)
    );
}

#[test]
fn another_workload_brings_its_own_defaults_and_leaves_the_rest() {
    let before = settings("tasks=1&workers=3&seed=9&note=x");
    for workload in Workload::ALL {
        let after = before.clone().with_workload(workload);
        let about = workload.about();
        assert_eq!(after.workload, workload);
        assert_eq!(after.tasks, about.tasks.default);
        assert_eq!(after.size, about.size.map_or(0, |size| size.default));
        assert_eq!(
            after.latency_ms,
            about.latency.map_or(0, |latency| latency.default)
        );
        assert_eq!(
            (after.workers, after.seed, &after.unknown),
            (3, 9, &before.unknown)
        );
        let params = after.params();
        assert_eq!((params.tasks, params.size), (after.tasks, after.size));
        assert_eq!((params.latency_ms, params.seed), (after.latency_ms, 9));
    }
}

#[test]
fn a_lesson_that_no_address_has_is_not_taken_along() {
    assert!(!settings("page=lesson&own=1&embed=1").fits_address());
    for fragment in ["page=lesson&own=S0ktLlEoSS0uAQA&embed=1", "page=lesson", ""] {
        assert!(settings(fragment).fits_address(), "{fragment}");
    }
}

#[test]
fn unknown_keys_are_kept_in_order_and_ignored() {
    let parsed = Settings::parse("zeta=1&workers=2&alpha=a+b%26c&zeta=2&flag", CORES);
    assert_eq!(parsed.notices, []);
    assert_eq!(
        parsed.settings.unknown,
        unknown(&[("zeta", "2"), ("alpha", "a b&c"), ("flag", "")])
    );
    assert!(
        parsed
            .settings
            .to_fragment()
            .ends_with("&zeta=2&alpha=a+b%26c&flag=")
    );
}

#[test]
fn the_switch_interval_is_written_where_it_matters() {
    assert!(!settings("").to_fragment().contains("interval"));
    assert!(settings("modes=gil").to_fragment().contains("&interval=5&"));
    assert!(
        settings("interval=50")
            .to_fragment()
            .contains("&interval=50&")
    );
    assert_eq!(settings("interval=0").switch_interval_ms, 5);
    assert_eq!(notices("interval=0").len(), 1);
}

#[test]
fn modes_stay_in_order_and_none_is_run_twice() {
    let parsed = Settings::parse("modes=parallel,sequential,parallel", CORES);
    assert_eq!(parsed.settings.modes, [Mode::Parallel, Mode::Sequential]);
    assert_eq!(parsed.notices, []);
    for bad in [
        "modes=",
        "modes=,",
        "modes=sequential,warp",
        "modes=Sequential",
    ] {
        assert_eq!(settings(bad).modes, settings("").modes);
        assert_eq!(notices(bad).len(), 1, "{bad}");
    }
}

#[test]
fn switches_are_on_or_off() {
    let on = settings("embed=1&autorun=true&theme=light");
    assert_eq!(
        (on.embed, on.autorun, on.theme),
        (true, true, Some(Theme::Light))
    );
    let off = settings("embed=0&autorun=false");
    assert_eq!((off.embed, off.autorun), (false, false));
}

#[test]
fn a_newer_table_is_read_as_this_one_with_a_notice() {
    let parsed = Settings::parse("v=2&workers=3", CORES);
    assert_eq!(parsed.settings.workers, 3);
    assert_eq!(
        message("v=2"),
        "v=2 is not a known version; using version 1."
    );
}

#[test]
fn a_value_that_is_refused_leaves_the_setting_as_it_was() {
    let mut settings = settings("workers=7");
    let before = settings.clone();
    let notice = settings.apply("workers", "many").unwrap_err();
    assert!(notice.message.ends_with("using 7."), "{notice:?}");
    assert_eq!(settings, before);
    assert_eq!(settings.apply("workers", "8"), Ok(()));
    assert_eq!(settings.workers, 8);
}

#[test]
fn a_notice_quotes_little_of_a_strangers_text() {
    let long = "9".repeat(1 << 20);
    let hidden = "%00%1b%E2%80%AE<b>";
    for notice in notices(&format!(
        "workers={long}&theme={hidden}&seed={long}&page={long}"
    )) {
        assert!(notice.value.chars().count() <= 41, "{notice:?}");
        assert!(notice.message.len() < 400, "{notice:?}");
        let is_plain = |shown: char| !shown.is_control() && shown != '\u{202e}';
        assert!(notice.message.chars().all(is_plain), "{notice:?}");
    }
}

#[test]
fn what_is_kept_of_a_hostile_link_is_bounded_and_said_so() {
    let pairs = |count: u32, value: &str| {
        let pair = |key| format!("k{key}={value}");
        (0..count).map(pair).collect::<Vec<_>>().join("&")
    };
    let many_keys = pairs(100_000, "");
    let many_long = pairs(60, &"%00".repeat(5_000));
    let one_long = pairs(1, &"x".repeat(1 << 20));
    for hostile in [many_keys, one_long, many_long] {
        let parsed = Settings::parse(&hostile, CORES);
        let kept = &parsed.settings.unknown;
        assert!(kept.len() <= 64);
        let bytes: usize = kept
            .iter()
            .map(|(key, value)| key.len() + value.len())
            .sum();
        assert!(bytes <= 64 * 1024);
        assert_eq!(parsed.notices.len(), 1);
        assert!(parsed.notices[0].message.contains("more than can be kept"));
    }
}

#[test]
fn of_an_endless_link_the_beginning_is_read_and_said_so() {
    let parsed = Settings::parse(&format!("{}workers=9", "workers=3&".repeat(5_000)), CORES);
    assert_eq!(parsed.settings.workers, 3);
    assert_eq!(parsed.notices.len(), 1);
}

#[test]
fn broken_encoding_and_markup_are_only_text() {
    let parsed = Settings::parse(
        "a=%zz%&%E9=%ff&<script>=<img/src=x onerror=1>&=&==&\0=\0",
        CORES,
    );
    assert_eq!(parsed.notices, []);
    let written = parsed.settings.to_fragment();
    assert!(
        written
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"<>\"'`".contains(&byte)),
        "{written}"
    );
    assert_eq!(settings(&written), parsed.settings);
}
