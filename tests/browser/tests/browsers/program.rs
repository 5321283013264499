//! Claims about a link that carries a program: it runs, what it prints and how it ends
//! are told, and nobody loads any of it who has no program.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, Page, QUICK, RUN_PATIENCE};
use interleave_browser::program::{link, packed};
use interleave_browser::schema::faults;
use interleave_browser::stage::Stage;
use serde_json::{Value, json};

/// Two threads, of which each says what it is, and what they come to.
const COUNTING: &str = "import threading
counts = {}
def count(name):
    counts[name] = sum(range(1000))
threads = [threading.Thread(target=count, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join()
print('<b>both</b>', counts['a'] + counts['b'])
";

/// What a page has loaded for programs.
const LOADED: &str = "performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => /\\/program\\.js|\\/programs\\/|\\/engine\\/python-|\\/library\\/|\\/compiler\\/|\\/editor\\/|\\/code\\.js|\\/output\\.js/.test(name))";

/// What it says went wrong, with what Python says of it.
const ALARM: &str = "document.querySelector('.problem')?.innerText ?? ''";

/// The page of another program, without loading it anew.
async fn go_to(page: &Page, source: &str) -> Result {
    let keys = json!({ "workload": "program", "modes": "gil", "code": packed(source) });
    assert_eq!(page.configure(keys).await?, json!([]));
    Ok(())
}

pub async fn a_program_runs_and_its_result_says_what_it_printed(stage: Stage) -> Result {
    let page = stage.open(&link(COUNTING)).await?;
    claims![
        its_source_is_shown_as_text(&page);
        its_output_is_shown_and_in_the_result(&page, &stage);
    ];
    stage.picture("program").await?;
    claims![
        other_modes_are_refused_with_a_reason(&page, &stage);
        an_exception_is_a_result(&page);
        a_program_may_choose_its_exit_code(&page);
        a_deadlock_is_a_result(&page);
        it_is_said_if_the_output_differs(&page);
        a_workload_runs_after_it(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn its_source_is_shown_as_text(page: &Page) -> Result {
    let shown = "document.querySelector('[data-testid=program]').textContent";
    page.until(&format!("{shown} !== ''"), PATIENCE).await?;
    assert_eq!(page.get(shown).await?, COUNTING);
    let picked = "document.querySelector('[data-testid=workload]').value";
    assert_eq!(page.get(picked).await?, "program");
    // There is nothing to choose that it would have no use for.
    for testid in ["tasks", "size", "latency"] {
        let there = format!("document.querySelector('[data-testid={testid}]')");
        assert_eq!(page.get(&there).await?, Value::Null, "{testid}");
    }
    Ok(())
}

async fn its_output_is_shown_and_in_the_result(page: &Page, stage: &Stage) -> Result {
    page.run().await?;
    let shown = "document.querySelector('[data-testid=output]').textContent";
    assert_eq!(page.get(shown).await?, "<b>both</b> 999000\n");
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    let run = &result["runs"][0];
    assert_eq!(run["output"], "<b>both</b> 999000\n");
    assert_eq!([&run["exit"], &run["end"]], [&json!(0), &json!("finished")]);
    assert_eq!([&run["mode"], &run["label"]], ["gil", "emulated"]);
    // Without shared memory, all threads share one worker.
    let workers = if stage.shares_memory() { 3 } else { 1 };
    assert_eq!(
        [&run["workers"], &run["verified"]],
        [&json!(workers), &json!(true)]
    );
    assert_eq!(
        run["samplesMs"]
            .as_array()
            .map(|samples| samples.len() >= 3),
        Some(true)
    );
    assert_eq!(result["settings"]["workload"], "program");
    assert_eq!(result["settings"]["code"], packed(COUNTING));
    assert_eq!(
        names_of_threads(&result["trace"]),
        ["MainThread", "Thread-1 (count)", "Thread-2 (count)"]
    );
    let verdict = page.text("verdict").await?;
    assert!(verdict.contains("The program finished."), "{verdict}");
    Ok(())
}

/// Those of the threads that a trace has lanes for.
fn names_of_threads(trace: &Value) -> Vec<&str> {
    let lanes = trace["lanes"].as_array().into_iter().flatten();
    let threads = lanes.filter(|lane| lane["kind"] == "thread");
    threads.filter_map(|lane| lane["name"].as_str()).collect()
}

async fn other_modes_are_refused_with_a_reason(page: &Page, stage: &Stage) -> Result {
    let there = "document.querySelector('[data-testid=mode-processes]')";
    assert_eq!(page.get(there).await?, Value::Null, "nobody asked for it");
    let mut refused = vec![("processes", "brings its own threads and processes")];
    if !stage.shares_memory() {
        refused.push(("parallel", "Threads need shared memory"));
        let hint = page.get("document.getElementById('workers-hint').textContent");
        let hint = hint.await?.to_string();
        assert!(hint.contains("share one worker"), "{hint}");
    }
    let modes: Vec<&str> = refused.iter().map(|(mode, _)| *mode).collect();
    page.configure(json!({ "modes": modes.join(",") })).await?;
    for (mode, words) in &refused {
        let said = format!("document.getElementById('mode-{mode}-text').textContent");
        page.until(&format!("({said}).includes('{words}')"), PATIENCE)
            .await?;
    }
    let status = page.text("status").await?;
    assert!(status.contains("Choose a mode"), "{status}");
    page.run_by_script()
        .await
        .expect_err("it runs in no such mode");
    Ok(())
}

async fn an_exception_is_a_result(page: &Page) -> Result {
    go_to(
        page,
        "def f(x):\n    return 1 // x\nprint('so far')\nf(0)\n",
    )
    .await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    let run = &result["runs"][0];
    assert_eq!(
        [&run["exit"], &run["end"]],
        [&json!(1), &json!("exception")]
    );
    let output = run["output"].as_str().unwrap_or_default();
    assert!(output.starts_with("so far\nTraceback"), "{output}");
    assert!(
        output.contains("program.py\", line 2, in f\n    return 1 // x"),
        "{output}"
    );
    assert!(
        output.ends_with("ZeroDivisionError: integer division or modulo by zero\n"),
        "{output}"
    );
    page.until_state("done", PATIENCE).await
}

async fn a_program_may_choose_its_exit_code(page: &Page) -> Result {
    go_to(page, "import sys\nsys.exit(3)\n").await?;
    let run = page.run_by_script().await?["runs"][0].clone();
    assert_eq!([&run["exit"], &run["end"]], [&json!(3), &json!("finished")]);
    Ok(())
}

async fn a_deadlock_is_a_result(page: &Page) -> Result {
    go_to(
        page,
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
    )
    .await?;
    let run = page.run_by_script().await?["runs"][0].clone();
    assert_eq!([&run["exit"], &run["end"]], [&json!(3), &json!("deadlock")]);
    let verdict = page.text("verdict").await?;
    assert!(verdict.contains("Deadlock"), "{verdict}");
    Ok(())
}

async fn it_is_said_if_the_output_differs(page: &Page) -> Result {
    go_to(page, "import time\nprint(time.perf_counter())\n").await?;
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    assert_eq!(result["runs"][0]["verified"], false);
    let verdict = page.text("verdict").await?;
    assert!(
        verdict.contains("The output differs from run to run."),
        "{verdict}"
    );
    Ok(())
}

async fn a_workload_runs_after_it(page: &Page) -> Result {
    let keys = json!({ "workload": "sleep", "modes": "sequential", "latency": 2, "tasks": 2 });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.run().await?;
    assert!(page.is("document.getElementById('program').hidden").await?);
    Ok(())
}

/// Two threads that end if they run at once.
const MEETING: &str = include_str!("../../../meeting/threads.py");

pub async fn without_a_gil_threads_run_at_once(stage: Stage) -> Result {
    let code = packed(MEETING);
    let link = format!("#workload=program&modes=parallel&workers=2&repeats=3&code={code}");
    let page = stage.open(&link).await?;
    claims![
        they_meet_on_two_workers(&page);
        two_processes_compute_at_once(&page);
        both_modes_are_compared(&page);
        a_program_without_a_gil_is_stopped(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn they_meet_on_two_workers(page: &Page) -> Result {
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    let run = &result["runs"][0];
    assert_eq!([&run["output"], &run["end"]], ["met\n", "finished"]);
    assert_eq!([&run["mode"], &run["label"]], ["parallel", "measured"]);
    assert_eq!(run["workers"], 2);
    assert_eq!(names_of_threads(&result["trace"]).len(), 3);
    Ok(())
}

async fn two_processes_compute_at_once(page: &Page) -> Result {
    let source = include_str!("../../../meeting/processes.py");
    go_to(page, source).await?;
    let run = page.run_by_script().await?["runs"][0].clone();
    assert_eq!([&run["mode"], &run["output"]], ["gil", "met 0\n"]);
    Ok(())
}

async fn both_modes_are_compared(page: &Page) -> Result {
    let keys = json!({ "workload": "program", "modes": "gil,parallel", "code": packed(COUNTING) });
    assert_eq!(page.configure(keys).await?, json!([]));
    let result = page.run_by_script().await?;
    assert_eq!(faults(&result), Vec::<String>::new());
    let compared = &result["comparisons"][0];
    assert_eq!([&compared["mode"], &compared["over"]], ["parallel", "gil"]);
    let verdict = page.text("verdict").await?;
    assert!(
        verdict.contains("Without the GIL, on 2 workers: "),
        "{verdict}"
    );
    Ok(())
}

async fn a_program_without_a_gil_is_stopped(page: &Page) -> Result {
    let source = "import threading
def spin():
    while True: pass
for _ in range(3): threading.Thread(target=spin).start()
print('now')
spin()
";
    let keys = json!({ "modes": "parallel", "code": packed(source) });
    assert_eq!(page.configure(keys).await?, json!([]));
    page.click("run").await?;
    let shown = "document.querySelector('[data-testid=output]').textContent";
    page.until(&format!("{shown} === 'now\\n'"), PATIENCE)
        .await?;
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await
}

pub async fn what_is_no_program_is_told(stage: Stage) -> Result {
    let page = stage.open(&link("def f(:\n    pass\n")).await?;
    claims![
        a_mistake_is_told_as_python_words_it(&page);
        what_cannot_be_unpacked_is_told(&page);
        a_bomb_is_told(&page);
        and_then_a_right_one_runs(&page);
    ];
    Ok(())
}

/// Runs it and waits for what went wrong. (By a script: what went wrong before may still
/// stand there after a click.)
async fn fails(page: &Page) -> Result<String> {
    page.run_by_script().await.expect_err("it is no program");
    page.until_state("error", PATIENCE).await?;
    let alarm = page.get(ALARM).await?;
    Ok(alarm.as_str().unwrap_or_default().to_owned())
}

async fn a_mistake_is_told_as_python_words_it(page: &Page) -> Result {
    let alarm = fails(page).await?;
    assert!(alarm.contains("a mistake in line 1"), "{alarm}");
    assert!(alarm.contains("SyntaxError: "), "{alarm}");
    let told = page.text("output").await?;
    assert!(told.contains("program.py\", line 1"), "{told}");
    assert!(told.contains("def f(:"), "{told}");
    Ok(())
}

async fn what_cannot_be_unpacked_is_told(page: &Page) -> Result {
    for code in ["AAAA", "_w", "A"] {
        page.configure(json!({ "code": code })).await?;
        let alarm = fails(page).await?;
        assert!(alarm.contains("cannot be unpacked"), "{code}: {alarm}");
    }
    Ok(())
}

/// 2 MB of blanks, packed in 2 KB.
async fn a_bomb_is_told(page: &Page) -> Result {
    let pack = "(async () => {
        const stream = new Blob([' '.repeat(2 << 20)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    })()";
    let code = page.browser().wait_for(pack).await?;
    assert_eq!(page.configure(json!({ "code": code })).await?, json!([]));
    let alarm = fails(page).await?;
    assert!(alarm.contains("longer than 1 MB"), "{alarm}");
    Ok(())
}

/// Only the parts of the library are fetched that a program takes; one that does not come is
/// told, and nothing is lost.
pub async fn a_library_comes_in_parts(stage: Stage) -> Result {
    let page = stage.open_apart(&link(COUNTING)).await?;
    page.site().block("/library/");
    let alarm = fails(&page).await?;
    for told in ["could not be loaded", "404", "Run again"] {
        assert!(alarm.contains(told), "no {told:?} in {alarm}");
    }
    page.site().mend();
    page.run().await?;
    assert!(page.text("output").await?.contains("999000"));
    let parts = "new Set(performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name) => name.endsWith('.shelf')).map((name) => name.split('/').at(-1)))";
    assert_eq!(
        page.get(&format!("[...{parts}]")).await?,
        json!(["threads.shelf"])
    );
    go_to(&page, "import textwrap\nprint(textwrap.dedent('  more'))\n").await?;
    page.run().await?;
    assert_eq!(page.text("output").await?, "more");
    assert_eq!(page.get(&format!("{parts}.size")).await?, json!(2));
    Ok(())
}

async fn and_then_a_right_one_runs(page: &Page) -> Result {
    go_to(page, "print(2)\n").await?;
    page.run().await?;
    assert_eq!(page.text("output").await?, "2");
    Ok(())
}

pub async fn a_program_without_an_end_is_stopped(stage: Stage) -> Result {
    let source = "import time\nprint('before')\nwhile True: pass\n";
    let page = stage.open(&link(source)).await?;
    claims![
        it_shows_what_was_printed_and_stops(&page);
        and_then_a_right_one_runs(&page);
        it_stops_while_it_sleeps(&page);
    ];
    Ok(())
}

async fn it_shows_what_was_printed_and_stops(page: &Page) -> Result {
    page.click("run").await?;
    let shown = "document.querySelector('[data-testid=output]').textContent";
    page.until(&format!("{shown} === 'before\\n'"), PATIENCE)
        .await?;
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await
}

async fn it_stops_while_it_sleeps(page: &Page) -> Result {
    go_to(page, "import time\nprint('now')\ntime.sleep(1000)\n").await?;
    page.click("run").await?;
    page.until(
        "document.querySelector('[data-testid=output]').textContent === 'now\\n'",
        PATIENCE,
    )
    .await?;
    page.click("stop").await?;
    page.until_state("ready", PATIENCE).await
}

pub async fn nobody_loads_python_without_a_program(stage: Stage) -> Result {
    let page = stage.open_apart(&format!("#{QUICK}")).await?;
    page.run().await?;
    assert_eq!(page.get(LOADED).await?, json!([]));
    let asked = page.site().take_log();
    let parts = ["/programs/", "/engine/python-", "/library/", "/compiler/"];
    let is_of_programs = |path: &String| parts.iter().any(|part| path.contains(part));
    let asked: Vec<_> = asked.into_iter().filter(is_of_programs).collect();
    assert_eq!(asked, Vec::<String>::new(), "nor does the service worker");
    let option = "document.querySelector('[data-testid=workload] option[value=program]')";
    assert_eq!(page.get(option).await?, Value::Null);
    // And without one, the work is refused.
    let refused = page.configure(json!({ "workload": "program" })).await?;
    assert!(
        refused.to_string().contains("without a program"),
        "{refused}"
    );
    // With one, the page opens once more, as one that runs programs.
    go_to(&page, "print(1)\n").await?;
    page.until(&format!("{LOADED}.length > 1"), PATIENCE)
        .await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    assert_eq!(page.text("output").await?, "1");
    Ok(())
}

pub async fn a_page_around_is_told_what_a_program_prints(stage: Stage) -> Result {
    let code = packed(
        "import threading\nprint('one')\nt = threading.Thread(target=print, args=('two',))\nt.start()\nt.join()\n",
    );
    let body = format!(
        "<iframe src='LAB/#embed=1&workload=program&modes=gil&repeats=3&code={code}' allow='cross-origin-isolated' width='700' height='900'></iframe>"
    );
    let host = HostPage::open(&stage, &body).await?;
    host.page
        .until("host.of('ready').length > 0", PATIENCE)
        .await?;
    host.say("iframe", json!({ "type": "run", "id": 7 }))
        .await?;
    host.page
        .until("host.of('result').length === 1", RUN_PATIENCE)
        .await?;
    let result = host.heard("result").await?[0].clone();
    assert_eq!(result["result"]["runs"][0]["output"], "one\ntwo\n");
    let told = host.heard("output").await?;
    let texts: String = told
        .iter()
        .filter_map(|output| output["text"].as_str())
        .collect();
    assert_eq!(texts, "one\ntwo\n", "told once, however often it ran");
    assert!(told.iter().all(|output| output["id"] == 7), "{told:?}");
    claims![
        a_plain_source_is_taken(&host);
        one_that_is_none_is_refused(&host);
    ];
    Ok(())
}

async fn a_plain_source_is_taken(host: &HostPage) -> Result {
    let ready = host.heard("ready").await?.len();
    let configure =
        json!({ "type": "configure", "settings": { "seed": 3 }, "program": "print('plain ✓')\n" });
    host.say("iframe", configure).await?;
    let told = format!("host.of('ready').length > {ready}");
    host.page.until(&told, PATIENCE).await?;
    host.say("iframe", json!({ "type": "run", "id": 8 }))
        .await?;
    host.page
        .until("host.of('result').length === 2", RUN_PATIENCE)
        .await?;
    let result = host.heard("result").await?[1].clone();
    assert_eq!(result["result"]["runs"][0]["output"], "plain ✓\n");
    assert_eq!(result["result"]["settings"]["seed"], "3");
    Ok(())
}

async fn one_that_is_none_is_refused(host: &HostPage) -> Result {
    host.say(
        "iframe",
        json!({ "type": "configure", "settings": {}, "program": 5 }),
    )
    .await?;
    // What does not get smaller by being packed.
    let mut state = 1_u32;
    let mut any = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'!' + (state >> 24) as u8 % 89)
    };
    let long: String = (0..40_000).map(|_| any()).collect();
    host.say(
        "iframe",
        json!({ "type": "configure", "settings": {}, "program": long }),
    )
    .await?;
    host.page
        .until("host.of('error').length >= 2", PATIENCE)
        .await?;
    let errors = host.heard("error").await?;
    let words = errors.iter().filter_map(|error| error["message"].as_str());
    let words: Vec<_> = words.collect();
    assert!(
        words
            .iter()
            .any(|words| words.contains("the source of a program")),
        "{words:?}"
    );
    assert!(
        words.iter().any(|words| words.contains("too long")),
        "{words:?}"
    );
    Ok(())
}
