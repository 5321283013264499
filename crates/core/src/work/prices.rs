//! Asks a server for prices and waits for the answers. The server is this site's
//! own (`www/service-worker.js`), its prices are made up: a function of what is
//! asked for, known here too. Must not know of clocks, threads or the web.

use super::answer::all_equal;
use super::split::mix;
use super::{
    About, Answer, Bound, Job, Output, Params, Plan, Question, Slider, Spread, Step, WrongAnswer,
};

pub(super) const ABOUT: About = About {
    id: "prices",
    title: "Prices from the web",
    task: "asks for one price and waits for the answer",
    bound: Bound::Io,
    why: "Almost all of the time goes into waiting for a server far away.",
    caveat: "",
    tasks: Slider {
        label: "Requests",
        unit: "",
        min: 1,
        max: 10_000,
        default: 3,
        spread: Spread::Logarithmic,
    },
    size: None,
    latency: Some(Slider {
        label: "Time to answer",
        unit: "ms",
        min: 1,
        max: 5_000,
        default: 80,
        spread: Spread::Logarithmic,
    }),
    element: None,
};

/// Those that the server knows; it refuses others.
const EXCHANGES: [&str; 10] = [
    "amsterdam",
    "frankfurt",
    "hongkong",
    "london",
    "newyork",
    "paris",
    "saopaulo",
    "sydney",
    "tokyo",
    "toronto",
];
const SYMBOLS: [&str; 3] = ["btc", "eth", "ltc"];

pub(super) fn plan(params: Params) -> impl Plan {
    Requests { params }
}

struct Requests {
    params: Params,
}

struct Request {
    /// Exchange, symbol and date, as in the path.
    what: String,
    latency_ms: u32,
    /// The answer, in cents, once it came.
    close_cents: Option<u64>,
}

impl Plan for Requests {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Request {
            what: what(self.params.seed, task),
            latency_ms: self.params.latency_ms,
            close_cents: None,
        })
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        let price = |task| Output::Count(close_cents(&what(self.params.seed, task)));
        all_equal(self.params.tasks, outputs, price)
    }
}

impl Job for Request {
    fn step(&mut self) -> Step {
        match self.close_cents {
            Some(cents) => Step::Done(Output::Count(cents)),
            None => Step::Ask(Question {
                path: format!("price/{}?ms={}", self.what, self.latency_ms),
                latency_ms: self.latency_ms,
            }),
        }
    }

    fn receive(&mut self, answer: Option<Answer>) {
        let cents = answer.map_or_else(
            || close_cents(&self.what),
            |answer| (answer.close * 100.0).round() as u64,
        );
        self.close_cents = Some(cents);
    }
}

/// What a task asks for: every exchange and symbol in turn, then the next day.
fn what(seed: u64, task: u32) -> String {
    let pick = |names: &[&'static str], index: u32| names[index as usize % names.len()];
    let exchange = pick(&EXCHANGES, task);
    let symbol = pick(&SYMBOLS, task / EXCHANGES.len() as u32);
    let pairs = (EXCHANGES.len() * SYMBOLS.len()) as u32;
    // Every month has 28 days at least, and ten years have 120 months.
    let day = (mix(seed) % 3_360) as u32 + task / pairs;
    let (year, month) = (2015 + day / 336 % 10, 1 + day / 28 % 12);
    format!("{exchange}/{symbol}/{year}-{month:02}-{:02}", 1 + day % 28)
}

/// The price that the server gives, in cents: from 10 to 1,000 dollars.
fn close_cents(what: &str) -> u64 {
    1_000 + u64::from(scattered(what)) % 99_001
}

/// FNV-1a of 32 bits (Fowler, Noll and Vo), finished as in `MurmurHash3`
/// (Appleby), so that neighbouring days have unlike prices.
fn scattered(text: &str) -> u32 {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}
