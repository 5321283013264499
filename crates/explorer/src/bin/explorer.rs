//! The explorer as a module of its own, in a worker of its own (`www/explorer-worker.js`), so
//! that no page waits for a search.

use interleave_explorer::{
    Exploration, Order, Outlook, Policy, Program, Run, Schedule, Settings, Switch, Time, View,
    program_number,
};
use interleave_python::vm::library::add_shelf;
use interleave_python_code::Code;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

/// A program that is explored and stepped.
#[wasm_bindgen]
pub struct Explorer {
    program: Program,
    settings: Settings,
    search: Option<Exploration>,
    run: Option<Run>,
    /// Who took the steps of the run, and how many instructions each was.
    moves: Vec<(u8, u32)>,
    /// What the program comes to if each thread goes on until it waits, once that was asked for.
    usual: OnceCell<Option<Outlook>>,
}

/// A step that was taken.
#[derive(Serialize)]
struct Step {
    /// Whose it was: the place among the threads.
    thread: usize,
    /// The line in which that thread stood, from 1 on.
    line: Option<u32>,
    /// What it did, in words.
    did: Option<String>,
    /// What is different now, as `name = value`.
    changed: Vec<String>,
    /// The step of another thread that had to come before it, from 1 on.
    after: Option<usize>,
}

/// Where the run stands.
#[derive(Serialize)]
struct Place {
    view: View,
    /// Which threads can take a step.
    can: Vec<bool>,
    /// How the program ended, in a word, if it did; `waits`: nobody can go on.
    end: Option<&'static str>,
    /// What was printed to `sys.stderr`.
    errors: String,
    /// The way here, as a text for the address.
    schedule: String,
}

#[wasm_bindgen]
impl Explorer {
    /// Of a compiled program; `shelves` are the parts of Python's library that it takes. `settings`
    /// are words of the URL's table: `exact`, `punctual`, `3.10`, `3.8`, and a number as the bound.
    ///
    /// # Errors
    /// If the code or a shelf is spoilt.
    #[wasm_bindgen(constructor)]
    pub fn new(
        code: &[u8],
        source: String,
        shelves: Vec<js_sys::Uint8Array>,
        settings: Vec<String>,
    ) -> Result<Self, String> {
        if !shelves.into_iter().all(|shelf| add_shelf(shelf.to_vec())) {
            return Err("a part of the library came incomplete".to_owned());
        }
        let code = Code::from_bytes(code).ok_or("the code came incomplete")?;
        let program = Program {
            code,
            file: "program.py".to_owned(),
            source,
        };
        Ok(Self {
            program,
            settings: read(settings),
            search: None,
            run: None,
            moves: Vec::new(),
            usual: OnceCell::new(),
        })
    }

    /// Searches on for some steps; begins if it has not begun. `true`: there is nothing more to do.
    pub fn search(&mut self, steps: usize) -> bool {
        let (program, settings) = (&self.program, self.settings);
        self.search
            .get_or_insert_with(|| Exploration::new(program.clone(), settings))
            .advance(steps)
    }

    /// Forgets what was searched: the next search begins anew.
    pub fn forget(&mut self) {
        self.search = None;
    }

    /// Ends the search where it is.
    pub fn stop(&mut self, reason: &str) {
        if let Some(search) = &mut self.search {
            search.stop(reason);
        }
    }

    /// How many steps the search has taken.
    #[must_use]
    pub fn steps(&self) -> f64 {
        self.search
            .as_ref()
            .map_or(0.0, |search| search.steps() as f64)
    }

    /// What it found so far: `interleave.outcomes/1`.
    pub fn outcomes(&mut self) -> JsValue {
        self.search
            .as_mut()
            .map_or(JsValue::NULL, |search| plain(&search.outcomes()))
    }

    /// Takes all steps of a schedule (an empty one: none): gives them.
    ///
    /// # Errors
    /// If it is no schedule of this program, in words.
    pub fn replay(&mut self, schedule: &str) -> Result<JsValue, String> {
        self.moves.clear();
        if schedule.is_empty() {
            self.run = Some(Run::new(&self.program, self.settings)?);
            return Ok(plain(&Vec::<Step>::new()));
        }
        let schedule: Schedule = schedule.parse()?;
        self.run = Some(Run::replay(&self.program, self.settings, &schedule)?);
        let mut steps = Vec::new();
        while steps.len() < MOST_STEPS {
            let Some(step) = self.observed(Run::follow_counted) else {
                break;
            };
            steps.push(step?);
        }
        Ok(plain(&steps))
    }

    /// Takes a step of a thread: gives it, or nothing if the thread cannot go on.
    pub fn step(&mut self, thread: usize) -> JsValue {
        let can = self.run.as_ref().is_some_and(|run| run.can_step(thread));
        if !can || self.moves.len() >= MOST_STEPS {
            return JsValue::NULL;
        }
        let step = self.observed(|run| Ok(Some((thread, run.step(thread)))));
        step.and_then(Result::ok)
            .map_or(JsValue::NULL, |step| plain(&step))
    }

    /// The thread that goes next by a rule; nothing if no thread can. The rules: `turns`, with the steps of each; `chance`,
    /// with a seed; `cooperative`; `adversary`.
    pub fn choose(&mut self, rule: &str, number: u32) -> Option<usize> {
        let policy = match rule {
            "turns" => Policy::Turns(number.max(1) as usize),
            "chance" => Policy::Chance(u64::from(number)),
            "adversary" => Policy::Adversary {
                usual: self.usual(),
                most_states: MOST_STATES,
            },
            _ => Policy::Cooperative,
        };
        self.run.as_mut()?.choose(&policy)
    }

    /// Goes back by one step, if there is one.
    pub fn back(&mut self) -> bool {
        self.moves.pop();
        self.run.as_mut().is_some_and(|run| run.back().is_some())
    }

    /// For each thread that can take the next step, the different outcomes that are left after it; nothing if there are
    /// too many states from here on.
    pub fn ahead(&mut self) -> JsValue {
        let ahead = self.run.as_mut().and_then(|run| run.ahead(MOST_STATES));
        ahead.map_or(JsValue::NULL, |ahead| plain(&ahead))
    }

    /// Where the run stands.
    pub fn place(&mut self) -> JsValue {
        let schedule = self.schedule();
        let Some(run) = &mut self.run else {
            return JsValue::NULL;
        };
        let view = run.view();
        let can: Vec<bool> = (0..view.threads.len()).map(|it| run.can_step(it)).collect();
        let end = match run.end() {
            Some(_) => Some("ended"),
            None if !can.contains(&true) => Some("waits"),
            None => None,
        };
        let errors = run.errors();
        plain(&Place {
            view,
            can,
            end,
            errors,
            schedule,
        })
    }
}

/// What can still happen is told if there are not more states than this.
const MOST_STATES: usize = 20_000;

/// A run is shown up to this step.
const MOST_STEPS: usize = 2_000;

impl Explorer {
    fn usual(&self) -> Option<Outlook> {
        let (program, settings) = (&self.program, self.settings);
        let find = || Run::new(program, settings).ok()?.usual(MOST_STATES);
        self.usual.get_or_init(find).clone()
    }

    /// The way so far; it stops where the run stands.
    fn schedule(&self) -> String {
        let mut parts: Vec<(u8, Option<u32>)> = Vec::new();
        for &(thread, count) in &self.moves {
            match parts.last_mut() {
                Some((last, Some(sum))) if *last == thread => *sum += count,
                _ => parts.push((thread, Some(count))),
            }
        }
        Schedule {
            time: self.settings.time,
            program: program_number(&self.program.source),
            parts,
            stops: true,
        }
        .to_string()
    }

    /// Takes a step, and says what was different before and after.
    fn observed(
        &mut self,
        take: impl FnOnce(&mut Run) -> Result<Option<(usize, u32)>, String>,
    ) -> Option<Result<Step, String>> {
        let run = self.run.as_mut()?;
        let before = run.view();
        let (thread, count) = match take(run) {
            Ok(Some(taken)) => taken,
            Ok(None) => return None,
            Err(words) => return Some(Err(words)),
        };
        self.moves.push((thread as u8, count));
        let came_after = run.came_after();
        let after = run.view();
        let was = before.threads.get(thread);
        Some(Ok(Step {
            thread,
            line: was.and_then(|thread| thread.line),
            did: was.and_then(|thread| thread.next.clone()),
            changed: changed(&before, &after),
            after: came_after.map(|place| place + 1),
        }))
    }
}

/// What is different, as `name = value`.
fn changed(before: &View, after: &View) -> Vec<String> {
    let mut changed: Vec<String> = after
        .variables
        .iter()
        .filter(|variable| !before.variables.contains(variable))
        .map(|variable| format!("{} = {}", variable.name, variable.value))
        .collect();
    for (place, thread) in after.threads.iter().enumerate() {
        let Some(was) = before.threads.get(place) else {
            continue;
        };
        let locals = thread.locals.iter().filter(|it| !was.locals.contains(it));
        changed.extend(
            locals.map(|local| format!("{}: {} = {}", thread.name, local.name, local.value)),
        );
    }
    for lock in after.locks.iter().filter(|it| !before.locks.contains(it)) {
        changed.push(match &lock.owner {
            Some(owner) => format!("{owner} holds {}", lock.name),
            None => format!("{} is free", lock.name),
        });
    }
    if let Some(printed) = after.output.strip_prefix(&*before.output)
        && !printed.is_empty()
    {
        changed.push(format!("prints {:?}", printed.trim_end_matches('\n')));
    }
    changed
}

fn read(words: Vec<String>) -> Settings {
    let mut settings = Settings::default();
    for word in words {
        match word.as_str() {
            "exact" => settings.order = Order::Exact,
            "punctual" => settings.time = Time::Punctual,
            "3.10" => settings.switch = Switch::Calls,
            "3.8" => settings.switch = Switch::Cpython38,
            other => settings.bound = other.parse().ok().or(settings.bound),
        }
    }
    settings
}

/// Our own plain data for scripts.
fn plain(value: &impl Serialize) -> JsValue {
    // Plain data is what every serializer takes.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

fn main() {}
