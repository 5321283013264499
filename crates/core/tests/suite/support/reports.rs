//! Results of any shape that can be, for claims about all of them.

use interleave_core::experiment::report::{
    self, Amdahl, Environment, Report, Run, SCHEMA, Shares, Sweep, SweepPoint, Usl,
};
use interleave_core::mode::{Label, Mode};
use interleave_core::stats;
use interleave_core::stats::laws::{self, Fitted, Law, Point};
use interleave_core::trace::{Event, EventKind, Idle, Kind, Lane, LaneKind, Span, Trace};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::BTreeMap;

/// A result with everything in it, now and then with some parts missing. What follows
/// from samples and points is what they give.
pub fn reports() -> impl Strategy<Value = Report> {
    let modes = subsequence(Mode::ALL.to_vec(), 1..=5).prop_shuffle();
    (modes, 3..8_u32, 1..=64_u32)
        .prop_flat_map(|(modes, repeats, workers)| {
            let runs: Vec<_> = modes
                .iter()
                .map(|&mode| run(mode, mode.workers(workers), repeats))
                .collect();
            (
                runs,
                text().prop_map(|text| format!("0.1.0{text}")),
                environment(),
                settings(&modes, repeats, workers),
                0..1_000_u64,
                option::of(sweep()),
                option::of(trace(modes)),
            )
        })
        .prop_map(
            |(runs, version, environment, mut settings, seed, sweep, trace)| {
                settings.insert("seed".to_owned(), seed.to_string());
                Report {
                    schema: SCHEMA.into(),
                    version: version.into(),
                    comparisons: report::compare(&runs, seed),
                    trace: trace.map(|trace| within(trace, &runs)),
                    environment,
                    settings,
                    runs,
                    sweep,
                }
            },
        )
}

/// The settings of such runs, and any others.
fn settings(
    modes: &[Mode],
    repeats: u32,
    workers: u32,
) -> impl Strategy<Value = BTreeMap<String, String>> + use<> {
    let ids: Vec<&str> = modes.iter().map(|mode| mode.id()).collect();
    let ours = [
        ("modes", ids.join(",")),
        ("repeats", repeats.to_string()),
        ("workers", workers.to_string()),
    ];
    btree_map(text(), text(), 0..6).prop_map(move |mut settings| {
        settings.extend(ours.clone().map(|(key, value)| (key.to_owned(), value)));
        settings
    })
}

/// A trace whose runs took no longer than their samples, on no more lanes than they had
/// workers: the others are of threads.
fn within(mut trace: Trace, runs: &[Run]) -> Trace {
    let run_of = |mode: Mode| runs.iter().find(|run| run.mode == mode).expect("it ran");
    let mut scales = BTreeMap::new();
    let mut workers = BTreeMap::new();
    for lane in &mut trace.lanes {
        let run = run_of(lane.mode);
        let most_ms = run.samples_ms.iter().copied().fold(0.0, f64::max);
        scales.insert(lane.id, most_ms / 25.0);
        let count = workers.entry(lane.mode).or_insert(0);
        *count += u32::from(lane.kind == LaneKind::Worker);
        if *count > run.workers {
            lane.kind = LaneKind::Thread;
        }
    }
    for span in &mut trace.spans {
        span.start_ms *= scales[&span.lane];
        span.end_ms *= scales[&span.lane];
    }
    for event in &mut trace.events {
        event.at_ms *= scales[&event.lane];
    }
    trace
}

/// Any text: quotes, line ends, what has no glyph.
pub fn text() -> impl Strategy<Value = String> {
    let biting = select(vec![
        '"', ',', '\n', '\r', '=', '+', '-', '@', '\'', '`', '|', '<', '\\',
    ]);
    let chars = prop_oneof![any::<char>(), biting];
    vec(chars, 0..12).prop_map(|chars| chars.into_iter().collect())
}

fn time() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..100.0, 0.0..1e9, Just(0.0), Just(f64::MIN_POSITIVE)]
}

/// How long samples take.
fn sample() -> impl Strategy<Value = f64> {
    prop_oneof![0.5..100.0, 1e-3..1e6, Just(1.0)]
}

fn factor() -> impl Strategy<Value = f64> {
    prop_oneof![0.01..10.0, 1e-300..10.0]
}

/// Around a value that is at least 0.
fn interval(value: f64) -> impl Strategy<Value = [f64; 2]> {
    (0.0..=1.0, 1.0..2.0).prop_map(move |(low, high)| [value * low, value * high])
}

fn environment() -> impl Strategy<Value = Environment> {
    (
        select(vec!["threads", "single", "native"]),
        any::<[bool; 2]>(),
        1..=4_096_u32,
        option::of(1..=4_096_u32),
        0.0..=1_000.0,
        text(),
    )
        .prop_map(
            |(
                engine,
                [cross_origin_isolated, network],
                cores,
                cores_found,
                timer_step_ms,
                user_agent,
            )| {
                Environment {
                    engine: engine.into(),
                    cross_origin_isolated,
                    hardware_concurrency: cores,
                    cores_found,
                    timer_step_ms,
                    network,
                    user_agent,
                }
            },
        )
}

fn run(mode: Mode, workers: u32, repeats: u32) -> impl Strategy<Value = Run> {
    let shares = (0.0..1.0, 0.0..1.0, 0..1_u64 << 40);
    let samples = vec(sample(), repeats as usize);
    (samples, 0..=4_u32, 0.0..3_600_000.0, shares).prop_map(
        move |(samples_ms, voided, startup_ms, (copy, compute, copied_bytes))| {
            let summary = stats::summarize(&samples_ms).expect("there are samples");
            let longest_ms = samples_ms.iter().copied().fold(0.0, f64::max);
            Run {
                mode,
                workers,
                label: mode.label(),
                median_ms: summary.median,
                quartiles_ms: summary.quartiles,
                outliers: summary.outliers,
                samples_ms,
                voided,
                startup_ms,
                shares: (mode == Mode::Processes).then_some(Shares {
                    copy_ms: copy * longest_ms,
                    compute_ms: compute * longest_ms,
                    copied_bytes,
                }),
                program: None,
                checksum: "0123456789abcdef".to_owned(),
                verified: true,
            }
        },
    )
}

fn sweep() -> impl Strategy<Value = Sweep> {
    let workers = btree_set(1..=64_u32, 1..10);
    let points = workers.prop_flat_map(|workers| {
        let points: Vec<_> = workers.into_iter().map(point).collect();
        points
    });
    let mode = select(vec![Mode::Parallel, Mode::Processes]);
    (mode, points, 0.0..=1.0, 1.0..2.0).prop_map(|(mode, points, low, high)| {
        let around = |value: f64| -> [f64; 2] { [value * low, value * high] };
        let speedups: Vec<_> = points
            .iter()
            .map(|point| (point.workers, point.speedup))
            .collect();
        let of_laws = speedups
            .iter()
            .map(|&(workers, speedup)| Point { workers, speedup });
        let fitted = Fitted::to(&of_laws.collect::<Vec<_>>());
        let usl = fitted.filter(|fitted| fitted.better == Law::Usl);
        Sweep {
            mode,
            amdahl: fitted.map(|Fitted { amdahl, .. }| Amdahl {
                serial: amdahl.serial,
                ci95: around(amdahl.serial).map(|end: f64| end.min(1.0)),
            }),
            usl: usl.map(|Fitted { usl, .. }| Usl {
                contention: usl.contention,
                contention_ci95: around(usl.contention),
                coherency: usl.coherency,
                coherency_ci95: around(usl.coherency),
            }),
            knee: stats::cores_found(&speedups),
            points,
        }
    })
}

fn point(workers: u32) -> impl Strategy<Value = SweepPoint> {
    let speedup = factor();
    speedup
        .prop_flat_map(|speedup| (Just(speedup), interval(speedup)))
        .prop_map(move |(speedup, ci95)| SweepPoint {
            workers,
            speedup,
            ci95,
            karp_flatt: laws::karp_flatt(speedup, workers),
        })
}

/// A trace of these modes, in the order that traces promise.
pub fn trace(modes: Vec<Mode>) -> impl Strategy<Value = Trace> {
    let lanes = btree_set(any::<u32>(), 1..8);
    (lanes, text(), vec(record(), 0..60), any::<u64>(), time()).prop_map(
        move |(ids, name, records, lost, clock_error_ms)| {
            let mut lanes: Vec<Lane> = Vec::new();
            for (place, id) in ids.into_iter().enumerate() {
                // Those of one run stand together.
                let mode = modes[place * modes.len() / 8];
                let kind = if id % 3 == 0 {
                    LaneKind::Thread
                } else {
                    LaneKind::Worker
                };
                lanes.push(Lane {
                    id,
                    mode,
                    kind,
                    name: format!("{name} {place}"),
                });
            }
            let mut trace = Trace {
                lanes,
                lost,
                clock_error_ms,
                label: (lost % 2 == 0).then_some(Label::Modelled),
                names: (0..lost % 3).map(|name| format!("lock {name}")).collect(),
                ..Trace::default()
            };
            for (lane, task, what, start_ms, length_ms) in records {
                let lane = lane.get(&trace.lanes).id;
                match what {
                    Ok(kind) => trace.spans.push(Span {
                        lane,
                        task,
                        kind,
                        about: about(task, &trace.names),
                        state: [None, Some(Idle::New), Some(Idle::Ready)][task as usize % 3],
                        line: (task % 2 == 0).then_some(task),
                        held_by: (task % 5 == 0).then_some(lane),
                        then_others: task % 10 == 0,
                        start_ms,
                        end_ms: start_ms + length_ms,
                    }),
                    Err(kind) => trace.events.push(Event {
                        lane,
                        task,
                        kind,
                        about: about(task, &trace.names),
                        at_ms: start_ms,
                    }),
                }
            }
            let place = |id| trace.lanes.iter().position(|lane| lane.id == id);
            trace.spans.sort_by(|a, b| {
                (place(a.lane), a.end_ms)
                    .partial_cmp(&(place(b.lane), b.end_ms))
                    .expect("times have an order")
            });
            trace.events.sort_by(|a, b| {
                (place(a.lane), a.at_ms)
                    .partial_cmp(&(place(b.lane), b.at_ms))
                    .expect("times have an order")
            });
            trace
        },
    )
}

/// The task's number stands for a name too, if there are any.
fn about(task: u32, names: &[String]) -> Option<u32> {
    task.checked_rem(names.len() as u32)
}

/// Where, which task, what, from when on, for how long.
fn record() -> impl Strategy<Value = (Index, u32, Result<Kind, EventKind>, f64, f64)> {
    let moments = select(EventKind::ALL.to_vec());
    let what = prop_oneof![
        9 => select(Kind::ALL.to_vec()).prop_map(Ok),
        1 => moments.prop_map(Err),
    ];
    // On a coarse clock, so that spans touch one another and some take no time.
    let start = prop_oneof![
        (-1..200_i32).prop_map(|steps| f64::from(steps) * 0.1),
        -0.05..20.0
    ];
    let length = prop_oneof![
        (0..20_u32).prop_map(|steps| f64::from(steps) * 0.1),
        0.0..5.0
    ];
    (any::<Index>(), any::<u32>(), what, start, length)
}
