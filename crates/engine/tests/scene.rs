//! Claims about what is shown of a program's threads at the end of its run.

use interleave_core::mode::{Mode, RunConfig};
use interleave_core::sample::ProgramEnd;
use interleave_engine::engine::Engine;
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{ProgramRequest, Reply, Request};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Clocks, Platform, Scene, State};
use interleave_python_compiler::{Target, compile};
use pollster::block_on;
use std::sync::{Arc, Mutex};

/// Two locks in opposite orders; the barrier makes it certain that both have their first one.
const TWO_LOCKS: &str = "import threading
left = threading.Lock()
right = threading.Lock()
both = threading.Barrier(2)

def work(first, second):
    with first:
        both.wait()
        with second:
            print('never')

ada = threading.Thread(target=work, args=(left, right), name='Ada')
bo = threading.Thread(target=work, args=(right, left), name='Bo')
ada.start()
bo.start()
ada.join()
";

/// Threads of the operating system, with the last scene that was shown.
struct Watched {
    native: Native,
    last: Arc<Mutex<Option<Scene>>>,
}

impl Platform for Watched {
    fn now_ms(&self) -> f64 {
        self.native.now_ms()
    }

    fn clocks(&self) -> Clocks {
        self.native.clocks()
    }

    fn show_scene(&self, scene: &Scene) {
        *self.last.lock().expect("whole") = Some(scene.clone());
    }

    async fn pause(&self, ms: f64) {
        self.native.pause(ms).await;
    }

    fn block(&self, ms: f64) {
        self.native.block(ms);
    }

    fn pool_size(&self) -> Option<u32> {
        self.native.pool_size()
    }

    fn on_pool<T: Send>(&self, lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
        self.native.on_pool(lanes, lane)
    }

    fn on_pool_watched(
        &self,
        lanes: u32,
        lane: impl Fn(u32) + Sync,
        every_ms: f64,
        look: impl FnMut(),
    ) {
        self.native.on_pool_watched(lanes, lane, every_ms, look);
    }

    fn publish_telemetry(&self) {}
}

#[test]
fn after_a_deadlock_every_thread_is_seen_to_wait() {
    static TELEMETRY: Telemetry = Telemetry::new();
    let last = Arc::default();
    let platform = Watched {
        native: Native::new(2).expect("threads can be had"),
        last: Arc::clone(&last),
    };
    let mut engine = Engine::new(platform, &TELEMETRY);
    let code = compile(TWO_LOCKS, Target::Module).expect("the program is right");
    for mode in [Mode::Gil, Mode::Parallel] {
        for _ in 0..50 {
            let program = ProgramRequest {
                source: TWO_LOCKS.to_owned(),
                code: code.to_bytes(),
                library: Vec::new(),
                switches_anywhere: true,
                seed: 7,
            };
            let taken = block_on(engine.handle(Request::Program(program)));
            assert_eq!(taken, Reply::Prepared);
            let config = RunConfig {
                traced: true,
                workers: 2,
                ..RunConfig::of(mode)
            };
            let reply = block_on(engine.handle(Request::Sample { config, rounds: 1 }));
            let program = reply.into_sample().expect("it is a sample").program;
            assert_eq!(program.map(|run| run.end), Some(ProgramEnd::Deadlock));
            let scene = last.lock().expect("whole").take().expect("it was shown");
            let states = scene
                .threads
                .iter()
                .map(|thread| (&*thread.name, thread.state));
            let states: Vec<_> = states.collect();
            let expected = ["MainThread", "Ada", "Bo"].map(|name| (name, State::Waiting));
            assert_eq!(states, expected, "{mode:?}");
        }
    }
}
