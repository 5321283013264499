//! Claims about Python in the page: on its 32 bits, too, programs print what CPython prints.

use crate::insight;
use crate::prices_api;
use interleave_browser::Result;
use interleave_browser::program::{link, packed};
use interleave_browser::stage::Stage;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Topics whose programs neither wait nor need anything from outside.
const TOPICS: [&str; 18] = [
    "bisect",
    "builtins",
    "classes",
    "collections",
    "containers",
    "copy",
    "errors",
    "exceptions",
    "fractions",
    "functions",
    "heapq",
    "itertools",
    "json",
    "numbers",
    "random",
    "statistics",
    "string",
    "text",
];
/// Links carry 8 KB in base64.
const LONGEST: usize = 6_000;

/// A program with what CPython printed.
struct Example {
    path: PathBuf,
    source: String,
    printed: String,
}

pub async fn programs_print_what_cpython_prints(stage: Stage) -> Result {
    let page = stage.open(&link("pass\n")).await?;
    insight::paints_no_run(&page).await?;
    let keys = json!({ "modes": "gil", "workers": 1, "repeats": 1 });
    page.configure(keys).await?;
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for example in examples()? {
        tried += 1;
        page.configure(json!({ "code": packed(&example.source) }))
            .await?;
        let run = page.run_by_script().await?["runs"][0].clone();
        // A traceback names the program's file, which has a name of its own in the page.
        let name = example.path.file_name().unwrap_or_default();
        let printed = example
            .printed
            .replace(&*name.to_string_lossy(), "program.py");
        if run["output"] != printed.as_str() {
            let difference = difference(&printed, run["output"].as_str());
            wrong.push(format!("{}: {difference}", example.path.display()));
        }
    }
    assert!(tried > 100, "only {tried} programs were found");
    assert!(wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
    Ok(())
}

pub async fn a_program_gets_the_prices_that_the_page_gets(stage: Stage) -> Result {
    let paths = [
        "amsterdam/btc/2015-01-01",
        "tokyo/ltc/2024-02-29",
        "newyork/eth/9999-12-31",
        "paris/btc/2014-12-31",
    ];
    let page = prices_api::open_at(&stage, &link(&asking(&paths))).await?;
    let run = page.run_by_script().await?["runs"][0].clone();
    let printed = run["output"].as_str().unwrap_or_default();
    let mut got = printed.lines();
    for path in paths {
        let ask = format!("fetch('api/price/{path}').then((answer) => answer.json())");
        let wanted = page.browser().wait_for(&ask).await?;
        // Read by the page, where 12.0 and 12 are the same number.
        let line = got.next().unwrap_or("undefined");
        let read = format!("Promise.resolve({line})");
        let mut price = page.browser().wait_for(&read).await?;
        // The tutorial's server says `day`, which the page's calls `date`.
        if let Some(price) = price.as_object_mut() {
            price.remove("day");
        }
        assert_eq!(price, wanted, "{path} of {printed}");
    }
    assert_eq!(got.next(), None);
    Ok(())
}

/// A program that prints the answer for each path as JSON.
fn asking(paths: &[&str]) -> String {
    format!(
        "import json, requests
for path in {}:
    answer = requests.get(f'http://localhost:5000/price/{{path}}?ms=0')
    print(json.dumps(answer.json()))
",
        json!(paths)
    )
}

/// Those that end well and are known to print the same on the machine elsewhere.
fn examples() -> Result<Vec<Example>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../python");
    let differ = fs::read_to_string(folder.join("not-yet.txt"))?;
    let mut examples = Vec::new();
    for topic in TOPICS {
        for entry in fs::read_dir(folder.join(topic))? {
            let path = entry?.path();
            let has_failed = path.with_extension("err").exists();
            let is_program = path.extension().is_some_and(|end| end == "py");
            let name = path.strip_prefix(&folder)?.display().to_string();
            if !is_program || has_failed || differ.contains(&name) {
                continue;
            }
            let source = fs::read_to_string(&path)?;
            if source.len() <= LONGEST {
                let printed = fs::read_to_string(path.with_extension("out"))?;
                examples.push(Example {
                    path,
                    source,
                    printed,
                });
            }
        }
    }
    examples.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(examples)
}

fn difference(expected: &str, got: Option<&str>) -> String {
    let Some(got) = got else {
        return "there is no output".to_owned();
    };
    let differs = |(one, other): &(&str, &str)| one != other;
    match expected.lines().zip(got.lines()).find(differs) {
        Some((expected, got)) => format!("expected {expected:?} and got {got:?}"),
        None => format!(
            "expected {} lines and got {}",
            expected.lines().count(),
            got.lines().count()
        ),
    }
}
