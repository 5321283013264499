//! A machine with everything: a pool, a server to ask, and threads that share
//! nothing and so stand in for processes. What it sends them goes through bytes
//! and copies, as in a browser.

use futures_channel::oneshot;
use interleave_core::work::remote::{Payload, PayloadRef};
use interleave_core::work::{Answer, Question};
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{decode_task_reply, encode, encode_task_reply};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Clocks, Platform, Process, ProcessDied, TaskReply, TaskRequest};
use pollster::block_on;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

type Parcel = (Vec<u8>, Vec<Payload>);
/// A parcel, and where its answer goes.
type Order = (Parcel, oneshot::Sender<Parcel>);
/// What a server says to a path.
type Server = fn(&str) -> Result<Answer, String>;

/// Dies of a task of this number.
#[derive(Clone, Copy)]
pub struct Poison(pub u32);

/// The machine.
pub struct Apart {
    native: Native,
    processes: Vec<Mutex<Sender<Order>>>,
    server: Option<Server>,
    /// How many questions were asked.
    pub asked: AtomicU32,
    /// How many requests to processes said of which work they are.
    pub told: AtomicU32,
}

impl Apart {
    /// A machine of `workers` workers and as many processes. Each writes telemetry that nobody
    /// else reads.
    pub fn new(workers: u32, poison: Option<Poison>) -> Self {
        Self {
            native: Native::new(workers).expect("a few threads can be had"),
            processes: (0..workers).map(|_| Mutex::new(start(poison))).collect(),
            server: None,
            asked: AtomicU32::new(0),
            told: AtomicU32::new(0),
        }
    }

    fn hand_over(&self, process: u32, order: Order) -> Result<(), ProcessDied> {
        let sender = self.processes[process as usize].lock().expect("whole");
        sender.send(order).map_err(|_| ProcessDied)
    }

    /// The same with a server that answers so.
    pub fn with_server(mut self, server: Server) -> Self {
        self.server = Some(server);
        self
    }
}

fn start(poison: Option<Poison>) -> Sender<Order> {
    let telemetry = unused_telemetry();
    let (sender, task_requests) = channel::<Order>();
    thread::spawn(move || {
        let platform = Native::new(1).expect("a thread can be had");
        let mut process = Process::default();
        for ((bytes, payload), reply) in task_requests {
            let task_request: TaskRequest =
                interleave_engine::protocol::decode(&bytes).expect("it was encoded");
            if poison.is_some_and(|Poison(task)| task == task_request.task) {
                return;
            }
            let task_reply = block_on(process.serve(task_request, &payload, &platform, telemetry));
            let (head, part) = encode_task_reply(&task_reply);
            // The one that asked may have given up.
            let _ = reply.send((head, part.iter().map(copied).collect()));
        }
    });
    sender
}

/// Telemetry that nobody else reads. It is made where the stack has room for it.
fn unused_telemetry() -> &'static Telemetry {
    let roomy = thread::Builder::new().stack_size(64 << 20);
    let made = roomy.spawn(|| &*Box::leak(Box::new(Telemetry::new())));
    made.expect("a thread can be had")
        .join()
        .expect("it does not panic")
}

fn copied(part: &PayloadRef<'_>) -> Payload {
    match part {
        PayloadRef::Numbers(numbers) => Payload::Numbers(numbers.to_vec()),
        PayloadRef::Elements(elements) => Payload::Elements(elements.to_vec()),
        PayloadRef::Bytes(bytes) => Payload::Bytes(bytes.to_vec()),
    }
}

impl Platform for Apart {
    fn now_ms(&self) -> f64 {
        self.native.now_ms()
    }

    fn clocks(&self) -> Clocks {
        self.native.clocks()
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

    fn publish_telemetry(&self) {}

    fn has_network(&self) -> bool {
        self.server.is_some()
    }

    fn ask_blocking(&self, question: &Question) -> Result<Answer, String> {
        self.asked.fetch_add(1, SeqCst);
        thread::sleep(Duration::from_millis(question.latency_ms.into()));
        self.server.expect("there is a server")(&question.path)
    }

    async fn ask(&self, question: &Question) -> Result<Answer, String> {
        self.asked.fetch_add(1, SeqCst);
        let (sender, answer) = oneshot::channel();
        let (server, question) = (self.server.expect("there is a server"), question.clone());
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(question.latency_ms.into()));
            sender.send(server(&question.path))
        });
        answer.await.expect("the server answers")
    }

    fn processes(&self) -> u32 {
        self.processes.len() as u32
    }

    async fn call(
        &self,
        process: u32,
        task_request: &TaskRequest,
        payload: &[PayloadRef<'_>],
    ) -> Result<TaskReply, ProcessDied> {
        if task_request.work.is_some() {
            self.told.fetch_add(1, SeqCst);
        }
        let (sender, reply) = oneshot::channel();
        let parcel = (encode(task_request), payload.iter().map(copied).collect());
        self.hand_over(process, (parcel, sender))?;
        let (head, payload) = reply.await.map_err(|_| ProcessDied)?;
        decode_task_reply(&head, payload).map_err(|_| ProcessDied)
    }
}
