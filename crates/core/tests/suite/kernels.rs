//! The workloads give right answers, and wrong answers are found out. Through
//! the public interface alone: plan, run, check.

use interleave_core::work::mandelbrot::{Tile, tile};
use interleave_core::work::{Bound, Output, Params, Plan, Slider, Step, Workload, checksum};
use proptest::prelude::*;

/// Small enough for a build without optimization.
fn small(workload: Workload) -> Params {
    let (tasks, size) = match workload {
        Workload::Primes => (5, 100_003),
        Workload::Mandelbrot => (7, 128),
        Workload::Matmul => (5, 130),
        Workload::Sort => (4, 50),
        Workload::Montecarlo | Workload::Hash => (3, 1),
        Workload::Prices | Workload::Sleep => (4, 0),
        Workload::Mixed => (2, 1),
    };
    Params {
        tasks,
        size,
        latency_ms: 30,
        seed: 1,
        chunk: None,
    }
}

fn plan(workload: Workload, params: Params) -> Box<dyn Plan> {
    workload.plan(params).expect("there is memory for this")
}

/// Runs all phases one after another; returns what the last leaves behind.
fn run(plan: &dyn Plan) -> Vec<Output> {
    let mut outputs = Vec::new();
    for (phase, tasks) in plan.phases().into_iter().enumerate() {
        outputs = (0..tasks)
            .map(|task| plan.run_task(phase, task, &outputs))
            .collect();
    }
    outputs
}

fn run_small(workload: Workload) -> Vec<Output> {
    run(&*plan(workload, small(workload)))
}

fn counts(outputs: &[Output]) -> Vec<u64> {
    outputs.iter().filter_map(Output::count).collect()
}

/// The waits that a task asks for, in milliseconds.
fn waits_ms(workload: Workload, params: Params) -> Vec<u32> {
    let plan = plan(workload, params);
    let mut job = plan.start(0, 0, &[]);
    let mut waits = Vec::new();
    loop {
        match job.step() {
            Step::More => {}
            Step::Wait(wait_ms) => waits.push(wait_ms),
            Step::Ask(question) => {
                waits.push(question.latency_ms);
                job.receive(None);
            }
            Step::Done(_) => return waits,
        }
    }
}

/// Another output of the same kind and length.
fn tampered(output: &Output) -> Output {
    let mut output = output.clone();
    match &mut output {
        // Far outside of what chance would allow a count of hits.
        Output::Count(count) => *count = *count / 2 + 1_000_000,
        Output::Digest(digest) => digest[31] ^= 1,
        Output::Numbers(numbers) => numbers[0] ^= 1,
        Output::Elements(elements) => elements[0] += 1.0,
        Output::Pixels(pixels) => pixels[0] ^= 1,
    }
    output
}

#[test]
fn every_workload_gives_its_known_answer() {
    for workload in Workload::ALL {
        let plan = plan(workload, small(workload));
        assert_eq!(plan.check(&run(&*plan)), Ok(()), "{}", workload.id());
    }
}

#[test]
fn every_workload_finds_out_a_tampered_answer() {
    for workload in Workload::ALL {
        let plan = plan(workload, small(workload));
        let mut outputs = run(&*plan);
        // Of the digests only the last is computed again, of the pixels some,
        // the first among them.
        let place = if workload == Workload::Hash {
            outputs.len() - 1
        } else {
            0
        };
        outputs[place] = tampered(&outputs[place]);
        assert!(plan.check(&outputs).is_err(), "{}", workload.id());
    }
}

#[test]
fn every_workload_finds_out_a_missing_answer_and_one_of_the_wrong_kind() {
    for workload in Workload::ALL {
        let plan = plan(workload, small(workload));
        let mut outputs = run(&*plan);
        let last = outputs.pop().expect("there is at least one task");
        assert!(plan.check(&outputs).is_err(), "{}", workload.id());
        outputs.push(match last {
            Output::Pixels(_) => Output::Count(1),
            _ => Output::Pixels(vec![1]),
        });
        assert!(plan.check(&outputs).is_err(), "{}", workload.id());
    }
}

#[test]
fn the_same_seed_gives_the_same_answer() {
    for workload in Workload::ALL {
        let first = checksum(&run_small(workload));
        assert_eq!(first, checksum(&run_small(workload)), "{}", workload.id());
    }
}

#[test]
fn another_seed_gives_another_answer_where_the_input_is_random() {
    use Workload::{Hash, Matmul, Mixed, Montecarlo, Prices, Sort};
    for workload in [Hash, Matmul, Mixed, Montecarlo, Prices, Sort] {
        let plan = plan(
            workload,
            Params {
                seed: 2,
                ..small(workload)
            },
        );
        assert_ne!(run(&*plan), run_small(workload), "{}", workload.id());
    }
}

#[test]
fn every_size_and_number_of_tasks_is_brought_into_range() {
    for workload in Workload::ALL {
        let about = workload.about();
        let none = Params {
            tasks: 0,
            size: 0,
            latency_ms: 0,
            seed: 0,
            chunk: None,
        };
        let phases = plan(workload, none).phases();
        assert!(phases.iter().all(|&tasks| tasks == 1), "{}", about.id);
        let many = Params {
            tasks: u32::MAX,
            ..small(workload)
        };
        let phases = plan(workload, many).phases();
        assert!(
            phases.iter().all(|&tasks| tasks == about.tasks.max),
            "{}",
            about.id
        );
    }
}

#[test]
fn even_the_most_tasks_on_the_least_work_give_the_known_answer() {
    for workload in Workload::ALL {
        let about = workload.about();
        let size = about.size.map_or(0, |size| size.min);
        let params = Params {
            tasks: about.tasks.max,
            size,
            latency_ms: 0,
            seed: 3,
            chunk: None,
        };
        let plan = plan(workload, params);
        assert_eq!(plan.check(&run(&*plan)), Ok(()), "{}", about.id);
    }
}

#[test]
fn ids_are_those_that_urls_use() {
    let ids = Workload::ALL.map(Workload::id);
    let expected = [
        "primes",
        "mandelbrot",
        "matmul",
        "montecarlo",
        "sort",
        "hash",
        "prices",
        "sleep",
        "mixed",
    ];
    assert_eq!(ids, expected);
    assert!(
        Workload::ALL
            .iter()
            .all(|&w| Workload::from_id(w.id()) == Some(w))
    );
    assert_eq!(Workload::from_id("Primes"), None);
}

#[test]
fn sliders_begin_within_their_range() {
    for workload in Workload::ALL {
        let about = workload.about();
        for slider in [Some(about.tasks), about.size, about.latency]
            .into_iter()
            .flatten()
        {
            let Slider {
                label,
                min,
                max,
                default,
                ..
            } = slider;
            assert!(
                min < max && (min..=max).contains(&default),
                "{}: {label}",
                about.id
            );
        }
    }
}

#[test]
fn work_that_computes_is_cut_into_slices() {
    let computing = |w: &Workload| w.about().bound == Bound::Cpu;
    for workload in Workload::ALL.into_iter().filter(computing) {
        let size = workload.about().size.map_or(0, |size| size.default);
        let plan = plan(
            workload,
            Params {
                tasks: 1,
                size,
                latency_ms: 0,
                seed: 0,
                chunk: None,
            },
        );
        let mut job = plan.start(0, 0, &[]);
        assert!(
            (0..3).all(|_| matches!(job.step(), Step::More)),
            "{}",
            workload.id()
        );
    }
}

#[test]
fn ten_numbers_of_the_tutorial_hold_nine_primes() {
    let params = Params {
        tasks: 10,
        size: 15_492_781,
        latency_ms: 0,
        seed: 0,
        chunk: None,
    };
    let plan = plan(Workload::Primes, params);
    let outputs = run(&*plan);
    assert_eq!(counts(&outputs), [1, 1, 1, 1, 0, 1, 1, 1, 1, 1]);
    assert_eq!(plan.check(&outputs), Ok(()));
}

#[test]
fn other_numbers_are_the_odd_ones_from_the_first_up() {
    let from = |size| {
        let params = Params {
            tasks: 6,
            size,
            latency_ms: 0,
            seed: 0,
            chunk: None,
        };
        counts(&run(&*plan(Workload::Primes, params)))
    };
    // 3, 5, 7, 9, 11, 13 and 101, 103, 105, 107, 109, 111.
    assert_eq!(from(3), [1, 1, 1, 0, 1, 1]);
    assert_eq!(from(100), [1, 1, 0, 1, 1, 0]);
}

proptest! {
    #[test]
    fn tiles_cover_the_picture_exactly(size in 16..400_u32, tasks in 1..=256_u32) {
        let mut covered = vec![0_u8; (size * size) as usize];
        for index in 0..tasks {
            let Tile { x, y, width, height } = tile(size, tasks, index);
            for row in y..y + height {
                let start = (row * size + x) as usize;
                covered[start..start + width as usize].iter_mut().for_each(|count| *count += 1);
            }
        }
        prop_assert!(covered.into_iter().all(|count| count == 1));
    }

    #[test]
    fn tiles_have_about_the_same_area_and_are_no_strips(tasks in 4..=256_u32, task in 0..256_u32) {
        let Tile { width, height, .. } = tile(10_000, tasks, task % tasks);
        let share = f64::from(width) * f64::from(height) * f64::from(tasks) / 1e8;
        prop_assert!((share - 1.0).abs() < 0.01, "{share}");
        prop_assert!(width <= 2 * height && height <= 2 * width, "{width} × {height}");
    }
}

#[test]
fn square_numbers_of_tiles_make_a_square_grid() {
    let expected = Tile {
        x: 192,
        y: 64,
        width: 64,
        height: 64,
    };
    assert_eq!(tile(512, 64, 11), expected);
}

/// A picture of 128 times 128 pixels, put together from its tiles.
fn picture(tasks: u32) -> Vec<u8> {
    let params = Params {
        tasks,
        ..small(Workload::Mandelbrot)
    };
    let mut picture = vec![0; 128 * 128];
    for (index, output) in (0..).zip(run(&*plan(Workload::Mandelbrot, params))) {
        let Tile { x, y, width, .. } = tile(128, tasks, index);
        let rows = output
            .pixels()
            .expect("tiles are pixels")
            .chunks(width as usize);
        for (row, pixels) in (y..).zip(rows) {
            picture[(row * 128 + x) as usize..][..width as usize].copy_from_slice(pixels);
        }
    }
    picture
}

#[test]
fn the_picture_does_not_depend_on_its_tiles() {
    let whole = picture(1);
    assert!([5, 64].into_iter().all(|tasks| picture(tasks) == whole));
}

#[test]
fn the_picture_shows_the_set_upon_a_ground_and_is_symmetric() {
    let picture = picture(16);
    let inside: u32 = picture.iter().map(|&pixel| u32::from(pixel == 0)).sum();
    // The set's area is 1.5066 (Förstemann's estimate, 2012), the picture's 2.7².
    let expected = 128.0 * 128.0 * 1.5066 / (2.7 * 2.7);
    assert!(
        (f64::from(inside) / expected - 1.0).abs() < 0.03,
        "{inside} pixels"
    );
    let mirrored: Vec<_> = picture.chunks(128).rev().flatten().copied().collect();
    let differing = picture
        .iter()
        .zip(&mirrored)
        .filter(|(a, b)| a != b)
        .count();
    assert!(differing < 20, "{differing} pixels differ");
}

#[test]
fn darts_come_near_to_pi() {
    let outputs = run_small(Workload::Montecarlo);
    let pi = 4.0 * counts(&outputs).iter().sum::<u64>() as f64 / 1e6;
    assert!((pi - std::f64::consts::PI).abs() < 0.01, "{pi}");
}

#[test]
fn tasks_throw_different_darts() {
    let params = Params {
        tasks: 2,
        size: 100,
        latency_ms: 0,
        seed: 1,
        chunk: None,
    };
    let hits = counts(&run(&*plan(Workload::Mixed, params)));
    assert_ne!(hits[0], hits[1]);
}

#[test]
fn sorted_numbers_do_not_depend_on_the_chunks() {
    let sorted = |tasks| {
        let outputs = run(&*plan(
            Workload::Sort,
            Params {
                tasks,
                ..small(Workload::Sort)
            },
        ));
        outputs
            .iter()
            .filter_map(Output::numbers)
            .collect::<Vec<_>>()
            .concat()
    };
    let one = sorted(1);
    assert_eq!(one.len(), 50_000);
    assert!(one.is_sorted());
    assert!([2, 3, 64].into_iter().all(|tasks| sorted(tasks) == one));
}

#[test]
fn a_request_waits_the_latency_once() {
    let params = small(Workload::Prices);
    assert_eq!(waits_ms(Workload::Prices, params), [30]);
    assert_eq!(waits_ms(Workload::Sleep, params), [30]);
}

#[test]
fn without_latency_a_sleep_is_nothing_at_all() {
    let params = Params {
        tasks: 1_000,
        latency_ms: 0,
        ..small(Workload::Sleep)
    };
    let plan = plan(Workload::Sleep, params);
    assert_eq!(plan.phases(), [1_000]);
    assert!(matches!(
        plan.start(0, 7, &[]).step(),
        Step::Done(Output::Count(7))
    ));
}

#[test]
fn computing_takes_its_share_from_the_waiting() {
    let wait = |size| {
        waits_ms(
            Workload::Mixed,
            Params {
                size,
                latency_ms: 200,
                ..small(Workload::Mixed)
            },
        )
    };
    assert_eq!(wait(0), [200]);
    assert_eq!(wait(10), [180]);
    assert!(wait(100).is_empty());
}

#[test]
fn prices_are_made_up_but_plausible() {
    let params = Params {
        tasks: 500,
        ..small(Workload::Prices)
    };
    let prices = counts(&run(&*plan(Workload::Prices, params)));
    assert!(prices.iter().all(|cents| (1_000..=100_000).contains(cents)));
}

#[test]
fn a_checksum_is_the_beginning_of_the_digest_over_all_bytes() {
    // SHA-256 of "abc" begins so.
    let letters = [
        Output::Pixels(b"a".to_vec()),
        Output::Pixels(b"bc".to_vec()),
    ];
    assert_eq!(checksum(&letters), "ba7816bf8f01cfea");
    // The same bytes, as one word: "dcba" read from the lowest byte.
    let word = u32::from_le_bytes(*b"abcd");
    let as_pixels = checksum(&[Output::Pixels(b"abcd".to_vec())]);
    assert_eq!(checksum(&[Output::Numbers(vec![word])]), as_pixels);
    assert_eq!(
        checksum(&[Output::Elements(vec![f32::from_bits(word)])]),
        as_pixels
    );
}
