//! "Why not more?": what kept the speed-up of a run below its number of workers,
//! in one or two plain sentences. Every sentence follows from the numbers of
//! [`TimeBreakdown`]; it must not know how they are shown.

use super::threads_breakdown::{self, Threads, has_threads};
use super::time_breakdown::{Facts, Tasks, TimeBreakdown, account};
use crate::format::{self, agreeing, plural};
use crate::trace::Trace;

/// A second loss below this share is not mentioned.
const LEAST: f64 = 0.05;
/// Nor is one below this share of the first loss.
const SECOND: f64 = 0.4;
/// From this share of the best possible speed-up on, nothing counts as lost.
const NEARLY_ALL: f64 = 0.9;

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// Where the time of all workers went.
    pub breakdown: TimeBreakdown,
    /// Whether they ran the threads of a program.
    pub is_of_threads: bool,
    /// The biggest losses, one or two, the biggest first; empty if it is about
    /// as good as it can be.
    pub causes: Vec<Cause>,
    /// The answer in a sentence or two.
    pub words: String,
}

/// What a speed-up is lost to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Fewer tasks than workers.
    FewTasks,
    /// Too little work, in a task or in all, for what it costs to hand it out.
    LittleWork,
    /// Some workers were done while others still had tasks.
    Imbalance,
    /// Waiting for a lock.
    Lock,
    /// Waiting for I/O.
    Waits,
    /// Copying between memories.
    Copying,
    /// More workers than cores.
    FewCores,
    /// The same work takes longer on more workers, although there are cores enough.
    Slowed,
}

impl Diagnosis {
    /// Why the run that the facts tell of was no faster; `None` if the trace has
    /// nothing of it.
    pub fn of(trace: &Trace, facts: &Facts) -> Option<Self> {
        if has_threads(trace, facts) {
            return Self::of_threads(trace, facts);
        }
        let (breakdown, tasks) = account(trace, facts)?;
        let causes = causes(&breakdown, facts);
        let sentences: Vec<String> = causes
            .iter()
            .map(|&cause| sentence(cause, &breakdown, facts, &tasks))
            .collect();
        let words = if sentences.is_empty() {
            fine(facts)
        } else {
            sentences.join(" ")
        };
        Some(Self {
            breakdown,
            is_of_threads: false,
            causes,
            words,
        })
    }

    fn of_threads(trace: &Trace, facts: &Facts) -> Option<Self> {
        let (breakdown, threads) = threads_breakdown::account(trace, facts)?;
        // What tasks are elsewhere: more workers than these have nothing to do.
        let facts = Facts {
            tasks: threads.most,
            ..*facts
        };
        let causes = causes(&breakdown, &facts);
        let sentence = |&cause: &Cause| sentence_of_threads(cause, &breakdown, &facts, &threads);
        let sentences: Vec<String> = causes.iter().map(sentence).collect();
        let words = match (sentences.is_empty(), facts.workers) {
            (true, 1) => "One worker alone is as fast as with the GIL.".to_owned(),
            (true, _) => fine(&facts),
            (false, _) => sentences.join(" "),
        };
        Some(Self {
            breakdown,
            is_of_threads: true,
            causes,
            words,
        })
    }

    /// All shares of the time, with their names.
    pub fn shares(&self) -> [(&'static str, f64); 9] {
        if self.is_of_threads {
            self.breakdown.shares_of_threads()
        } else {
            self.breakdown.shares()
        }
    }
}

fn sentence_of_threads(
    cause: Cause,
    breakdown: &TimeBreakdown,
    facts: &Facts,
    threads: &Threads,
) -> String {
    let workers = plural(facts.workers, "worker");
    let share = |share: f64| format!("{} of the workers' time", format::percent(share));
    match cause {
        Cause::FewTasks => format!(
            "No more than {} had something to do at the same time, for {workers}: {} had no thread to run. Start more threads.",
            plural(threads.most, "thread"),
            share(breakdown.unused),
        ),
        Cause::LittleWork if breakdown.handing >= breakdown.waking => format!(
            "{} passed between two threads, when one was ready and did not run yet. Let each run longer before it waits.",
            share(breakdown.handing + breakdown.waking),
        ),
        Cause::LittleWork => format!(
            "Too little work in all: of a run of {}, {} passed until the threads were started. Give them more to do.",
            format::duration(threads.run_ms),
            format::percent(breakdown.waking + breakdown.handing),
        ),
        Cause::Imbalance => format!(
            "The threads did not share the work evenly: {} was left to those that had not ended yet. Give each about as much to do.",
            share(breakdown.idle),
        ),
        Cause::Lock => format!(
            "{} nothing ran, because threads waited for a lock{}: only one can hold it. Hold it for shorter, or have one for each thing that it guards.",
            share(breakdown.blocked),
            which_lock(threads),
        ),
        Cause::Waits => format!(
            "{} all threads waited, for time, for I/O or for each other. A wait needs no core: more threads help here, and more workers do not.",
            share(breakdown.waiting),
        ),
        Cause::Slowed => format!(
            "The same computing took {} longer on {workers} than with the GIL: threads that use the same objects wait for each other, all share caches and memory, and a busy processor lowers its clock.",
            format::percent(breakdown.slowed / breakdown.useful),
        ),
        Cause::Copying | Cause::FewCores => {
            let cores = facts.cores_found.unwrap_or(facts.workers);
            format!(
                "{workers} share {}: computing gets no more than about {cores} times as fast here.",
                plural(cores, "core"),
            )
        }
    }
}

/// " ('lock' in line 7)".
fn which_lock(threads: &Threads) -> String {
    let Some((name, line)) = &threads.lock else {
        return String::new();
    };
    let name = name.strip_prefix("lock ").unwrap_or(name);
    match line {
        Some(line) => format!(" (most of all for {name} in line {line})"),
        None => format!(" (most of all for {name})"),
    }
}

fn causes(breakdown: &TimeBreakdown, facts: &Facts) -> Vec<Cause> {
    let best = best(breakdown, facts);
    if facts.speedup >= NEARLY_ALL * best {
        // It is as fast as the cores allow. That is worth saying only where there are more
        // workers than cores.
        let hoped = best < f64::from(facts.workers.min(facts.tasks));
        return hoped.then_some(Cause::FewCores).into_iter().collect();
    }
    let mut shares = [
        (Cause::FewTasks, breakdown.unused),
        (Cause::LittleWork, breakdown.waking + breakdown.handing),
        (Cause::Imbalance, breakdown.idle),
        (Cause::Lock, breakdown.blocked),
        (Cause::Waits, lost_to_waits(breakdown, facts)),
        (Cause::Copying, breakdown.copying),
        (slowed_by(facts), breakdown.slowed),
    ];
    shares.sort_by(|one, other| other.1.total_cmp(&one.1));
    let [(first, most), others @ ..] = shares;
    // Too few cores do not explain a speed-up below the number of cores.
    let least = if first == Cause::FewCores {
        LEAST
    } else {
        LEAST.max(SECOND * most)
    };
    let second = others
        .into_iter()
        .next()
        .filter(|&(_, share)| share >= least);
    let told = [Some((first, most)), second].into_iter().flatten();
    told.filter(|&(_, share)| share > 0.0)
        .map(|(cause, _)| cause)
        .collect()
}

/// The waiting that is not part of the work: `sequential` has to wait as well.
fn lost_to_waits(breakdown: &TimeBreakdown, facts: &Facts) -> f64 {
    let of_use = facts.speedup / f64::from(facts.workers.max(1)) - breakdown.useful;
    (breakdown.waiting - of_use.max(0.0)).max(0.0)
}

/// The best possible speed-up: one for each core; workers that wait need no core.
fn best(breakdown: &TimeBreakdown, facts: &Facts) -> f64 {
    let computing = breakdown.useful + breakdown.slowed;
    let workers = f64::from(facts.workers.max(1));
    match facts.cores_found {
        Some(cores) if breakdown.waiting < computing => workers.min(f64::from(cores.max(1))),
        _ => workers,
    }
}

fn slowed_by(facts: &Facts) -> Cause {
    match facts.cores_found {
        Some(cores) if cores < facts.workers => Cause::FewCores,
        _ => Cause::Slowed,
    }
}

fn fine(facts: &Facts) -> String {
    let ratio = format::ratio(facts.speedup);
    match facts.workers {
        1 => "One worker alone is as fast as one task after another.".to_owned(),
        workers => format!(
            "This is close to the best possible: {ratio} times as fast on {workers} workers."
        ),
    }
}

fn sentence(cause: Cause, breakdown: &TimeBreakdown, facts: &Facts, tasks: &Tasks) -> String {
    let workers = plural(facts.workers, "worker");
    match cause {
        Cause::FewTasks => format!(
            "There {} only {} for {workers}, so {} of the workers' time went unused: cut the work into more tasks.",
            agreeing(facts.tasks, "is", "are"),
            plural(facts.tasks, "task"),
            format::percent(breakdown.unused),
        ),
        Cause::LittleWork if breakdown.handing >= breakdown.waking => format!(
            "Too little work per task: {} of the workers' time went into handing out tasks of {} each. Cut the work into fewer, larger ones.",
            format::percent(breakdown.handing + breakdown.waking),
            format::duration(tasks.mean_ms),
        ),
        Cause::LittleWork => format!(
            "Too little work in all: of a run of {}, {} passed before the workers had woken up. Give them more to do.",
            format::duration(tasks.run_ms),
            format::percent(breakdown.waking + breakdown.handing),
        ),
        Cause::Imbalance => imbalance(breakdown, tasks),
        Cause::Lock => format!(
            "The workers waited for a lock {} of their time: only one can hold it.",
            format::percent(breakdown.blocked),
        ),
        Cause::Waits => format!(
            "The workers waited for I/O {} of their time. A wait needs no core, so more workers than cores help here, and one concurrent worker does too.",
            format::percent(breakdown.waiting),
        ),
        Cause::Copying => format!(
            "Copying to and from the other memories took {} of the workers' time: less to copy, or more to compute with it, would help.",
            format::percent(breakdown.copying),
        ),
        Cause::FewCores => {
            let cores = facts.cores_found.unwrap_or(facts.workers);
            format!(
                "{workers} share {}: computing gets no more than about {cores} times as fast here.",
                plural(cores, "core"),
            )
        }
        Cause::Slowed => format!(
            "The same computing took {} longer on {workers} than one task after another: they share caches and memory, and a busy processor lowers its clock.",
            format::percent(breakdown.slowed / breakdown.useful),
        ),
    }
}

/// Either one long task, or too few tasks to be shared evenly.
fn imbalance(breakdown: &TimeBreakdown, tasks: &Tasks) -> String {
    let idle = format::percent(breakdown.idle);
    let (task, longest_ms) = tasks.longest;
    if longest_ms >= tasks.run_ms / 2.0 && longest_ms >= 2.0 * tasks.mean_ms {
        return format!(
            "Task {} alone took {} of the run's {}, and {idle} of the workers' time was spent with nothing left to do: cut it smaller.",
            task + 1,
            format::duration(longest_ms),
            format::duration(tasks.run_ms),
        );
    }
    format!(
        "The tasks did not share out evenly: {idle} of the workers' time was spent with nothing left to do while others were not done yet. More and smaller tasks even that out.",
    )
}
