//! Results of any shape that can be, for claims about all of them.

use interleave_core::experiment::report::{
    Amdahl, Comparison, Environment, Report, Run, SCHEMA, Shares, Sweep, SweepPoint, Usl,
};
use interleave_core::mode::{Label, Mode};
use interleave_core::stats::{self, Ratio};
use interleave_core::trace::{Event, EventKind, Kind, Lane, LaneKind, Span, Trace};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// A result with everything in it, now and then with some parts missing.
pub fn reports() -> impl Strategy<Value = Report> {
    subsequence(Mode::ALL.to_vec(), 1..=5)
        .prop_shuffle()
        .prop_flat_map(|modes| {
            let runs: Vec<_> = modes.iter().map(|&mode| run(mode)).collect();
            (
                runs,
                text().prop_map(|text| format!("0.1.0{text}")),
                environment(),
                btree_map(text(), text(), 0..6),
                vec((factor(), interval()), modes.len() - 1),
                option::of(sweep()),
                option::of(trace(modes)),
            )
        })
        .prop_map(
            |(runs, version, environment, settings, ratios, sweep, trace)| {
                let comparisons = runs[1..].iter().zip(ratios);
                let comparisons = comparisons.map(|(run, (ratio, ci95))| Comparison {
                    mode: run.mode,
                    over: runs[0].mode,
                    ratio,
                    ci95,
                    verdict: Ratio { ratio, ci95 }.verdict(),
                });
                Report {
                    schema: SCHEMA.into(),
                    version: version.into(),
                    environment,
                    settings,
                    comparisons: comparisons.collect(),
                    runs,
                    sweep,
                    trace,
                }
            },
        )
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

fn factor() -> impl Strategy<Value = f64> {
    prop_oneof![0.01..100.0, 1e-300..1e9]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![-1.0..1.0, -1e9..1e9]
}

fn interval() -> impl Strategy<Value = [f64; 2]> {
    let ends = prop_oneof![(0.5..2.0, 0.5..2.0), (number(), number())];
    ends.prop_map(|(a, b): (f64, f64)| [a.min(b), a.max(b)])
}

fn environment() -> impl Strategy<Value = Environment> {
    (
        select(vec!["threads", "single", "native"]),
        any::<[bool; 2]>(),
        1..=u32::MAX,
        option::of(1..=u32::MAX),
        time(),
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

fn run(mode: Mode) -> impl Strategy<Value = Run> {
    let shares = (time(), time(), any::<u64>());
    (
        vec(time(), 1..12),
        1..=64_u32,
        any::<u32>(),
        time(),
        option::of(shares),
    )
        .prop_map(move |(samples_ms, workers, voided, startup_ms, shares)| {
            let summary = stats::summarize(&samples_ms).expect("there are samples");
            Run {
                mode,
                workers,
                label: if mode == Mode::Gil {
                    Label::Emulated
                } else {
                    Label::Measured
                },
                median_ms: summary.median,
                quartiles_ms: summary.quartiles,
                outliers: summary.outliers,
                samples_ms,
                voided,
                startup_ms,
                shares: shares.map(|(copy_ms, compute_ms, copied_bytes)| Shares {
                    copy_ms,
                    compute_ms,
                    copied_bytes,
                }),
                checksum: "0123456789abcdef".to_owned(),
                verified: true,
            }
        })
}

fn sweep() -> impl Strategy<Value = Sweep> {
    let workers = btree_set(1..=64_u32, 0..6);
    let points = workers.prop_flat_map(|workers| {
        let points: Vec<_> = workers.into_iter().map(point).collect();
        points
    });
    let amdahl = (0.0..=1.0, interval()).prop_map(|(serial, ci95)| Amdahl { serial, ci95 });
    let usl = (number(), interval(), number(), interval());
    let usl = usl.prop_map(
        |(contention, contention_ci95, coherency, coherency_ci95)| Usl {
            contention,
            contention_ci95,
            coherency,
            coherency_ci95,
        },
    );
    let mode = select(vec![Mode::Parallel, Mode::Processes]);
    (
        mode,
        points,
        option::of(amdahl),
        option::of(usl),
        option::of(1..=64_u32),
    )
        .prop_map(|(mode, points, amdahl, usl, knee)| Sweep {
            mode,
            points,
            amdahl,
            usl,
            knee,
        })
}

fn point(workers: u32) -> impl Strategy<Value = SweepPoint> {
    (factor(), interval(), option::of(number())).prop_map(move |(speedup, ci95, karp_flatt)| {
        SweepPoint {
            workers,
            speedup,
            ci95,
            karp_flatt,
        }
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
                ..Trace::default()
            };
            for (lane, task, what, start_ms, length_ms) in records {
                let lane = lane.get(&trace.lanes).id;
                match what {
                    Ok(kind) => trace.spans.push(Span {
                        lane,
                        task,
                        kind,
                        start_ms,
                        end_ms: start_ms + length_ms,
                    }),
                    Err(kind) => trace.events.push(Event {
                        lane,
                        task,
                        kind,
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

/// Where, which task, what, from when on, for how long.
fn record() -> impl Strategy<Value = (Index, u32, Result<Kind, EventKind>, f64, f64)> {
    let moments = select(vec![EventKind::Handed, EventKind::Stopped, EventKind::Died]);
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
