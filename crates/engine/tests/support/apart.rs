//! A machine with everything: a pool, a server to ask, and threads that share
//! nothing and so stand in for processes. What it sends them goes through bytes
//! and copies, as in a browser.

use futures_channel::oneshot;
use interleave_core::work::remote::{Goods, Piece};
use interleave_core::work::{Answer, Question};
use interleave_engine::platform::native::Native;
use interleave_engine::protocol::{decode_delivery, encode, encode_delivery};
use interleave_engine::run::telemetry::Telemetry;
use interleave_engine::run::{Delivery, Errand, Host, Lost, Process};
use pollster::block_on;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

type Parcel = (Vec<u8>, Vec<Goods>);
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
}

impl Apart {
    /// So many workers, and as many processes. Each writes telemetry that nobody
    /// else reads.
    pub fn new(workers: u32, poison: Option<Poison>) -> Self {
        Self {
            native: Native::new(workers).expect("a few threads can be had"),
            processes: (0..workers).map(|_| Mutex::new(start(poison))).collect(),
            server: None,
            asked: AtomicU32::new(0),
        }
    }

    fn hand_over(&self, process: u32, order: Order) -> Result<(), Lost> {
        let sender = self.processes[process as usize].lock().expect("whole");
        sender.send(order).map_err(|_| Lost)
    }

    /// The same with a server that answers so.
    pub fn with_server(mut self, server: Server) -> Self {
        self.server = Some(server);
        self
    }
}

fn start(poison: Option<Poison>) -> Sender<Order> {
    let telemetry = unused_telemetry();
    let (sender, errands) = channel::<Order>();
    thread::spawn(move || {
        let host = Native::new(1).expect("a thread can be had");
        let mut process = Process::default();
        for ((bytes, goods), reply) in errands {
            let errand: Errand =
                interleave_engine::protocol::decode(&bytes).expect("it was encoded");
            if poison.is_some_and(|Poison(task)| task == errand.task) {
                return;
            }
            let delivery = block_on(process.serve(errand, &goods, &host, telemetry));
            let (head, piece) = encode_delivery(&delivery);
            // Whoever asked may have given up.
            let _ = reply.send((head, piece.iter().map(copied).collect()));
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

fn copied(piece: &Piece<'_>) -> Goods {
    match piece {
        Piece::Numbers(numbers) => Goods::Numbers(numbers.to_vec()),
        Piece::Elements(elements) => Goods::Elements(elements.to_vec()),
        Piece::Bytes(bytes) => Goods::Bytes(bytes.to_vec()),
    }
}

impl Host for Apart {
    fn now_ms(&self) -> f64 {
        self.native.now_ms()
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

    fn breathe(&self) {}

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
        errand: &Errand,
        goods: &[Piece<'_>],
    ) -> Result<Delivery, Lost> {
        let (sender, reply) = oneshot::channel();
        let parcel = (encode(errand), goods.iter().map(copied).collect());
        self.hand_over(process, (parcel, sender))?;
        let (head, goods) = reply.await.map_err(|_| Lost)?;
        decode_delivery(&head, goods).map_err(|_| Lost)
    }
}
