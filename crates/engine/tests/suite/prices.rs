//! Claims about work that asks a server for prices.

use crate::runs::{OF_ONE_MEMORY, assert_clearly_less, elapsed_ms, native, outcome, run_at_once};
use crate::support::apart::Apart;
use crate::support::little;
use interleave_core::mode::Mode;
use interleave_core::work::{Answer, Params, Workload};
use interleave_engine::run::Halt;
use interleave_engine::run::telemetry::Telemetry;
use std::sync::atomic::Ordering::SeqCst;
use std::thread;
use std::time::Duration;

#[test]
fn prices_are_asked_of_the_server_in_every_mode() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let params = little(Workload::Prices);
    let plan = Workload::Prices.plan(params).expect("it is little");
    let alone = native(2);
    for mode in OF_ONE_MEMORY {
        let platform = Apart::new(2, None).with_server(price);
        let asked = outcome(mode, &*plan, &platform, &TELEMETRY);
        assert_eq!(platform.asked.load(SeqCst), params.tasks, "{mode:?}");
        assert_eq!(asked, outcome(mode, &*plan, &alone, &TELEMETRY), "{mode:?}");
    }
}

/// The server's prices, computed as the service worker does.
fn price(path: &str) -> Result<Answer, String> {
    let what = path.strip_prefix("price/").ok_or("no price")?;
    let (what, query) = what.split_once('?').ok_or("no query")?;
    assert_eq!(query, "ms=2");
    let mut hash = what.bytes().fold(2_166_136_261_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
    });
    for (shift, factor) in [(16, 0x85eb_ca6b_u32), (13, 0xc2b2_ae35)] {
        hash = (hash ^ (hash >> shift)).wrapping_mul(factor);
    }
    let cents = 1_000 + (hash ^ (hash >> 16)) % 99_001;
    Ok(Answer {
        close: f64::from(cents) / 100.0,
    })
}

#[test]
fn a_server_that_refuses_ends_the_run_with_its_reason() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Workload::Prices.plan(little(Workload::Prices));
    let plan = plan.expect("it is little");
    for mode in OF_ONE_MEMORY {
        let platform = Apart::new(2, None).with_server(|_| Err("it answered 500".to_owned()));
        let Err(Halt::Unanswered { path, why }) = run_at_once(mode, &*plan, &platform, &TELEMETRY)
        else {
            panic!("{mode:?} went on without an answer");
        };
        assert!(path.starts_with("price/"), "{path}");
        assert_eq!(why, "it answered 500");
    }
}

#[test]
fn a_wrong_price_is_no_right_answer() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let plan = Workload::Prices.plan(little(Workload::Prices));
    let plan = plan.expect("it is little");
    let platform = Apart::new(2, None).with_server(|_| Ok(Answer { close: 1.0 }));
    let ran = run_at_once(Mode::Concurrent, &*plan, &platform, &TELEMETRY);
    assert!(plan.check(&ran.expect("it was answered").outputs).is_err());
}

#[test]
fn questions_overlap_concurrently_and_block_one_after_another() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let params = Params {
        tasks: 10,
        latency_ms: 2,
        ..little(Workload::Prices)
    };
    let plan = Workload::Prices.plan(params).expect("it is little");
    let platform = Apart::new(2, None).with_server(|path| {
        thread::sleep(Duration::from_millis(18));
        price(path)
    });
    let elapsed_ms = |mode| elapsed_ms(mode, &*plan, &platform, &TELEMETRY);
    let sequential_ms = elapsed_ms(Mode::Sequential);
    assert!(sequential_ms >= 200.0, "{sequential_ms} ms");
    assert_clearly_less(
        || elapsed_ms(Mode::Concurrent),
        || elapsed_ms(Mode::Sequential),
    );
}
