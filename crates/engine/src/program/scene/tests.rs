//! What the records of threads come to, at one moment.

use super::*;

fn after(records: &[(u32, What)]) -> Scene {
    let mut folding = Folding::default();
    for (thread, what) in records {
        let record = Record {
            at: 0.0,
            process: 7,
            thread: *thread,
            what: what.clone(),
        };
        folding.add(0, &record);
    }
    folding.take().expect("something happened")
}

fn states(scene: &Scene) -> Vec<(&str, &str, u32)> {
    let threads = scene.threads.iter();
    threads
        .map(|thread| (&*thread.name, thread.state.id(), thread.line))
        .collect()
}

#[test]
fn what_a_thread_did_is_told_once_and_in_a_bounded_way() {
    let mut folding = Folding::default();
    let add = |folding: &mut Folding, at: f64, what: What| {
        folding.add(
            0,
            &Record {
                at,
                process: 7,
                thread: 1,
                what,
            },
        );
    };
    add(&mut folding, 0.001, What::Runs(0));
    add(&mut folding, 0.002, What::Waits(None));
    let told = folding.take().expect("something happened");
    assert_eq!(
        told.threads[0].changes,
        [(1.0, State::Running), (2.0, State::Waiting)]
    );
    for turn in 0..1_000 {
        let what = if turn % 2 == 0 {
            What::CanRun
        } else {
            What::Runs(0)
        };
        add(&mut folding, 0.003 + f64::from(turn) / 1e6, what);
    }
    let told = folding.take().expect("something happened");
    let changes = &told.threads[0].changes;
    assert_eq!(changes.len(), MOST_CHANGES);
    let (at, state) = *changes.last().expect("there are some");
    assert_eq!(state, told.threads[0].state, "the last one is not lost");
    assert!((at - 3.999).abs() < 1e-9, "{at}");
}

#[test]
fn a_lock_has_a_holder_and_those_who_wait() {
    let lock: Arc<str> = "'lock'".into();
    let mut records = vec![
        (0, What::Start(1)),
        (0, What::Start(2)),
        (1, What::Runs(0)),
        (1, What::Named("A".into())),
        (1, What::Acquire(Arc::clone(&lock))),
        (2, What::Runs(0)),
        (2, What::At(5)),
        (2, What::Blocked(Arc::clone(&lock))),
    ];
    let scene = after(&records);
    assert_eq!(
        states(&scene),
        [("A", "running", 0), ("thread 2", "waiting", 5)]
    );
    let kind = ThingKind::Lock {
        holder: Some("A".into()),
        depth: 0,
        waiting: vec!["thread 2".into()],
    };
    assert_eq!(scene.things[0].kind, kind);
    records.extend([
        (1, What::Release(Arc::clone(&lock))),
        (2, What::CanRun),
        (1, What::Ends),
    ]);
    let scene = after(&records);
    assert_eq!(states(&scene)[0].1, "ended");
    assert_eq!(states(&scene)[1].1, "ready");
    let kind = ThingKind::Lock {
        holder: None,
        depth: 0,
        waiting: Vec::new(),
    };
    assert_eq!(scene.things[0].kind, kind);
}

#[test]
fn of_many_things_the_first_are_told_and_the_others_counted() {
    let records: Vec<_> = (10..27)
        .map(|number| (0, What::Put(format!("q{number}").into())))
        .collect();
    let scene = after(&records);
    assert_eq!((scene.things.len(), scene.more_things), (12, 5));
}

#[test]
fn events_barriers_and_conditions_say_how_they_stand() {
    let stands = |name: &str, standing| (0, What::Stands(name.into(), standing));
    let scene = after(&[
        stands("both", Standing::Barrier(1, 2)),
        stands("changed", Standing::Condition(3)),
        stands("done", Standing::Event(false)),
        stands("done", Standing::Event(true)),
    ]);
    let kinds = scene.things.iter().map(|thing| thing.kind.clone());
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            ThingKind::Barrier { there: 1, of: 2 },
            ThingKind::Condition(3),
            ThingKind::Event(true)
        ]
    );
}

#[test]
fn a_lock_that_is_taken_again_says_how_often() {
    let lock: Arc<str> = "lock 'again'".into();
    let depth = |depth| (0, What::Stands("again".into(), Standing::Depth(depth)));
    let acquire = What::Acquire(lock);
    let scene = after(&[(0, What::Runs(0)), (0, acquire), depth(1), depth(2)]);
    let kind = ThingKind::Lock {
        holder: Some(MAIN.into()),
        depth: 2,
        waiting: Vec::new(),
    };
    assert_eq!((scene.things.len(), &scene.things[0].kind), (1, &kind));
}

#[test]
fn what_a_queue_is_made_of_is_not_shown_beside_it() {
    let lock = |name: &str| (0, What::Acquire(format!("lock '{name}'").into()));
    let scene = after(&[
        (0, What::Put("jobs".into())),
        lock("jobs"),
        lock("jobs.mutex"),
        lock("jobs_lock"),
    ]);
    let names: Vec<_> = scene.things.iter().map(|thing| &*thing.name).collect();
    assert_eq!(names, ["jobs", "lock 'jobs_lock'"]);
}

#[test]
fn equal_names_in_two_processes_are_two_things() {
    let mut folding = Folding::default();
    for process in [0, 1] {
        for _ in 0..=process {
            let record = Record {
                at: 1.5,
                process: process + 1,
                thread: 0,
                what: What::Put("q".into()),
            };
            folding.add(process, &record);
        }
    }
    let scene = folding.take().expect("something happened");
    let things = scene.things.iter();
    let told: Vec<_> = things.map(|thing| (thing.process, &thing.kind)).collect();
    assert_eq!(told, [(0, &ThingKind::Queue(1)), (1, &ThingKind::Queue(2))]);
    assert!((scene.at_ms - 1_500.0).abs() < 1e-9);
}

#[test]
fn queues_have_items_and_semaphores_permits() {
    let scene = after(&[
        (0, What::Put("q".into())),
        (0, What::Put("q".into())),
        (1, What::Get("q".into())),
        (0, What::Stands("seats".into(), Standing::Permits(1, 2))),
    ]);
    let kinds: Vec<_> = scene
        .things
        .iter()
        .map(|thing| thing.kind.clone())
        .collect();
    assert_eq!(
        kinds,
        [
            ThingKind::Queue(1),
            ThingKind::Semaphore { left: 1, most: 2 }
        ]
    );
}

#[test]
fn of_many_threads_the_first_are_told_and_the_others_counted() {
    let records: Vec<_> = (1..=100).map(|thread| (0, What::Start(thread))).collect();
    let scene = after(&records);
    assert_eq!((scene.threads.len(), scene.more_threads), (32, 68));
    assert!(states(&scene).iter().all(|(_, state, _)| *state == "new"));
}

#[test]
fn nothing_is_told_twice() {
    let mut folding = Folding::default();
    assert_eq!(folding.take(), None);
    let record = Record {
        at: 0.0,
        process: 1,
        thread: 0,
        what: What::Runs(0),
    };
    folding.add(0, &record);
    assert!(folding.take().is_some());
    assert_eq!(folding.take(), None);
}
