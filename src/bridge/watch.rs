//! Watches a run from the page: is the engine alive, and is the page in view?
//! A timing taken while the tab was hidden or the machine slept is void.

use super::clock::now_ms;
use super::engine_worker::EngineWorker;
use super::inbox::Death;
use super::live::Live;
use super::process_pool::ProcessPool;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;

/// How often the engine is looked at.
const LOOK_EVERY_MS: u32 = 200;
/// An engine that shows no sign of life for so long, in view, is given up.
const SILENCE_LIMIT_MS: f64 = 15_000.0;
/// The page's timers stood still for so long: the machine slept, or nearly.
const PAUSE_MS: f64 = 3_000.0;

/// A watch on one engine, and on its processes; it ends when dropped.
pub(super) struct Watch {
    disturbed: Rc<Cell<bool>>,
    _visibility: Option<EventListener>,
    _looks: Interval,
}

impl Watch {
    /// Begins to watch.
    pub(super) fn begin(engine: &Rc<EngineWorker>, process_pool: Option<Rc<ProcessPool>>) -> Self {
        let disturbed = Rc::new(Cell::new(false));
        Self {
            _visibility: on_hidden(&disturbed),
            _looks: look(engine, process_pool, &disturbed),
            disturbed,
        }
    }

    /// Whether anything disturbed since this was last asked.
    pub(super) fn take_disturbed(&self) -> bool {
        self.disturbed.replace(false)
    }
}

/// Waits until the page is in view.
pub(super) async fn in_view() {
    while is_hidden() {
        TimeoutFuture::new(LOOK_EVERY_MS).await;
    }
}

fn on_hidden(disturbed: &Rc<Cell<bool>>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let disturbed = Rc::clone(disturbed);
    Some(EventListener::new(
        &document,
        "visibilitychange",
        move |_| disturbed.set(true),
    ))
}

fn look(
    engine: &Rc<EngineWorker>,
    process_pool: Option<Rc<ProcessPool>>,
    disturbed: &Rc<Cell<bool>>,
) -> Interval {
    let engine = Rc::downgrade(engine);
    let disturbed = Rc::clone(disturbed);
    let mut looked_ms = now_ms();
    let (mut heartbeat, mut pulse_ms) = (0, looked_ms);
    Interval::new(LOOK_EVERY_MS, move || {
        let Some(engine) = engine.upgrade() else {
            return;
        };
        let now_ms = now_ms();
        if now_ms - looked_ms > PAUSE_MS && !is_hidden() {
            disturbed.set(true);
            pulse_ms = now_ms;
        }
        looked_ms = now_ms;
        let live = engine.live();
        if let Some(worker) = live.as_ref().and_then(Live::died) {
            engine.end(Death::PoolWorker(worker));
        }
        let mut pulse_now = live.map_or(0, |live| live.heartbeat());
        if let Some(process_pool) = &process_pool {
            process_pool.report_deaths(&engine);
            pulse_now = pulse_now.wrapping_add(process_pool.heartbeat());
        }
        if pulse_now != heartbeat || is_hidden() {
            (heartbeat, pulse_ms) = (pulse_now, now_ms);
        } else if now_ms - pulse_ms > SILENCE_LIMIT_MS {
            engine.end(Death::Silent);
        }
    })
}

/// Whether the page is hidden.
pub(super) fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}
