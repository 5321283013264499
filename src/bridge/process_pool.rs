//! Processes for an engine: engines of the build `single`, each with a memory of
//! its own. The page starts and ends them and joins each to the engine by a
//! channel; what goes through the channels is none of the page's business.

use super::clock::now_ms;
use super::engine_worker::{EngineWorker, Start};
use super::features::Build;
use super::live::Live;
use super::modules::Modules;
use super::problem::EngineError;
use interleave_core::join::join_all;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::MessageChannel;

/// So many processes.
pub(super) struct ProcessPool {
    count: u32,
    processes: RefCell<Vec<Process>>,
    start_ms: f64,
}

struct Process {
    engine: Rc<EngineWorker>,
    /// Whether the engine that gives it work was told that it died.
    told: Cell<bool>,
}

impl ProcessPool {
    /// Starts this many processes.
    pub(super) async fn start(
        modules: &Modules,
        count: u32,
        server: Option<&str>,
    ) -> Result<Self, EngineError> {
        // Compiled before all of them ask for it at once.
        modules.get(Build::Single).await?;
        let began_ms = now_ms();
        let processes = start_all(modules, count, server).await?;
        Ok(Self {
            count,
            processes: RefCell::new(processes),
            start_ms: now_ms() - began_ms,
        })
    }

    /// How long all of them took to start, in milliseconds.
    pub(super) fn start_ms(&self) -> f64 {
        self.start_ms
    }

    /// Whether all of them live.
    pub(super) fn is_whole(&self) -> bool {
        let processes = self.processes.borrow();
        processes.iter().all(|process| !process.is_dead())
    }

    /// Ends those that do not answer, so that they can be replaced.
    pub(super) async fn end_silent(&self) {
        let engines: Vec<_> = {
            let processes = self.processes.borrow();
            processes.iter().map(|it| Rc::clone(&it.engine)).collect()
        };
        join_all(engines.iter().map(|engine| engine.answers())).await;
    }

    /// Puts a fresh process in the place of each that died.
    pub(super) async fn mend(
        &self,
        modules: &Modules,
        server: Option<&str>,
    ) -> Result<(), EngineError> {
        loop {
            let missing = {
                let mut processes = self.processes.borrow_mut();
                processes.retain(|process| !process.is_dead());
                self.count as usize - processes.len()
            };
            if missing == 0 {
                return Ok(());
            }
            let fresh = start_all(modules, missing as u32, server).await?;
            self.processes.borrow_mut().extend(fresh);
        }
    }

    /// Gives an engine these processes, and no others, to work with.
    pub(super) fn join(&self, engine: &EngineWorker) -> Result<(), EngineError> {
        let ports = Array::new();
        for process in self.processes.borrow().iter() {
            let channel = MessageChannel::new().map_err(|error| EngineError::refused(&error))?;
            ports.push(&channel.port1());
            let end = Array::of1(&channel.port2());
            process.engine.note("serve", &[("ports", &end)], &end)?;
        }
        engine.note("processes", &[("ports", &ports)], &ports)
    }

    /// Tells the engine which of them died, each once.
    pub(super) fn report_deaths(&self, engine: &EngineWorker) {
        for (index, process) in (0_u32..).zip(self.processes.borrow().iter()) {
            if process.is_dead() && !process.told.replace(true) {
                // An engine that takes no more notes is watched itself.
                let _ = engine.note("died", &[("process", &index.into())], &Array::new());
            }
        }
    }

    /// A number that changes as long as any of them works.
    pub(super) fn heartbeat(&self) -> u32 {
        let processes = self.processes.borrow();
        let lives = processes.iter().filter_map(|process| process.engine.live());
        lives.fold(0, |sum, live: Live| sum.wrapping_add(live.heartbeat()))
    }
}

impl Process {
    fn is_dead(&self) -> bool {
        self.engine.death().is_some()
    }
}

async fn start_all(
    modules: &Modules,
    count: u32,
    server: Option<&str>,
) -> Result<Vec<Process>, EngineError> {
    let processes = join_all((0..count).map(|_| start(modules, server))).await;
    processes.into_iter().collect()
}

async fn start(modules: &Modules, server: Option<&str>) -> Result<Process, EngineError> {
    let start = Start {
        name: "interleave process",
        build: Build::Single,
        pool: 0,
        server,
        on_loaded: None,
    };
    let engine = EngineWorker::start(modules, start).await?;
    Ok(Process {
        engine: Rc::new(engine),
        told: Cell::new(false),
    })
}
