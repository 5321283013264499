//! The tab Granularity as a whole: the chunk to choose, what can be asked, and what was
//! found.

use super::Granularity;
use super::chart::GranularityChart;
use crate::bridge::link;
use crate::insight::export::{PictureButtons, stem};
use crate::insight::measuring::{Bar, Course, Words};
use crate::insight::state::State;
use crate::kit::SliderField;
use crate::kit::data_table::DataTable;
use crate::kit::names::crew;
use interleave_core::experiment::granularity::{GranularityPoint, GranularityResult};
use interleave_core::format::{count, duration, ratio};
use interleave_core::settings::Settings;
use interleave_core::work::Element;
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
pub fn granularity(tab: &Granularity, state: &State) -> Html {
    let Some(settings) = &state.settings else {
        return html! { <p class="hint">{ "The page is not ready yet." }</p> };
    };
    let own = &*tab.state;
    let about = settings.about();
    let found = own.found.as_ref().filter(|_| own.course != Course::Running);
    let is_stale = own.is_stale(&settings.work(), settings.workers);
    html! {
        <div class="tab-content">
            { match about.element {
                None => html! {
                    <p data-testid="granularity-none">
                        { format!("The tasks of {} are not parts of one large whole, so there is no chunk to choose. Try mandelbrot, matmul, montecarlo, sort or hash.", about.id) }
                    </p>
                },
                Some(element) => asking(tab, state, settings, element),
            } }
            if let Some(found) = found {
                if is_stale {
                    <p class="hint stale">{ format!("This is {} on {}, measured with other settings than you have now.", found.workload.id(), crew(found.mode, found.workers)) }</p>
                }
                <p class="lead" data-testid="granularity-words">{ found.words() }</p>
                <GranularityChart found={Rc::clone(found)} />
                <PictureButtons chart="chart-granularity" name="granularity" stem={stem(state)} />
                { numbers(found) }
            }
        </div>
    }
}

fn asking(tab: &Granularity, state: &State, settings: &Rc<Settings>, element: Element) -> Html {
    let own = &*tab.state;
    let may_begin = state.environment.is_some() && state.running.is_none() && !tab.bench.is_taken();
    let known = state.environment.clone();
    let (begin, now) = (tab.clone(), Rc::clone(settings));
    let on_begin = Callback::from(move |()| {
        if let Some(environment) = &known {
            begin.begin(&now, environment);
        }
    });
    let (resume, stop) = (tab.clone(), Rc::clone(&tab.bench));
    let bar = Bar {
        words: Words {
            id: "granularity",
            again: "Measure again",
        },
        begin: "How small is too small?".to_owned(),
        course: &own.course,
        outlook: own.outlook,
        may_begin,
        on_begin,
        on_resume: Callback::from(move |()| resume.resume()),
        on_stop: Callback::from(move |()| stop.stop()),
    };
    html! {
        <>
            <div class="asking">
                { chunk(settings, element) }
                { bar.draw() }
            </div>
            if own.course == Course::Unasked {
                <p class="hint">
                    { format!("A task should be worth handing out. This measures smaller and smaller tasks on {} until sequential is faster.", crew(tab.bench.mode(), settings.workers)) }
                </p>
            }
        </>
    }
}

/// The chunk to choose: another way to say how many tasks there are.
fn chunk(settings: &Rc<Settings>, element: Element) -> Html {
    let about = settings.workload.about();
    let (Some(slider), Some(now)) = (about.chunks(settings.size), about.chunk(settings.params()))
    else {
        return html! {};
    };
    let size = settings.size;
    let on_turn = Callback::from(move |chunk: u32| {
        let tasks = about.tasks_of_chunk(size, chunk);
        // A number of tasks within its range is always taken.
        link::set_in_app(&[("tasks", tasks.to_string())]);
    });
    let field = SliderField {
        id: "chunk",
        slider,
        value: slider.clamp(now),
        on_turn,
        hint: format!(
            "{} per task, in {} tasks. This also changes what Run runs.",
            element.words(&count(now.into())),
            count(settings.tasks.into()),
        ),
        mark: None,
    };
    field.draw()
}

fn numbers(found: &GranularityResult) -> Html {
    let row = |point: &GranularityPoint| {
        let [low, high] = point.ci95.map(ratio);
        let chunk = count(point.chunk.round() as u64);
        html! {
            <tr key={chunk.clone()}>
                <th scope="row">{ chunk }</th>
                <td>{ duration(point.work_ms) }</td>
                <td>{ format!("{}×", ratio(point.speedup)) }</td>
                <td>{ format!("{low} – {high}") }</td>
            </tr>
        }
    };
    let many = found
        .workload
        .about()
        .element
        .map_or("elements", |element| element.many);
    let table = DataTable {
        testid: "table-granularity",
        caption: "Speed-up with each size of task",
        heading: None,
        columns: &[
            &format!("{many} per task"),
            "Work per task",
            "Speed-up",
            "95 % CI",
        ],
    };
    html! {
        <details class="card numbers" open={true}>
            <summary class="section-title">{ "The numbers" }</summary>
            { table.draw(found.points.iter().map(row).collect()) }
        </details>
    }
}
