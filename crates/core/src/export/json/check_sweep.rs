//! Whether a sweep that was read is possible. Its samples are not in a result; but the
//! laws, the serial shares and the number of cores follow from its points.

use super::check_settings::Claimed;
use super::claim::{Checked, factor, hold, interval_around, workers};
use super::recompute::{same_share, words};
use crate::experiment::report::{Amdahl, Sweep, SweepPoint, Usl};
use crate::mode::Mode;
use crate::stats;
use crate::stats::laws::{self, Fitted, Law, Point};

/// All of it; the settings say what such work can gain.
pub(super) fn sweep(sweep: &Sweep, settings: &Claimed<'_>) -> Checked {
    let is_swept = matches!(sweep.mode, Mode::Parallel | Mode::Processes);
    hold(is_swept, "sweep.mode", "has no workers to sweep over")?;
    hold(!sweep.points.is_empty(), "sweep.points", "are none")?;
    for (index, point) in sweep.points.iter().enumerate() {
        let place = format!("sweep.points[{index}]");
        let is_next = index == 0 || sweep.points[index - 1].workers < point.workers;
        hold(
            is_next,
            format!("{place}.workers"),
            "are not more than those of the point before",
        )?;
        self::point(&place, point)?;
        settings.can_gain(format!("{place}.speedup"), point.speedup, point.workers)?;
    }
    laws(sweep)?;
    cores(sweep)
}

fn point(place: &str, point: &SweepPoint) -> Checked {
    workers(format!("{place}.workers"), point.workers)?;
    factor(format!("{place}.speedup"), point.speedup)?;
    interval_around(format!("{place}.ci95"), point.speedup, point.ci95)?;
    optional(
        format!("{place}.karpFlatt"),
        point.karp_flatt,
        laws::karp_flatt(point.speedup, point.workers),
    )
}

/// Both laws, as they are nearest to the points.
fn laws(sweep: &Sweep) -> Checked {
    let points: Vec<Point> = sweep
        .points
        .iter()
        .map(
            |&SweepPoint {
                 workers, speedup, ..
             }| Point { workers, speedup },
        )
        .collect();
    let fitted = Fitted::to(&points);
    amdahl(sweep.amdahl.as_ref(), fitted.as_ref())?;
    let better = fitted.filter(|fitted| fitted.better == Law::Usl);
    usl(sweep.usl.as_ref(), better.as_ref())
}

fn amdahl(claimed: Option<&Amdahl>, fitted: Option<&Fitted>) -> Checked {
    let serial = fitted.map(|fitted| fitted.amdahl.serial);
    optional(
        "sweep.amdahl.serial".to_owned(),
        claimed.map(|law| law.serial),
        serial,
    )?;
    let Some(law) = claimed else { return Ok(()) };
    let place = "sweep.amdahl.ci95";
    interval_around(place, law.serial, law.ci95)?;
    hold(law.ci95[1] <= 1.0, place, "is not from 0 to 1")
}

fn usl(claimed: Option<&Usl>, fitted: Option<&Fitted>) -> Checked {
    let law = fitted.map(|fitted| fitted.usl);
    optional(
        "sweep.usl.contention".to_owned(),
        claimed.map(|law| law.contention),
        law.map(|law| law.contention),
    )?;
    optional(
        "sweep.usl.coherency".to_owned(),
        claimed.map(|law| law.coherency),
        law.map(|law| law.coherency),
    )?;
    let Some(law) = claimed else { return Ok(()) };
    interval_around(
        "sweep.usl.contentionCi95",
        law.contention,
        law.contention_ci95,
    )?;
    interval_around("sweep.usl.coherencyCi95", law.coherency, law.coherency_ci95)
}

fn cores(sweep: &Sweep) -> Checked {
    let speedups: Vec<(u32, f64)> = sweep
        .points
        .iter()
        .map(|point| (point.workers, point.speedup))
        .collect();
    let said = |cores: Option<u32>| cores.map_or("null".to_owned(), |cores| cores.to_string());
    let computed = stats::cores_found(&speedups);
    words(
        "sweep.coresFound".to_owned(),
        &said(sweep.knee),
        &said(computed),
    )
}

/// What a sweep may lack, against what its points give.
fn optional(place: String, claimed: Option<f64>, computed: Option<f64>) -> Checked {
    match (claimed, computed) {
        (Some(claimed), Some(computed)) => same_share(place, claimed, computed),
        (None, None) => Ok(()),
        (Some(_), None) => hold(
            false,
            place,
            "is given, but does not follow from the points",
        ),
        (None, Some(_)) => hold(false, place, "is missing, though the points give it"),
    }
}
