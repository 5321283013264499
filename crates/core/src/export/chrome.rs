//! A trace as Chrome's trace events, which Perfetto, speedscope and the Firefox
//! Profiler read: a process per mode, a thread per lane, complete events (`X`) for
//! spans, instants (`i`) for moments. Times are in microseconds there.
//! The format is that of Google's "Trace Event Format" (2016).
//!
//! What a thread does must nest. Ours may overlap, where one worker waits for
//! many tasks at once: what overlaps gets threads of its own, below its lane.

mod event;
mod rows;

use crate::mode::Mode;
use crate::trace::{Event, EventKind, Kind, Lane, Span, Trace};
use event::{Args, TraceEvent};
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    display_time_unit: &'static str,
    other_data: OtherData,
    trace_events: Vec<TraceEvent>,
}

/// What viewers show beside the trace.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OtherData {
    program: &'static str,
    version: &'static str,
    lost_records: u64,
    clock_error_us: f64,
}

/// The text of a trace.
pub fn write(trace: &Trace) -> String {
    let mut writer = Writer::new(trace);
    for (process, mode) in (1..).zip(trace.modes()) {
        writer.add_mode(process, mode, trace);
    }
    let file = File {
        display_time_unit: "ms",
        other_data: OtherData {
            program: "Interleave",
            version: env!("CARGO_PKG_VERSION"),
            lost_records: trace.lost,
            clock_error_us: trace.clock_error_ms * US_PER_MS,
        },
        trace_events: writer.written,
    };
    // It cannot fail: the file has no maps, and memory takes any bytes.
    serde_json::to_string(&file).unwrap_or_default()
}

const US_PER_MS: f64 = 1e3;
/// Times are whole eighths of a microsecond: viewers add a span's length to its
/// start, and of such numbers the sum is exact. Of others it may come out a hair
/// above the start of the next span, which then no longer nests.
const PARTS_OF_US: f64 = 8.0;
/// No span is shorter: on a coarse clock many take no time at all, and what ends
/// as it begins is lost on viewers. So those that follow begin that much later.
const LEAST_US: f64 = 1.0 / PARTS_OF_US;

/// Where an event goes: a row of a lane.
#[derive(Clone, Copy)]
struct Thread {
    process: u32,
    /// Unlike any other of the file, from 1: Linux keeps 0 to itself, and so do
    /// viewers.
    id: u32,
}

struct Writer<'a> {
    trace: &'a Trace,
    /// Viewers draw nothing before 0, and aligned clocks may say a little less.
    origin_ms: f64,
    threads: u32,
    spans: BTreeMap<u32, Vec<&'a Span>>,
    moments: BTreeMap<u32, Vec<&'a Event>>,
    written: Vec<TraceEvent>,
}

impl<'a> Writer<'a> {
    fn new(trace: &'a Trace) -> Self {
        let mut spans: BTreeMap<u32, Vec<&Span>> = BTreeMap::new();
        for span in &trace.spans {
            spans.entry(span.lane).or_default().push(span);
        }
        let mut moments: BTreeMap<u32, Vec<&Event>> = BTreeMap::new();
        for event in &trace.events {
            moments.entry(event.lane).or_default().push(event);
        }
        let starts = trace.spans.iter().map(|span| span.start_ms);
        let times = starts.chain(trace.events.iter().map(|event| event.at_ms));
        Self {
            trace,
            origin_ms: times.fold(0.0, f64::min),
            threads: 0,
            spans,
            moments,
            written: Vec::new(),
        }
    }

    fn add_mode(&mut self, process: u32, mode: Mode, trace: &Trace) {
        let of_process = Thread { process, id: 0 };
        self.name("process_name", of_process, mode.id().to_owned());
        self.sort("process_sort_index", of_process, process);
        for lane in trace.lanes_of(mode) {
            self.add_lane(process, lane);
        }
    }

    fn add_lane(&mut self, process: u32, lane: &Lane) {
        let spans = self.spans.remove(&lane.id).unwrap_or_default();
        let first = self.new_thread(process, lane.name.clone());
        for (row, spans) in rows::of(spans).into_iter().enumerate() {
            let thread = match row {
                0 => first,
                _ => self.new_thread(process, format!("{}, row {}", lane.name, row + 1)),
            };
            let mut until_us = 0.0;
            for span in spans {
                until_us = self.add_span(thread, span, until_us);
            }
        }
        for event in self.moments.remove(&lane.id).unwrap_or_default() {
            self.add_moment(first, event);
        }
    }

    fn new_thread(&mut self, process: u32, name: String) -> Thread {
        self.threads += 1;
        let thread = Thread {
            process,
            id: self.threads,
        };
        self.name("thread_name", thread, name);
        self.sort("thread_sort_index", thread, self.threads);
        thread
    }

    fn name(&mut self, what: &'static str, thread: Thread, name: String) {
        let args = Args {
            name: Some(name),
            ..Args::default()
        };
        self.written.push(TraceEvent::about(what, thread, args));
    }

    fn sort(&mut self, what: &'static str, thread: Thread, sort_index: u32) {
        let args = Args {
            sort_index: Some(sort_index),
            ..Args::default()
        };
        self.written.push(TraceEvent::about(what, thread, args));
    }

    /// The thread is busy until then; gives until when it is with this one.
    fn add_span(&mut self, thread: Thread, span: &Span, until_us: f64) -> f64 {
        let start_us = self.us(span.start_ms).max(until_us);
        let end_us = self.us(span.end_ms).max(start_us + LEAST_US);
        let name = match self.trace.name(span.about) {
            Some(about) => format!("{}{about}", does_with(span.kind)),
            None => format!("task {}{}", span.task, does(span.kind)),
        };
        self.written.push(TraceEvent {
            dur: Some(end_us - start_us),
            ..TraceEvent::at(start_us, thread, 'X', span.kind.id(), name)
        });
        end_us
    }

    fn add_moment(&mut self, thread: Thread, event: &Event) {
        let name = match self.trace.name(event.about) {
            Some(about) => format!("{} {about}", event.kind.id()),
            None => format!("task {}{}", event.task, happened(event.kind)),
        };
        self.written.push(TraceEvent {
            // Of its thread alone, not a line through all of them.
            s: Some('t'),
            ..TraceEvent::at(self.us(event.at_ms), thread, 'i', event.kind.id(), name)
        });
    }

    fn us(&self, time_ms: f64) -> f64 {
        let parts = (time_ms - self.origin_ms) * US_PER_MS * PARTS_OF_US;
        parts.round() / PARTS_OF_US
    }
}

/// What follows "task 3": viewers colour spans by their names.
fn does(kind: Kind) -> &'static str {
    match kind {
        Kind::Run => "",
        Kind::Wait => " waits",
        Kind::Blocked => " is blocked",
        Kind::Copy => " is copied",
    }
}

/// What stands before the lock or thread that a span is about.
fn does_with(kind: Kind) -> &'static str {
    match kind {
        Kind::Run => "",
        Kind::Wait => "waits for ",
        Kind::Blocked => "is blocked on ",
        Kind::Copy => "is copied: ",
    }
}

fn happened(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Handed => ": lock handed over",
        EventKind::Stopped => ": stopped",
        EventKind::Died => ": worker died",
        EventKind::Start => ": start",
        EventKind::Acquire => ": acquire",
        EventKind::Release => ": release",
        EventKind::Put => ": put",
        EventKind::Get => ": get",
        EventKind::Notify => ": notify",
        EventKind::Exception => ": exception",
    }
}
