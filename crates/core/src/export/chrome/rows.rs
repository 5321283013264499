//! Puts the spans of a lane into rows, so that none of a row overlap: what a
//! worker did itself into the first, what it waited for where there is room.

use crate::trace::{Kind, Span};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The rows, at least one, each with its spans by their starts.
pub fn of(mut spans: Vec<&Span>) -> Vec<Vec<&Span>> {
    spans.sort_by(|a, b| {
        a.start_ms
            .total_cmp(&b.start_ms)
            .then(a.end_ms.total_cmp(&b.end_ms))
    });
    if !overlap(&spans) {
        return vec![spans];
    }
    let (waits, own): (Vec<_>, Vec<_>) =
        spans.into_iter().partition(|span| span.kind == Kind::Wait);
    let mut rows = packed(own);
    rows.extend(packed(waits));
    rows
}

fn overlap(by_start: &[&Span]) -> bool {
    by_start
        .windows(2)
        .any(|pair| pair[1].start_ms < pair[0].end_ms)
}

/// As few rows as there are: each span goes to the row that is free for longest.
fn packed(by_start: Vec<&Span>) -> Vec<Vec<&Span>> {
    let mut rows: Vec<Vec<&Span>> = Vec::new();
    let mut free: BinaryHeap<Reverse<(Moment, usize)>> = BinaryHeap::new();
    for span in by_start {
        let row = match free.peek() {
            Some(&Reverse((since, row))) if since.0 <= span.start_ms => {
                free.pop();
                row
            }
            _ => {
                rows.push(Vec::new());
                rows.len() - 1
            }
        };
        rows[row].push(span);
        free.push(Reverse((Moment(span.end_ms), row)));
    }
    rows
}

/// A time with an order.
#[derive(Clone, Copy)]
struct Moment(f64);

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
