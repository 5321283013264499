//! The page for teachers (docs/teaching.md) links to schedules that fail: they do.

use super::aim::Seen;
use super::lesson::{self, Exercise};
use super::{Verdict, by_schedules};
use interleave_core::packed::unpack;
use interleave_explorer::{Program, Run, Settings};
use interleave_python_compiler::{Target, compile};

const DOCUMENT: &str = include_str!("../../../../docs/teaching.md");
/// More than any of them takes.
const MOST_STEPS: usize = 100_000;

/// A line of the document that leads to a schedule.
struct Link<'a> {
    lesson: &'a str,
    /// A near miss, or else the program that is given.
    miss: Option<&'a str>,
    code: &'a str,
    schedule: &'a str,
    /// What is said to come of it.
    says: &'a str,
}

fn links() -> Vec<Link<'static>> {
    let mut lesson = "";
    let mut found = Vec::new();
    for line in DOCUMENT.lines() {
        if let Some(id) = line
            .strip_prefix("## ")
            .and_then(|line| within(line, "(`", "`)"))
        {
            lesson = id;
        }
        let Some(target) = within(line, "](#page=code&", ")") else {
            continue;
        };
        let value = |key: &str| {
            let pairs = target.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .filter(|(name, _)| *name == key)
                .map(|(_, value)| value)
                .next()
        };
        found.push(Link {
            lesson,
            miss: within(line, "- “", "”: ["),
            code: value("code").expect("a program"),
            schedule: value("schedule").expect("a schedule"),
            says: line.rsplit_once(") and ").expect("what comes of it").1,
        });
    }
    found
}

fn within<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// The program of the lesson that a link is said to be of.
fn program_of(link: &Link, text: &str) -> String {
    let (_, fix) = text.split_once("\n## Fix").expect("an exercise");
    let wanted = |head: &str| link.miss.is_none_or(|miss| head == format!("title={miss}"));
    let blocks = lesson::blocks(
        fix,
        if link.miss.is_some() {
            "miss"
        } else {
            "python"
        },
    );
    let (_, source) = blocks
        .into_iter()
        .find(|(head, _)| wanted(head))
        .expect("it is there");
    source
}

#[test]
fn each_schedule_for_teachers_breaks_the_exercise_as_it_says() {
    let all = links();
    assert_eq!(all.len(), 23);
    for link in all {
        let what = format!("{}, {:?}", link.lesson, link.miss);
        let text = lesson::text(link.lesson).expect("it is a lesson");
        let source = unpack(link.code).expect(&what);
        assert_eq!(
            source.trim_end(),
            program_of(&link, &text).trim_end(),
            "{what}"
        );

        let code = compile(&source, Target::Module).expect(&what);
        let file = "program.py".to_owned();
        let program = Program { code, file, source };
        let schedule = link.schedule.parse().expect(&what);
        let run = Run::replay(&program, Settings::default(), &schedule);
        let mut run =
            run.unwrap_or_else(|why| panic!("{what}: {why} (node tools/teaching.mjs --links)"));
        let mut steps = 0;
        while run.follow().expect(&what).is_some() {
            steps += 1;
            assert!(steps < MOST_STEPS, "{what}");
        }
        let output = format!("{}{}", run.view().output, run.errors());
        let end = match run.end() {
            Some(_) if run.errors().is_empty() => "finished",
            Some(_) => "exception",
            None => "deadlock",
        };

        let exercise = Exercise::of(&text).expect(&what);
        let mut witnessed = vec![false; exercise.aims.len()];
        let (exit, output) = (0, output.as_str());
        let broken = exercise.broken_by(&Seen { end, output, exit }, &mut witnessed);
        assert!(broken.is_some(), "{what}: {end}, {output}");
        match within(link.says, "shows `", "`") {
            Some(shown) => assert!(output.contains(shown), "{what}: {output}"),
            None => assert_eq!(
                (link.says, end),
                ("ends in a deadlock", "deadlock"),
                "{what}"
            ),
        }
    }
}

/// The lesson of an example course, which stands in its page.
#[test]
fn a_lesson_that_a_course_brings_along_is_checked_as_ours_are() {
    const PAGE: &str = include_str!("../../../../examples/html/ticket.html");
    let text = within(PAGE, "<script type=\"text/x-lesson\">", "</script>").expect("a lesson");
    let exercise = Exercise::of(text).expect("it has one");
    let of = |name: &str| {
        let (_, source) = lesson::blocks(text, name).into_iter().next().expect(name);
        by_schedules(&source, "program.py", &exercise).expect(name)
    };
    for refused in ["python", "miss"] {
        assert!(
            matches!(of(refused), Some(Verdict::Refused(_))),
            "{refused}"
        );
    }
    assert!(matches!(of("solution"), Some(Verdict::Proved(_))));
}
