//! Claims about chunks: a chunk and a number of tasks say the same, and work of
//! any chunk, however small, comes to the right answer.

use interleave_core::work::mandelbrot::{Tile, tile};
use interleave_core::work::{Output, Params, Plan, Workload};
use proptest::prelude::*;

const OF_ELEMENTS: [Workload; 5] = [
    Workload::Mandelbrot,
    Workload::Matmul,
    Workload::Montecarlo,
    Workload::Sort,
    Workload::Hash,
];

fn params(tasks: u32, size: u32, chunk: Option<u32>) -> Params {
    Params {
        tasks,
        size,
        latency_ms: 0,
        seed: 3,
        chunk,
    }
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

#[test]
fn the_workloads_that_go_through_many_things_alike_have_elements() {
    for workload in Workload::ALL {
        let about = workload.about();
        let has = OF_ELEMENTS.contains(&workload);
        assert_eq!(about.element.is_some(), has, "{}", about.id);
        assert_eq!(
            about.chunks(about.tasks.default).is_some(),
            has,
            "{}",
            about.id
        );
        assert_eq!(
            about.elements(params(4, 500, Some(3))) > 0,
            has,
            "{}",
            about.id
        );
    }
}

#[test]
fn elements_are_what_the_size_comes_to() {
    let elements = |workload: Workload, size| workload.about().elements(params(7, size, None));
    assert_eq!(elements(Workload::Mandelbrot, 768), 768 * 768);
    assert_eq!(elements(Workload::Matmul, 1_280), 1_280);
    assert_eq!(elements(Workload::Montecarlo, 10_000), 10_000_000_000);
    assert_eq!(elements(Workload::Sort, 4_000), 4_000_000);
    assert_eq!(elements(Workload::Hash, 64), 64 << 20);
}

#[test]
fn a_chunk_speaks_in_the_singular_of_one() {
    let element = Workload::Montecarlo
        .about()
        .element
        .expect("it is of darts");
    assert_eq!(element.words("1"), "1 dart");
    assert_eq!(element.words("20"), "20 darts");
}

#[test]
fn the_smallest_chunks_have_right_answers() {
    for workload in OF_ELEMENTS {
        for tasks in [1, 2, 3, 8, 16, 33, 64] {
            for chunk in [0, 1, 2, 7] {
                let plan = workload
                    .plan(params(tasks, 1, Some(chunk)))
                    .expect("it is little");
                let outputs = run(&*plan);
                assert_eq!(outputs.len(), tasks as usize);
                plan.check(&outputs)
                    .unwrap_or_else(|wrong| panic!("{} {tasks} {chunk}: {wrong}", workload.id()));
            }
        }
    }
}

#[test]
fn every_tile_has_pixels_however_many_there_are() {
    let about = Workload::Mandelbrot.about();
    for tasks in 1..=256 {
        let side = about.elements(params(tasks, 128, Some(1))).isqrt() as u32;
        for index in 0..tasks {
            let Tile { width, height, .. } = tile(side, tasks, index);
            assert!(width > 0 && height > 0, "{index} of {tasks}");
        }
    }
}

#[test]
fn a_chunk_makes_as_much_work_as_it_says() {
    let plan = Workload::Sort
        .plan(params(8, 4_000, Some(100)))
        .expect("it is little");
    let sorted: usize = run(&*plan)
        .iter()
        .filter_map(|output| Some(output.numbers()?.len()))
        .sum();
    assert_eq!(sorted, 800);
}

#[test]
fn no_chunk_makes_more_than_the_largest_size() {
    for workload in OF_ELEMENTS {
        let about = workload.about();
        let size = about.size.expect("it has a size");
        let most = about.elements(params(1, size.max, None));
        assert_eq!(
            about.elements(params(u32::MAX, 1, Some(u32::MAX))),
            most,
            "{}",
            about.id
        );
    }
}

fn any_workload() -> impl Strategy<Value = Workload> {
    prop::sample::select(OF_ELEMENTS.to_vec())
}

proptest! {
    #[test]
    fn a_chunk_brings_its_tasks_back(workload in any_workload(), size in any::<u32>(), tasks in any::<u32>()) {
        let about = workload.about();
        let size = about.size.unwrap().clamp(size);
        let tasks = about.tasks.clamp(tasks);
        let chunk = about.chunk(params(tasks, size, None)).unwrap();
        let back = about.tasks_of_chunk(size, chunk);
        // Whole elements are no finer than this.
        let error = (f64::from(back) / f64::from(tasks) - 1.0).abs();
        prop_assert!(error <= 0.5 / f64::from(chunk).min(f64::from(tasks)) + 0.5 / f64::from(chunk) || chunk == 1,
            "{tasks} tasks, {chunk} each, {back} tasks");
    }

    #[test]
    fn larger_chunks_are_never_more_tasks(workload in any_workload(), size in any::<u32>(), one in any::<u32>(), other in any::<u32>()) {
        let about = workload.about();
        let tasks = |chunk| about.tasks_of_chunk(size, chunk);
        prop_assert!(tasks(one.min(other)) >= tasks(one.max(other)));
        prop_assert_eq!(about.tasks.clamp(tasks(one)), tasks(one));
    }

    #[test]
    fn the_chunks_to_choose_from_reach_both_ends_of_the_tasks(workload in any_workload(), size in any::<u32>()) {
        let about = workload.about();
        let size = about.size.unwrap().clamp(size);
        let chunks = about.chunks(size).unwrap();
        prop_assert!(1 <= chunks.min && chunks.min <= chunks.default && chunks.default <= chunks.max);
        prop_assert_eq!(about.tasks_of_chunk(size, chunks.max), about.tasks.min);
    }
}
