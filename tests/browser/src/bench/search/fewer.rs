//! How many steps the search takes, over those of running every schedule by itself: by the example `fewer` of the
//! explorer, which `FEWER` names, for each program of which a time is promised, and for those of `tests/explorer/`.

use super::programs::{File, adders, promised};
use crate::Result;
use crate::bench::programs::runner::output;
use crate::bench::spread::spread;
use crate::bench::table::{Bar, Row};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tokio::process::Command;

/// Of programs with fewer schedules, nothing is promised.
const FEWEST_SCHEDULES: f64 = 1_000.0;

/// The steps of the search over those of all schedules.
struct Shares {
    name: String,
    schedules: f64,
    /// In the same steps, each schedule from its beginning to its end.
    whole: f64,
    /// The same, if one goes back to where the next one differs.
    going_back: f64,
    /// Each access to what others may use is a step, and all that is done with a lock or a thread.
    plain: f64,
}

/// The row.
pub async fn row() -> Result<Row> {
    let mut shares = shares().await?;
    shares.retain(|it| it.schedules >= FEWEST_SCHEDULES);
    shares.sort_by(|one, other| other.whole.total_cmp(&one.whole));
    let worst = shares.first();
    let worst = worst.ok_or_else(|| format!("no program has {FEWEST_SCHEDULES} schedules"))?;
    let most = |of: fn(&Shares) -> f64| shares.iter().map(of).fold(0.0, f64::max);
    Ok(Row {
        what: "explorer: transitions executed ÷ steps of all schedules, the worst program"
            .to_owned(),
        bar: Bar::AtMost(0.1),
        unit: "",
        measured: spread(vec![worst.whole])?,
        digits: 4,
        made_of: format!(
            "`{}`, {} schedules, in the search's own steps; geometric mean of {} programs with 1,000 schedules or more {:.4}; over schedules that begin where they differ from the one before, the worst is {:.4}; without any reduction of steps {:.1e}",
            worst.name,
            worst.schedules,
            shares.len(),
            geometric_mean(shares.iter().map(|it| it.whole)),
            most(|it| it.going_back),
            most(|it| it.plain),
        ),
    })
}

async fn shares() -> Result<Vec<Shares>> {
    let example = std::env::var_os("FEWER").ok_or("FEWER is not set: run make bench")?;
    let mut programs: Vec<_> = promised()
        .into_iter()
        .map(|it| (it.what, it.source))
        .collect();
    programs.push(("2 threads × 5 increments", adders(2, 5)));
    let files = programs.iter().map(|(_, source)| File::with(source));
    let files = files.collect::<std::io::Result<Vec<_>>>()?;
    let mut command = Command::new(example);
    command.args(files.iter().map(File::path)).args(oracles()?);
    let mut shares = Vec::new();
    for (place, line) in output(command).await?.lines().enumerate() {
        let told: Value = serde_json::from_str(line)?;
        let name = programs.get(place).map(|(name, _)| *name);
        shares.extend(Shares::of(&told, name));
    }
    Ok(shares)
}

impl Shares {
    /// `None`: there are infinitely many schedules.
    fn of(told: &Value, name: Option<&str>) -> Option<Self> {
        let file = Path::new(told["file"].as_str()?).file_stem()?;
        let steps = told["steps"].as_f64()?;
        let own = &told["inItsSteps"];
        Some(Self {
            name: name.map_or_else(|| file.to_string_lossy().into_owned(), str::to_owned),
            schedules: own["schedules"].as_f64()?,
            whole: steps / own["steps"].as_f64()?,
            going_back: steps / own["stepsGoingBack"].as_f64()?,
            plain: steps / told["inPlainSteps"]["steps"].as_f64()?,
        })
    }
}

/// The mean of ratios.
fn geometric_mean(ratios: impl Iterator<Item = f64>) -> f64 {
    let logs: Vec<f64> = ratios.map(f64::ln).collect();
    (logs.iter().sum::<f64>() / logs.len() as f64).exp()
}

/// The programs whose outcomes are known.
fn oracles() -> Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../explorer");
    let files = std::fs::read_dir(folder)?.map(|file| Ok(file?.path()));
    let mut files = files.collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "py"));
    files.sort();
    Ok(files)
}
