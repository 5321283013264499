//! Claims about what is recorded of a run, in real workers with their own clocks.

use interleave_browser::Result;
use interleave_browser::schema::run_of;
use interleave_browser::stage::Stage;
use serde_json::Value;

/// In at least one pool, the clocks differ by less than this.
const CLOCKS_AGREE_MS: f64 = 0.1;
/// How many pools are tried.
const POOLS: usize = 15;

/// Of a run of six tasks that wait and compute, in all modes.
pub async fn every_mode_leaves_a_trace_of_its_last_run(stage: &Stage, result: &Value) -> Result {
    for mode in stage.all_modes() {
        let run = run_of(result, mode);
        let lanes = lanes_of(result, mode);
        assert_eq!(
            lanes.len() as u64,
            run["workers"].as_u64().unwrap_or_default(),
            "{mode}"
        );
        let spans = spans_of(result, &lanes);
        for kind in ["run", "wait"] {
            let mut tasks: Vec<u64> = spans
                .iter()
                .filter(|span| span["kind"] == kind)
                .filter_map(|span| span["task"].as_u64())
                .collect();
            tasks.sort_unstable();
            tasks.dedup();
            assert_eq!(tasks, [0, 1, 2, 3, 4, 5], "{mode}: {kind}");
        }
        // The last run is one of the samples.
        let end = spans
            .iter()
            .map(|span| number(&span["endMs"]))
            .fold(0.0, f64::max);
        let samples = run["samplesMs"].as_array().into_iter().flatten();
        let last = samples.last().map(number).unwrap_or_default();
        assert!(
            end > 0.5 * last && end <= last + 1.0,
            "{mode}: the trace ends after {end} ms, the run after {last} ms"
        );
    }
    assert_eq!(result["trace"]["lost"], 0);
    Ok(())
}

pub async fn the_clocks_of_a_pool_agree(stage: Stage) -> Result {
    let page = stage
        .open("#workload=sleep&tasks=8&latency=1&workers=4&repeats=3&modes=parallel")
        .await?;
    // A ping is late where others keep the cores busy, and never early: of some pools, the best
    // one says what the clocks can do. And each says how exact it is, however busy the machine.
    let mut told = Vec::new();
    for workers in [4, 3].into_iter().cycle().take(POOLS) {
        page.configure(serde_json::json!({ "workers": workers }))
            .await?;
        let result = page.run_by_script().await?;
        let error = number(&result["trace"]["clockErrorMs"]);
        assert!(error > 0.0, "no clock is exact");
        told.push(error);
        if error < CLOCKS_AGREE_MS {
            stage.note(&format!("clocks agree within {error:.3} ms"));
            return Ok(());
        }
    }
    Err(format!("the clocks of no pool agree within {CLOCKS_AGREE_MS} ms: {told:?}").into())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn list<'a>(result: &'a Value, what: &str) -> impl Iterator<Item = &'a Value> {
    result["trace"][what].as_array().into_iter().flatten()
}

fn lanes_of(result: &Value, mode: &str) -> Vec<Value> {
    let lanes = list(result, "lanes").filter(|lane| lane["mode"] == mode);
    lanes.map(|lane| lane["id"].clone()).collect()
}

fn spans_of<'a>(result: &'a Value, lanes: &[Value]) -> Vec<&'a Value> {
    list(result, "spans")
        .filter(|span| lanes.contains(&span["lane"]))
        .collect()
}
