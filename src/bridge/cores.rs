//! Counts the cores that this page really gets: lets more and more engines spin
//! at once, each with a memory of its own, and looks where the joint throughput
//! stops growing. Browsers report cores that are busy, shared or not there.

use super::engine_worker::{EngineWorker, Start};
use super::engines::Engines;
use super::features::Build;
use super::modules::Modules;
use super::problem::EngineError;
use interleave_core::join::join_all;
use interleave_core::stats;
use interleave_engine::protocol::{Reply, Request};

/// Never more engines than this at once: their memories add up.
const MOST_ENGINES: u32 = 16;
/// How long each spins: long against a scheduler's slice, short for a person.
const SPIN_MS: f64 = 40.0;

/// Counts the cores for the environment, if they can be told.
pub(super) async fn know_cores(engines: &Engines) {
    let cores = count_cores(&engines.modules, engines.features.hardware_concurrency).await;
    engines.environment.borrow_mut().cores_found = cores;
}

/// The number of cores found; `None` if it could not be told.
async fn count_cores(modules: &Modules, reported: u32) -> Option<u32> {
    let most = reported.clamp(1, MOST_ENGINES);
    // Compiled before all of them ask for it at once.
    modules.get(Build::Single).await.ok()?;
    let start = Start {
        name: "interleave core counter",
        build: Build::Single,
        pool: 0,
        server: None,
        on_loaded: None,
    };
    let starts = (0..most).map(|_| EngineWorker::start(modules, start));
    let engines: Vec<EngineWorker> = join_all(starts).await.into_iter().flatten().collect();
    let mut throughputs = Vec::new();
    for count in counts(engines.len() as u32) {
        let spins = engines.iter().take(count as usize).map(spin);
        let together: f64 = join_all(spins).await.into_iter().flatten().sum();
        throughputs.push((count, together));
    }
    stats::cores_found(&throughputs)
}

/// 1, 2, 4, 8 … and the largest count itself.
fn counts(most: u32) -> Vec<u32> {
    let doubling = (0..)
        .map(|power| 1 << power)
        .take_while(|&count| count < most);
    doubling.chain((most > 0).then_some(most)).collect()
}

async fn spin(engine: &EngineWorker) -> Result<f64, EngineError> {
    match engine
        .request_unwatched(&Request::Spin {
            duration_ms: SPIN_MS,
        })
        .await?
    {
        Reply::Spun(throughput) => Ok(throughput),
        _ => Ok(0.0),
    }
}
