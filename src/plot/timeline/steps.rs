//! Where keys lead from a bar: along its track, or to the track above or below.

use super::{Place, Timeline, Track};

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next bar of the track, in time.
    Next,
    /// To the one before.
    Previous,
    /// To the track below, at about the same time.
    Below,
    /// To the track above.
    Above,
}

impl Timeline {
    /// The first bar of the first track that has one.
    pub fn first(&self) -> Option<Place> {
        self.places_of_tracks()
            .find_map(|(run, track)| self.earliest(run, track))
    }

    /// The bar that a step leads to; the same one at the end of the way.
    pub fn step(&self, from: Place, step: Step) -> Place {
        match step {
            Step::Next => self.beside(from, 1),
            Step::Previous => self.beside(from, -1),
            Step::Below => self.across(from, 1),
            Step::Above => self.across(from, -1),
        }
        .unwrap_or(from)
    }

    fn places_of_tracks(&self) -> impl Iterator<Item = (usize, usize)> {
        let runs = self.runs.iter().enumerate();
        runs.flat_map(|(run, of)| (0..of.tracks.len()).map(move |track| (run, track)))
    }

    fn earliest(&self, run: usize, track: usize) -> Option<Place> {
        let rows = &self.runs[run].tracks[track].rows;
        let first = |row: &usize| rows[*row].first().map_or(f64::INFINITY, |bar| bar.drawn_ms);
        let row = (0..rows.len()).min_by(|a, b| first(a).total_cmp(&first(b)))?;
        (!rows[row].is_empty()).then_some(Place {
            run,
            track,
            row,
            bar: 0,
        })
    }

    /// The bar of the track that starts next, or before, in any row.
    fn beside(&self, from: Place, direction: i8) -> Option<Place> {
        let track = self.track(from)?;
        let here = order(track, from.row, from.bar)?;
        let mut best: Option<(f64, usize, usize)> = None;
        for (row, bars) in track.rows.iter().enumerate() {
            let after = bars.partition_point(|bar| (bar.drawn_ms, row) <= (here.0, here.1));
            let bar = if direction > 0 {
                after
            } else {
                let before = bars.partition_point(|bar| (bar.drawn_ms, row) < (here.0, here.1));
                match before.checked_sub(1) {
                    Some(bar) => bar,
                    None => continue,
                }
            };
            let Some((start_ms, ..)) = order(track, row, bar) else {
                continue;
            };
            let is_nearer = best.is_none_or(|(best_ms, best_row, _)| {
                let nearer = (start_ms, row) < (best_ms, best_row);
                nearer == (direction > 0)
            });
            if is_nearer {
                best = Some((start_ms, row, bar));
            }
        }
        best.map(|(_, row, bar)| Place { row, bar, ..from })
    }

    /// The bar at the same time of the next track that has any.
    fn across(&self, from: Place, direction: i8) -> Option<Place> {
        let at_ms = self.bar(from)?.start_ms;
        let mut tracks: Vec<_> = self.places_of_tracks().collect();
        if direction < 0 {
            tracks.reverse();
        }
        let here = tracks
            .iter()
            .position(|&place| place == (from.run, from.track))?;
        let place = |&(run, track): &(usize, usize)| {
            let bars = self.runs[run].tracks[track].rows.first()?;
            let last = bars.len().checked_sub(1)?;
            let bar = bars.partition_point(|bar| bar.end_ms < at_ms).min(last);
            Some(Place {
                run,
                track,
                row: 0,
                bar,
            })
        };
        tracks[here + 1..].iter().find_map(place)
    }
}

/// What a track's bars are ordered by: where they are drawn from, then the row.
fn order(track: &Track, row: usize, bar: usize) -> Option<(f64, usize)> {
    Some((track.rows.get(row)?.get(bar)?.drawn_ms, row))
}
