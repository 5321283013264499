//! Processes and the codec: what must hold whatever a program prints.

mod common;

use common::{Program, Stage, waiting};
use interleave_python::codec::{Decoded, Encoded, Progress};
use interleave_python::schedule::End;
use interleave_python::{Machine, Value};
use proptest::prelude::*;

/// What a program prints, on both streams, and how it ends; `megabytes` for one process.
fn play(source: &str, megabytes: usize) -> (String, Option<End>) {
    let program = Program::new(Stage::default(), source);
    let (printed, end) = program.with_megabytes(megabytes).with_gil();
    (printed.all(), end)
}

#[test]
fn two_processes_that_wait_for_each_other_are_told() {
    let source = "
import multiprocessing as mp
def other(one, two, begun):
    with one:
        begun.set()
        two.acquire()
one, two, begun = mp.Lock(), mp.Lock(), mp.Event()
two.acquire()
mp.Process(target=other, args=(one, two, begun)).start()
begun.wait()
one.acquire()
";
    assert_eq!(
        waiting(play(source, 64).1),
        [
            "  MainThread waits for shared lock or semaphore 1, in line 11: one.acquire()",
            "  Process-1 (process 2) waits for shared lock or semaphore 2, in line 6: two.acquire()",
        ]
    );
}

#[test]
fn a_process_that_waits_for_its_own_end_of_a_queue_is_told() {
    let (_, end) = play("import multiprocessing as mp\nmp.Queue().get()\n", 64);
    let lines = waiting(end);
    assert!(
        lines[0].contains("a value from queue or pipe 1"),
        "{lines:?}"
    );
}

#[test]
fn a_run_is_the_same_each_time() {
    let source = "
import multiprocessing as mp, random
def work(n, results):
    for i in range(3):
        results.put((n, i, random.random()))
results = mp.SimpleQueue()
ps = [mp.Process(target=work, args=(n, results)) for n in range(4)]
for p in ps: p.start()
print([results.get() for _ in range(12)])
";
    let first = play(source, 64);
    assert_eq!(first.1, Some(End::Exit(0)), "{}", first.0);
    assert_eq!(first, play(source, 64));
}

#[test]
fn the_program_ends_with_its_main_process() {
    let source = "
import multiprocessing as mp, os, time
def grandchild():
    time.sleep(1000)
    print('never')
def child():
    mp.Process(target=grandchild).start()
    os.kill(os.getpid(), 9)
p = mp.Process(target=child)
p.start()
p.join()
print(p.exitcode)
";
    assert_eq!(play(source, 64), ("-9\n".into(), Some(End::Exit(0))));
}

#[test]
fn a_main_process_that_is_killed_ends_as_in_a_shell() {
    let source = "
import multiprocessing as mp, os
p = mp.Process(target=os.kill, args=(os.getpid(), 15))
p.start()
p.join()
print('never')
";
    assert_eq!(play(source, 64), (String::new(), Some(End::Exit(143))));
}

#[test]
fn memory_is_bounded_for_each_process_and_for_all() {
    let source = "
import multiprocessing as mp
def fill(megabytes, ready, done):
    try:
        data = [bytearray(1 << 20) for _ in range(megabytes)]
        ready.put('filled')
    except MemoryError:
        ready.put('no memory')
    done.wait()
def ask(count, megabytes):
    ready, done = mp.SimpleQueue(), mp.Event()
    ps = [mp.Process(target=fill, args=(megabytes, ready, done)) for _ in range(count)]
    for p in ps: p.start()
    print(sorted({ready.get() for _ in ps}))
    done.set()
    for p in ps: p.join()
ask(1, 20)
ask(1, 80)
ask(20, 20)
";
    let printed = "['filled']\n['no memory']\n['filled', 'no memory']\n";
    assert_eq!(play(source, 64), (printed.into(), Some(End::Exit(0))));
}

#[test]
fn too_many_processes_are_refused() {
    let source = "
import multiprocessing as mp
ready = mp.Event()
started = 0
try:
    for _ in range(100):
        mp.Process(target=ready.wait, daemon=True).start()
        started += 1
except OSError as e:
    print(type(e).__name__, e, started)
";
    let printed = "BlockingIOError [Errno 11] Resource temporarily unavailable 63\n";
    assert_eq!(play(source, 256), (printed.into(), Some(End::Exit(0))));
}

fn encoded(machine: &mut Machine, value: Value) -> Vec<u8> {
    match machine.encode(value, &[]) {
        Ok(Encoded::Bytes(data)) => data,
        other => panic!("{other:?}"),
    }
}

/// A value made of built-in ones.
#[derive(Clone, Debug)]
enum Tree {
    None,
    Int(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Tree>),
    Tuple(Vec<Tree>),
    Dict(Vec<(String, Tree)>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::None),
        any::<i64>().prop_map(Tree::Int),
        any::<f64>().prop_map(Tree::Float),
        any::<String>().prop_map(Tree::Text),
        any::<Vec<u8>>().prop_map(Tree::Bytes),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::List),
            prop::collection::vec(inner.clone(), 0..6).prop_map(Tree::Tuple),
            prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Tree::Dict),
        ]
    })
}

fn made(machine: &mut Machine, tree: &Tree) -> Value {
    let all = |machine: &mut Machine, items: &[Tree]| -> Vec<Value> {
        items.iter().map(|item| made(machine, item)).collect()
    };
    match tree {
        Tree::None => Value::NONE,
        Tree::Int(number) => machine.integer(*number),
        Tree::Float(number) => machine.float(*number),
        Tree::Text(text) => machine.str(text.as_str()),
        Tree::Bytes(bytes) => machine.bytes(bytes.clone()),
        Tree::List(items) => {
            let items = all(machine, items);
            machine.list(items)
        }
        Tree::Tuple(items) => {
            let items = all(machine, items);
            machine.tuple(items)
        }
        Tree::Dict(pairs) => {
            let dict = machine.new_dict(interleave_python::object::Dict::default());
            for (key, item) in pairs {
                let item = made(machine, item);
                machine.dict_set_str(dict, key, item);
            }
            dict
        }
    }
}

proptest! {
    #[test]
    fn a_value_comes_back_as_it_was(tree in tree()) {
        let mut machine = Stage::default().bare_machine();
        let value = made(&mut machine, &tree);
        let data = encoded(&mut machine, value);
        let decoded = machine.decode(&data, &mut Progress::default());
        let Ok(Decoded::Value(again)) = decoded else {
            panic!("{decoded:?}");
        };
        prop_assert_eq!(machine.repr(again), machine.repr(value));
    }

    #[test]
    fn wrong_bytes_are_told_and_never_panic(
        tree in tree(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut machine = Stage::default().bare_machine();
        let value = made(&mut machine, &tree);
        let mut data = encoded(&mut machine, value);
        for (place, byte) in changes {
            let place = place.index(data.len());
            data[place] = byte;
        }
        let _ = machine.decode(&data, &mut Progress::default());
        data.truncate(cut.index(data.len()));
        let _ = machine.decode(&data, &mut Progress::default());
    }

    #[test]
    fn operations_in_any_order_never_panic(
        data in prop::collection::vec(
            prop_oneof![
                prop::sample::select(b"NTFEUiIfsbBrtzlLdDSAmgpGROaK.".to_vec()),
                0_u8..4,
                any::<u8>(),
            ],
            0..64,
        ),
    ) {
        let mut machine = Stage::default().bare_machine();
        let mut progress = Progress::default();
        // What asks for Python gets something back, and goes on.
        for _ in 0..64 {
            match machine.decode(&data, &mut progress) {
                Ok(Decoded::Call(..) | Decoded::Find(..)) => progress.stack.push(Value::NONE),
                Ok(Decoded::Change(..)) => {}
                Ok(Decoded::Value(_) | Decoded::Wrong(_)) | Err(_) => break,
            }
        }
    }
}
