//! Claims about the messages: what is sent arrives, and whatever else arrives
//! does no harm.

use interleave_core::mode::{Mode, Rules, RunConfig};
use interleave_core::sample::{Copying, ProgramEnd, ProgramRun, Sampled};
use interleave_core::trace::Kind;
use interleave_core::work::Output;
use interleave_core::work::Work;
use interleave_core::work::remote::{Payload, PayloadRef};
use interleave_core::work::{Params, Workload};
use interleave_engine::protocol::{
    Failure, ProgramRequest, ProtocolError, Reply, Request, VERSION, decode, decode_task_reply,
    encode, encode_task_reply,
};
use interleave_engine::run::{Halt, TaskReply, TaskSpan};
use proptest::collection::vec;
use proptest::prelude::*;

fn workloads() -> impl Strategy<Value = Workload> {
    prop::sample::select(Workload::ALL.to_vec())
}

fn modes() -> impl Strategy<Value = Mode> {
    prop::sample::select(Mode::ALL.to_vec())
}

fn params() -> impl Strategy<Value = Params> {
    any::<(u32, u32, u32, u64, Option<u32>)>().prop_map(|(tasks, size, latency_ms, seed, chunk)| {
        Params {
            tasks,
            size,
            latency_ms,
            seed,
            chunk,
        }
    })
}

fn ways() -> impl Strategy<Value = RunConfig> {
    let numbers = any::<(u32, u32, bool)>();
    (modes(), numbers).prop_map(|(mode, (switch_interval_ms, workers, traced))| RunConfig {
        mode,
        rules: Rules { switch_interval_ms },
        workers,
        traced,
    })
}

fn requests() -> impl Strategy<Value = Request> {
    prop_oneof![
        (workloads(), params())
            .prop_map(|(workload, params)| Request::Prepare(Work::Workload(workload, params))),
        (ways(), any::<u32>()).prop_map(|(config, rounds)| Request::Sample { config, rounds }),
        any::<(String, Vec<u8>, Vec<Vec<u8>>, bool, u64)>().prop_map(
            |(source, code, library, switches_anywhere, seed)| {
                Request::Program(ProgramRequest {
                    source,
                    code,
                    library,
                    switches_anywhere,
                    seed,
                })
            }
        ),
        Just(Request::Trace),
        any::<f64>().prop_map(|duration_ms| Request::Spin { duration_ms }),
    ]
}

fn protocol_errors() -> impl Strategy<Value = ProtocolError> {
    prop_oneof![
        Just(ProtocolError::Empty),
        any::<u8>().prop_map(ProtocolError::Version),
        Just(ProtocolError::Garbled),
    ]
}

fn halts() -> impl Strategy<Value = Halt> {
    prop_oneof![
        Just(Halt::Stopped),
        any::<(String, String)>().prop_map(|(path, why)| Halt::Unanswered { path, why }),
        any::<(u32, u32)>().prop_map(|(process, task)| Halt::ProcessDied { process, task }),
        any::<String>().prop_map(Halt::ProcessFailed),
    ]
}

fn copying() -> impl Strategy<Value = Option<Copying>> {
    prop::option::of(
        any::<(f64, f64, u64)>().prop_map(|(copy_ms, compute_ms, bytes)| Copying {
            copy_ms,
            compute_ms,
            bytes,
        }),
    )
}

fn programs() -> impl Strategy<Value = Option<ProgramRun>> {
    let ran = any::<(String, u32)>().prop_map(|(output, exit)| ProgramRun {
        output,
        exit,
        end: ProgramEnd::Deadlock,
    });
    prop::option::of(ran)
}

fn outputs() -> impl Strategy<Value = Output> {
    prop_oneof![
        any::<u64>().prop_map(Output::Count),
        any::<[u8; 32]>().prop_map(Output::Digest),
        vec(any::<u32>(), 0..50).prop_map(Output::Numbers),
        vec(any::<f32>(), 0..50).prop_map(Output::Elements),
        vec(any::<u8>(), 0..50).prop_map(Output::Pixels),
    ]
}

fn task_spans() -> impl Strategy<Value = TaskSpan> {
    any::<(f64, f64)>().prop_map(|(start_ms, end_ms)| TaskSpan {
        kind: Kind::Wait,
        start_ms,
        end_ms,
    })
}

fn deliveries() -> impl Strategy<Value = TaskReply> {
    prop_oneof![
        (
            outputs(),
            any::<f64>(),
            any::<f64>(),
            vec(task_spans(), 0..9)
        )
            .prop_map(
                |(output, compute_ms, began_ms, task_spans)| TaskReply::Done {
                    output,
                    compute_ms,
                    began_ms,
                    task_spans,
                }
            ),
        any::<String>().prop_map(TaskReply::Failed),
    ]
}

fn failures() -> impl Strategy<Value = Failure> {
    prop_oneof![
        any::<u64>().prop_map(|bytes| Failure::OutOfMemory { bytes }),
        any::<String>().prop_map(Failure::WrongAnswer),
        halts().prop_map(Failure::Halted),
        Just(Failure::NothingPrepared),
        Just(Failure::NoPool),
        Just(Failure::NoProcesses),
        Just(Failure::NoProgram),
        Just(Failure::Busy),
        protocol_errors().prop_map(Failure::Unreadable),
    ]
}

fn replies() -> impl Strategy<Value = Reply> {
    prop_oneof![
        Just(Reply::Prepared),
        (any::<f64>(), any::<String>(), copying(), programs()).prop_map(
            |(elapsed_ms, checksum, copying, program)| {
                Reply::of_sample(Sampled {
                    elapsed_ms,
                    checksum,
                    copying,
                    program,
                })
            }
        ),
        any::<f64>().prop_map(Reply::Spun),
        failures().prop_map(Reply::Failed),
    ]
}

proptest! {
    #[test]
    fn every_request_arrives_as_it_was_sent(request in requests()) {
        prop_assert_eq!(decode::<Request>(&encode(&request)), Ok(request));
    }

    #[test]
    fn every_reply_arrives_as_it_was_sent(reply in replies()) {
        prop_assert_eq!(decode::<Reply>(&encode(&reply)), Ok(reply));
    }

    #[test]
    fn every_delivery_arrives_with_the_memory_beside_it(task_reply in deliveries()) {
        let (bytes, part) = encode_task_reply(&task_reply);
        let payload = part.map(|part| match part {
            PayloadRef::Numbers(numbers) => Payload::Numbers(numbers.to_vec()),
            PayloadRef::Elements(elements) => Payload::Elements(elements.to_vec()),
            PayloadRef::Bytes(bytes) => Payload::Bytes(bytes.to_vec()),
        });
        let arrived = decode_task_reply(&bytes, payload.into_iter().collect());
        prop_assert_eq!(arrived, Ok(task_reply));
    }

    #[test]
    fn a_delivery_without_its_memory_is_refused(numbers in vec(any::<u32>(), 0..9)) {
        let task_reply = TaskReply::Done {
            output: Output::Numbers(numbers),
            compute_ms: 1.0,
            began_ms: 2.0,
            task_spans: vec![],
        };
        let (bytes, _) = encode_task_reply(&task_reply);
        let garbled = Err(ProtocolError::Garbled);
        prop_assert_eq!(decode_task_reply(&bytes, Vec::new()), garbled.clone());
        prop_assert_eq!(decode_task_reply(&bytes, vec![Payload::Bytes(vec![1])]), garbled);
    }

    #[test]
    fn garbage_is_an_error_or_a_message_but_never_a_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = decode::<Request>(&bytes);
        let _ = decode::<Reply>(&bytes);
    }

    #[test]
    fn garbage_behind_the_right_version_does_no_harm(mut bytes in vec(any::<u8>(), 1..200)) {
        bytes[0] = VERSION;
        let _ = decode::<Request>(&bytes);
        let _ = decode::<Reply>(&bytes);
    }

    #[test]
    fn a_message_of_another_version_is_refused_by_name(reply in replies(), version: u8) {
        prop_assume!(version != VERSION);
        let mut bytes = encode(&reply);
        bytes[0] = version;
        prop_assert_eq!(decode::<Reply>(&bytes), Err(ProtocolError::Version(version)));
    }

    #[test]
    fn a_message_that_was_cut_short_is_refused(request in requests(), cut in 1_usize..40) {
        let bytes = encode(&request);
        let kept = bytes.len().saturating_sub(cut);
        prop_assert!(decode::<Request>(&bytes[..kept]).is_err());
    }
}

#[test]
fn nothing_at_all_is_no_message() {
    assert_eq!(decode::<Request>(&[]), Err(ProtocolError::Empty));
    assert_eq!(decode::<Reply>(&[]), Err(ProtocolError::Empty));
    assert_eq!(decode::<Reply>(&[VERSION]), Err(ProtocolError::Garbled));
}

#[test]
fn a_text_that_claims_to_be_endless_is_refused_without_room_being_made_for_it() {
    let mut bytes = encode(&Reply::Failed(Failure::WrongAnswer(String::new())));
    assert_eq!(bytes.pop(), Some(0), "the length comes last");
    bytes.extend([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]);
    assert_eq!(decode::<Reply>(&bytes), Err(ProtocolError::Garbled));
}

#[test]
fn every_failure_says_what_was_wrong_in_a_sentence() {
    let failures = [
        Failure::OutOfMemory {
            bytes: 2_000_000_000,
        },
        Failure::WrongAnswer("7 is not prime".to_owned()),
        Failure::Halted(Halt::Stopped),
        Failure::Halted(Halt::ProcessDied {
            process: 0,
            task: 3,
        }),
        Failure::Halted(Halt::Unanswered {
            path: "price/x".to_owned(),
            why: "it answered 404".to_owned(),
        }),
        Failure::Halted(Halt::ProcessFailed("it ran out of memory".to_owned())),
        Failure::NoProcesses,
        Failure::NothingPrepared,
        Failure::NoPool,
        Failure::Busy,
        Failure::Unreadable(ProtocolError::Empty),
        Failure::Unreadable(ProtocolError::Version(9)),
        Failure::Unreadable(ProtocolError::Garbled),
    ];
    for failure in failures {
        let words = failure.to_string();
        assert!(words.ends_with('.') && words.len() > 7, "{words}");
    }
    let memory = Failure::OutOfMemory {
        bytes: 2_000_000_000,
    }
    .to_string();
    assert!(
        memory.contains("2000 MB") && memory.contains("smaller"),
        "{memory}"
    );
}
