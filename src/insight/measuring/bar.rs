//! The bar of a measurement: begin, stop, go on, begin again, and how far it has come.

use super::Course;
use interleave_core::experiment::Progress;
use interleave_core::experiment::measurement::Outlook;
use interleave_core::format;
use yew::prelude::*;

/// What the bar says, and the names that tests know its parts by.
#[derive(Clone, Copy)]
pub struct Words {
    /// The measurement's name: "sweep".
    pub id: &'static str,
    /// On the button that begins it again.
    pub again: &'static str,
}

/// A measurement's bar.
pub struct Bar<'a> {
    /// Its words.
    pub words: Words,
    /// On the button that begins it.
    pub begin: String,
    /// What it is at.
    pub course: &'a Course,
    /// How far it has come.
    pub outlook: Outlook,
    /// Whether nothing else runs.
    pub may_begin: bool,
    /// Begin, or begin again.
    pub on_begin: Callback<()>,
    /// Go on.
    pub on_resume: Callback<()>,
    /// Stop.
    pub on_stop: Callback<()>,
}

impl Bar<'_> {
    /// Draws it.
    pub fn draw(&self) -> Html {
        let id = self.words.id;
        let is_running = *self.course == Course::Running;
        html! {
            <div class="bar" data-testid={id} data-course={self.course_id()}>
                <div class="bar-buttons">{ self.buttons() }</div>
                if is_running || self.course.is_unfinished() {
                    { self.progress() }
                }
                if let Course::Failed(problem) = self.course {
                    <p class="alarm" role="alert">{ &problem.what }{ " " }{ advice(&problem.what_to_do) }</p>
                }
            </div>
        }
    }

    fn buttons(&self) -> Html {
        let button = |part: &str, text: String, on: &Callback<()>, is_main: bool, may: bool| {
            let class = if is_main {
                "quiet-button main"
            } else {
                "quiet-button"
            };
            let on_click = on.reform(|_: MouseEvent| ());
            html! {
                <button type="button" {class} key={part.to_owned()} disabled={!may}
                    data-testid={format!("{}-{part}", self.words.id)} onclick={on_click}>
                    { text }
                </button>
            }
        };
        let again = || {
            let again = self.words.again.to_owned();
            button("again", again, &self.on_begin, false, self.may_begin)
        };
        match self.course {
            Course::Unasked => {
                let begin = self.begin.clone();
                button("begin", begin, &self.on_begin, true, self.may_begin)
            }
            Course::Running => button("stop", "Stop".to_owned(), &self.on_stop, true, true),
            Course::Done => again(),
            Course::Stopped | Course::Failed(_) => {
                let resume = "Go on".to_owned();
                html! {
                    <>
                        { button("resume", resume, &self.on_resume, true, self.may_begin) }
                        { again() }
                    </>
                }
            }
        }
    }

    fn progress(&self) -> Html {
        let Progress { done, total } = self.outlook.progress;
        let left = match (self.course, self.outlook.left_ms) {
            (Course::Running, Some(left_ms)) => left_words(left_ms),
            (Course::Running, None) => "Starting …".to_owned(),
            _ => "Stopped; nothing is lost".to_owned(),
        };
        html! {
            <div class="bar-progress" data-testid={format!("{}-progress", self.words.id)}>
                <progress max={total.max(1).to_string()} value={done.to_string()} aria-label="Turns measured" />
                <span>{ format!("{} of {} turns", format::count(done.into()), format::count(total.into())) }</span>
                <span data-testid={format!("{}-left", self.words.id)}>{ left }</span>
            </div>
        }
    }

    fn course_id(&self) -> &'static str {
        match self.course {
            Course::Unasked => "unasked",
            Course::Running => "running",
            Course::Stopped => "stopped",
            Course::Done => "done",
            Course::Failed(_) => "failed",
        }
    }
}

/// Rough, as estimates are: "about 7 s left".
fn left_words(left_ms: f64) -> String {
    let seconds = (left_ms / 1_000.0).ceil().max(1.0) as u64;
    match seconds {
        1 => "a second left".to_owned(),
        2..=90 => format!("about {seconds} s left"),
        _ => format!("about {} min left", seconds.div_ceil(60)),
    }
}

/// The engine client's advice speaks of the page's own button.
fn advice(what_to_do: &str) -> String {
    what_to_do
        .replace("press Run", "press Go on")
        .replace("Press Run", "Press Go on")
}
