//! Claims about the class board: codes come back whole or not at all, and a chat
//! is read whatever else is in it.

use crate::support::measuring::{FINE_MS, conduct, report_of, steady};
use crate::support::reports::text;
use interleave_core::board::{
    Engine, Entry, MOST_BYTES, MOST_CODE_CHARS, MOST_ENTRIES, MOST_NAME_BYTES, PREFIX, Ran,
    Speedup, Unfit, decode, encode, groups, kinds, parse_many,
};
use interleave_core::experiment::Experiment;
use interleave_core::experiment::history::Origin;
use interleave_core::experiment::report::Report;
use interleave_core::mode::Mode;
use interleave_core::work::Workload;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Of these modes, on four workers.
fn report(modes: &[Mode]) -> Report {
    let mut experiment = Experiment::new(modes, 5, 1, FINE_MS);
    conduct(&mut experiment, steady);
    let mut report = report_of(&experiment);
    report.environment.hardware_concurrency = 8;
    report.environment.cores_found = Some(4);
    report
}

fn here() -> Origin {
    Origin::Measured {
        at: "14:03".to_owned(),
    }
}

fn entry(name: &str) -> Entry {
    Entry::new(&report(&[Mode::Sequential, Mode::Parallel]), &here(), name)
        .expect("it has a speed-up")
}

fn code(name: &str) -> String {
    encode(&entry(name))
}

prop_compose! {
    /// Any entry that can be.
    fn entries()(
        name in text(),
        version in any::<[u16; 3]>(),
        (ran, mode, engine) in (
            prop_oneof![select(Workload::ALL.to_vec()).prop_map(Ran::Workload), any::<u32>().prop_map(Ran::Program)],
            select(vec![Mode::Parallel, Mode::Processes]),
            select(Engine::ALL.to_vec()),
        ),
        workers in 1..=64_u32,
        (cores_reported, cores_found) in (0..=4_096_u32, proptest::option::of(0..=4_096_u32)),
        (ratio, low, high) in (0.0..1_100.0, 0.0..1_100.0, 0.0..1_100.0),
        stamp in any::<u16>(),
    ) -> Entry {
        // Names go through the same door as typed ones.
        let name = entry(&name).name;
        let speedup = Speedup::new(ratio, [f64::min(low, high), f64::max(low, high)]);
        // Programs do not run as processes.
        let mode = if matches!(ran, Ran::Program(_)) { Mode::Parallel } else { mode };
        Entry { name, version, ran, mode, workers, engine, cores_reported, cores_found, speedup, stamp }
    }
}

proptest! {
    #[test]
    fn a_code_comes_back_as_the_very_same_entry(entry in entries()) {
        let code = encode(&entry);
        prop_assert!(code.len() <= MOST_CODE_CHARS, "{} characters", code.len());
        const { assert!(MOST_CODE_CHARS < 200) };
        prop_assert_eq!(decode(&code), Some(entry.clone()));
        prop_assert_eq!(decode(&code.to_ascii_uppercase()), Some(entry));
    }

    #[test]
    fn any_one_changed_character_is_found(entry in entries(), at in any::<Index>(), to in 0x20..0x7f_u8) {
        let code = encode(&entry);
        let mut bytes = code.clone().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        let changed = String::from_utf8(bytes).expect("it is all ASCII");
        prop_assert_eq!(decode(&changed), None);
    }

    #[test]
    fn what_is_lost_or_swapped_is_found(entry in entries(), at in any::<Index>()) {
        let code = encode(&entry);
        let at = at.index(code.len() - 1);
        let lost = format!("{}{}", &code[..at], &code[at + 1..]);
        prop_assert_eq!(decode(&lost), None);
        let mut bytes = code.clone().into_bytes();
        bytes.swap(at, at + 1);
        let swapped = String::from_utf8(bytes).expect("it is all ASCII");
        prop_assert!(swapped == code || decode(&swapped).is_none());
    }

    #[test]
    fn any_text_gives_a_board(text in text(), more in text()) {
        let board = parse_many(&format!("{text}{PREFIX}1{more}\n{}{more}", code("x")));
        prop_assert!(board.entries.len() + board.broken.len() <= 2);
    }

    #[test]
    fn a_code_is_found_wherever_it_stands(before in text(), after in text(), name in text()) {
        // Letters and digits right before or behind it make it another word.
        let text = format!("{before} {} {after}", code(&name));
        let board = parse_many(&text);
        prop_assert!(board.entries.contains(&entry(&name)), "{:?}", board);
        prop_assert_eq!(board.duplicates, 0);
    }
}

#[test]
fn a_code_says_what_the_result_said() {
    let entry = entry("Ada, seat 3");
    assert_eq!(entry.name, "Ada, seat 3");
    assert_eq!(entry.ran, Ran::Workload(Workload::Primes));
    assert_eq!((entry.mode, entry.workers), (Mode::Parallel, 4));
    assert_eq!(entry.engine, Engine::Native);
    assert_eq!(
        (entry.cores_reported, entry.cores_found, entry.cores()),
        (8, Some(4), 4)
    );
    let comparison = report(&[Mode::Sequential, Mode::Parallel])
        .comparisons
        .remove(0);
    assert!((entry.speedup.times() - comparison.ratio).abs() <= 0.000_5);
    for (kept, measured) in entry.speedup.ci95().into_iter().zip(comparison.ci95) {
        assert!(
            (kept - measured).abs() <= 0.000_5,
            "{kept} is not {measured}"
        );
    }
    assert_eq!(
        entry.version.map(|number| number.to_string()).join("."),
        env!("CARGO_PKG_VERSION")
    );
}

#[test]
fn a_code_with_a_name_is_short_enough_to_type() {
    let length = code("Ada, seat 3").len();
    assert!(length < 80, "{length} characters");
}

#[test]
fn codes_of_this_version_are_read_by_later_ones() {
    // Kept by classes in their notes: what reads it may change, not what it says.
    let kept = "interleave1qyqqzqqqqgzqyzqpqj5plxqlks0ctgczpdqkgcfvypek2ct5yqeshwxsn4";
    let entry = decode(kept).expect("it is whole");
    assert_eq!(
        (entry.name.as_str(), entry.ran, entry.workers),
        ("Ada, seat 3", Ran::Workload(Workload::Primes), 4)
    );
    assert_eq!(entry.version, [0, 1, 0]);
}

#[test]
fn processes_stand_in_for_parallel_and_nothing_for_sequential() {
    let of = |modes: &[Mode]| Entry::new(&report(modes), &here(), "").map(|entry| entry.mode);
    assert_eq!(
        of(&[Mode::Sequential, Mode::Processes]),
        Ok(Mode::Processes)
    );
    assert_eq!(
        of(&[Mode::Processes, Mode::Sequential, Mode::Parallel]),
        Ok(Mode::Parallel)
    );
    assert_eq!(
        of(&[Mode::Sequential, Mode::Concurrent]),
        Err(Unfit::NoSpeedup)
    );
    assert_eq!(
        of(&[Mode::Concurrent, Mode::Parallel]),
        Err(Unfit::NoSpeedup)
    );
    assert!(
        Unfit::NoSpeedup
            .to_string()
            .contains("run sequential together with parallel")
    );
}

/// Of a program with this text, as a link carries it.
fn program_report(packed: &str, modes: &[Mode]) -> Report {
    let mut report = report(modes);
    let settings = [("workload", "program"), ("code", packed)];
    let settings = settings.map(|(key, value)| (key.to_owned(), value.to_owned()));
    report.settings.extend(settings);
    report
}

/// `print('hi')` and a newline, packed, and left as it is.
const PACKED: [&str; 2] = ["KyjKzCvRUM_IVNfkAgA", "AQwA8_9wcmludCgnaGknKQo"];

#[test]
fn a_program_has_a_code_by_its_text_and_over_the_gil() {
    let modes = [Mode::Gil, Mode::Parallel];
    let [one, other] = PACKED.map(|packed| {
        Entry::new(&program_report(packed, &modes), &here(), "Ada").expect("it has a speed-up")
    });
    assert_eq!(one.ran, Ran::program("print('hi')\n"));
    assert_eq!(other.ran, one.ran, "the same text, packed in another way");
    assert_ne!(one.ran, Ran::program("print('ha')\n"));
    assert_eq!((one.mode, one.ran.baseline()), (Mode::Parallel, Mode::Gil));
    assert_eq!(decode(&encode(&one)), Some(one.clone()));
    assert!(
        one.ran.title().starts_with("Python program "),
        "{}",
        one.ran.title()
    );
    // What is no program, or ran in one way only.
    let spoilt = program_report("a+b", &modes);
    assert_eq!(Entry::new(&spoilt, &here(), ""), Err(Unfit::Unknown));
    let alone = program_report(PACKED[0], &[Mode::Gil]);
    assert_eq!(Entry::new(&alone, &here(), ""), Err(Unfit::NoSpeedup));
    let unsound = Entry {
        mode: Mode::Processes,
        ..one
    };
    assert_eq!(decode(&encode(&unsound)), None);
}

#[test]
fn a_class_keeps_programs_and_workloads_apart() {
    let modes = [Mode::Gil, Mode::Parallel];
    let program = |name| {
        encode(
            &Entry::new(&program_report(PACKED[0], &modes), &here(), name)
                .expect("it has a speed-up"),
        )
    };
    let chat = [program("Ada"), code("Bo"), program("Cy")].join(" ");
    let entries = parse_many(&chat).entries;
    let ran = Ran::program("print('hi')\n");
    assert_eq!(
        kinds(&entries),
        [(ran, 2), (Ran::Workload(Workload::Primes), 1)]
    );
    let counts: Vec<usize> = groups(&entries, ran)
        .iter()
        .map(|group| group.count)
        .collect();
    assert_eq!(counts, [2]);
}

#[test]
fn a_result_of_an_unknown_workload_has_no_code() {
    let mut report = report(&[Mode::Sequential, Mode::Parallel]);
    report
        .settings
        .insert("workload".to_owned(), "knitting".to_owned());
    assert_eq!(Entry::new(&report, &here(), ""), Err(Unfit::Unknown));
}

#[test]
fn an_imported_result_has_no_code_and_says_why() {
    let file = Origin::Imported {
        file: "theirs.json".to_owned(),
        saved: "today".to_owned(),
    };
    let report = report(&[Mode::Sequential, Mode::Parallel]);
    assert_eq!(Entry::new(&report, &file, "Ada"), Err(Unfit::Imported));
    let why = Unfit::Imported.to_string();
    assert!(why.contains("measured on this page"), "{why}");
}

#[test]
fn a_name_is_one_short_line() {
    let name = |typed: &str| entry(typed).name;
    assert_eq!(name("  Ada\n\u{202e}Lovelace\u{0} "), "AdaLovelace");
    let long = name(&"ä".repeat(100));
    assert_eq!(long, "ä".repeat(MOST_NAME_BYTES / 2));
}

#[test]
fn results_that_look_alike_are_told_apart() {
    let mut other = report(&[Mode::Sequential, Mode::Parallel]);
    other.runs[0].samples_ms[0] += 1e-9;
    let other = Entry::new(&other, &here(), "").expect("it has a speed-up");
    assert_eq!(other.speedup, entry("").speedup);
    assert_ne!(encode(&other), code(""));
}

#[test]
fn a_chat_is_read_whatever_else_is_in_it() {
    let (ada, bob, cleo) = (code("Ada"), code("Bob"), code("Cleo"));
    let typo = cleo.replacen("1q", "1p", 1);
    assert_ne!(typo, cleo);
    let chat = format!(
        "[10:02] Ada: here is mine: {ada}.\n\
         [10:02] Bob: *{bob}* 🎉\n\
         [10:03] Ada: I like interleave, interleave1 is fine too\n\
         [10:03] Cleo: {typo}\n\
         [10:04] Dan: > {}\n\
         https://example.org/?x={bob}&y",
        ada.to_ascii_uppercase()
    );
    let board = parse_many(&chat);
    let names: Vec<_> = board
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(names, ["Ada", "Bob"]);
    assert_eq!(board.duplicates, 2);
    let lines: Vec<_> = board.broken.iter().map(|broken| broken.line).collect();
    assert_eq!(lines, [3, 4]);
    assert!(
        typo.starts_with(board.broken[1].begins.trim_end_matches('…')),
        "{board:?}"
    );
    assert!(!board.is_cut);
}

#[test]
fn a_code_whose_beginning_is_mistyped_is_told_of() {
    for typo in ["interleeve1", "lnterleave1", "interleavel", "1nterleave1"] {
        let text = code("Ada").replacen("interleave1", typo, 1);
        let board = parse_many(&text);
        assert_eq!(board.broken.len(), 1, "{text}");
        assert!(board.entries.is_empty());
    }
    let words = "interleaves interleaving international interleaved2 antidisestablishmentarianism";
    assert!(parse_many(words).broken.is_empty());
}

#[test]
fn half_a_code_is_told_of() {
    let whole = code("Ada");
    for length in 12..whole.len() {
        let board = parse_many(&whole[..length]);
        assert_eq!(board.broken.len(), 1, "{length} characters");
        assert!(board.broken[0].begins.len() <= 24 + '…'.len_utf8());
    }
}

#[test]
fn a_code_that_says_what_cannot_be_is_none() {
    let unsound = [
        Entry {
            workers: 0,
            ..entry("")
        },
        Entry {
            workers: 65,
            ..entry("")
        },
        Entry {
            mode: Mode::Gil,
            ..entry("")
        },
        Entry {
            cores_reported: 1_000_000,
            ..entry("")
        },
        Entry {
            speedup: Speedup {
                parts: 0,
                low_parts: 1,
                high_parts: 2,
            },
            ..entry("")
        },
        Entry {
            speedup: Speedup {
                parts: 1,
                low_parts: 2,
                high_parts: 1,
            },
            ..entry("")
        },
        Entry {
            name: "two\nlines".to_owned(),
            ..entry("")
        },
        Entry {
            name: "x".repeat(60),
            ..entry("")
        },
    ];
    for entry in unsound {
        assert_eq!(decode(&encode(&entry)), None, "{entry:?}");
    }
}

#[test]
fn a_text_of_any_length_is_read_in_a_bounded_way() {
    let endless = "interleave1".repeat(500_000);
    let board = parse_many(&endless);
    assert!(board.is_cut && board.broken.len() == 1 && board.broken[0].begins.len() < 30);
    let broken_lines = "interleave1x\n".repeat(200);
    let board = parse_many(&broken_lines);
    assert!(board.is_cut && board.broken.len() == 100);
    let many: String = (0..=MOST_ENTRIES as u32)
        .map(|seat| {
            encode(&Entry {
                stamp: seat as u16,
                ..entry("")
            }) + "\n"
        })
        .collect();
    let board = parse_many(&many);
    assert!(board.is_cut && board.entries.len() == MOST_ENTRIES);
    let multibyte = "ä".repeat(MOST_BYTES);
    assert!(parse_many(&multibyte).is_cut);
}

#[test]
fn a_class_is_summed_up_by_cores_a_workload_at_a_time() {
    let of = |workload, cores, times| Entry {
        ran: Ran::Workload(workload),
        cores_found: Some(cores),
        speedup: Speedup::new(times, [times, times]),
        ..entry("")
    };
    let entries = [
        of(Workload::Primes, 4, 3.0),
        of(Workload::Hash, 2, 1.0),
        of(Workload::Primes, 2, 1.9),
        of(Workload::Primes, 4, 3.5),
        of(Workload::Primes, 4, 4.0),
    ];
    assert_eq!(
        kinds(&entries),
        [
            (Ran::Workload(Workload::Primes), 4),
            (Ran::Workload(Workload::Hash), 1)
        ]
    );
    let groups = groups(&entries, Ran::Workload(Workload::Primes));
    let seen: Vec<_> = groups
        .iter()
        .map(|group| (group.cores, group.count))
        .collect();
    assert_eq!(seen, [(2, 1), (4, 3)]);
    assert!((groups[1].median - 3.5).abs() < 1e-9);
    assert!((groups[1].quartiles[0] - 3.25).abs() < 1e-9);
}

#[test]
fn cores_that_were_not_counted_are_those_reported() {
    let entry = Entry {
        cores_found: None,
        ..entry("")
    };
    assert_eq!(entry.cores(), 8);
}
