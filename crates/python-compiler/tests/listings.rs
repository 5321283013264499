//! What small programs are compiled to.

mod common;

use interleave_python_code::Code;
use interleave_python_compiler::{Target, compile, listing};

fn code(source: &str, target: Target) -> Code {
    let code = compile(source, target).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(common::faults(&code), Vec::<String>::new());
    code
}

/// The instructions of the first function, without lines and numbers.
fn function(source: &str) -> Vec<String> {
    let text = listing(&code(source, Target::Module));
    let lines = text.lines().skip_while(|line| !line.starts_with("  "));
    let inner =
        lines.skip_while(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let inner = inner.skip(1);
    let words = inner.map(|line| {
        line.split_whitespace()
            .skip(2)
            .collect::<Vec<_>>()
            .join(" ")
    });
    words.collect()
}

/// The instructions of a module.
fn module(source: &str, target: Target) -> Vec<String> {
    let text = listing(&code(source, target));
    let lines = text.lines().skip(1);
    let own = lines.take_while(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    own.map(|line| {
        line.split_whitespace()
            .skip(2)
            .collect::<Vec<_>>()
            .join(" ")
    })
    .collect()
}

#[test]
fn operands_are_used_where_they_are_and_results_go_where_they_are_wanted() {
    let source = "def f(a, n):\n    total = 0\n    for i in range(n):\n        if a[i] > 1 and i:\n            total += a[i] * 2 - 1\n    return total\n";
    let expected = [
        "Int total = 0",
        "LoadGlobal r5 = range",
        "Move r6 = n",
        "Call r5 1",
        "GetIter r4 = r5",
        "ForIter i = r4 else 17",
        "GetItem 0 r6 a i",
        "Int r7 = 1",
        "SkipIfCompare r8 = r6 > r7",
        "JumpBack 5",
        "JumpIfFalse i 16",
        "GetItem 0 r7 a i",
        "Int r8 = 2",
        "Mul 0 r6 r7 r8",
        "AddInt r6 = r6 + -1 (2)",
        "Inplace total = total + r6",
        "JumpBack 5",
        "Return total",
    ];
    assert_eq!(function(source), expected);
}

#[test]
fn a_global_is_read_and_written_by_separate_instructions() {
    let expected = [
        "LoadGlobal r0 = C",
        "AddInt r0 = r0 + 1 (1)",
        "StoreGlobal C r0",
        "Const r0 = None",
        "Return r0",
    ];
    assert_eq!(module("C += 1\n", Target::Module), expected);
}

#[test]
fn a_name_is_checked_only_where_it_may_be_unbound() {
    let bound = function("def f(c):\n    x = 1\n    return x\n");
    assert_eq!(bound, ["Int x = 1", "Return x"]);
    let unsure = function("def f(c):\n    if c:\n        x = 1\n    return x\n");
    assert_eq!(
        unsure,
        ["JumpIfFalse c 2", "Int x = 1", "Check x", "Return x"]
    );
    let after_loop =
        function("def f():\n    while True:\n        x = 1\n        break\n    return x\n");
    assert_eq!(after_loop, ["Int x = 1", "Jump 2", "Return x"]);
}

#[test]
fn an_operand_is_copied_if_a_later_one_binds_its_name_anew() {
    let expected = [
        "Move r2 = x",
        "Int r3 = 2",
        "Move x = r3",
        "Add 0 r1 r2 r3",
        "Return r1",
    ];
    assert_eq!(function("def f(x):\n    return x + (x := 2)\n"), expected);
}

#[test]
fn a_cell_of_a_notebook_returns_what_its_last_expression_is() {
    assert_eq!(
        module("x", Target::Cell),
        ["LoadGlobal r0 = x", "Return r0"]
    );
    let silent = ["LoadGlobal r0 = x", "Const r0 = None", "Return r0"];
    assert_eq!(module("x;", Target::Cell), silent);
    assert_eq!(module("x", Target::Module), silent);
}

#[test]
fn the_name_of_an_exception_is_deleted_and_the_one_before_is_handled_again() {
    let source = "def f(o):\n    try:\n        o()\n    except E as e:\n        pass\n";
    let lines = function(source);
    let ends: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| line.contains("Unbind") || line.contains("Handler"))
        .collect();
    assert_eq!(
        ends,
        [
            "EnterHandler r2 r3",
            "Unbind e",
            "LeaveHandler r3",
            "Unbind e",
            "LeaveHandler r3",
            "LeaveHandler r3"
        ]
    );
}

#[test]
fn a_binary_operation_and_a_subscript_are_marked_as_in_cpython() {
    // The operator, and the brackets with what is between them; columns are characters.
    let code = code("x = é(a) + b[1]\n", Target::Module);
    let marks: Vec<_> = code
        .spans
        .iter()
        .filter(|span| span.anchor.0 != span.anchor.1)
        .map(|span| (span.column, span.end_column, span.anchor))
        .collect();
    assert_eq!(marks, [(11, 15, (12, 15)), (4, 15, (9, 10))]);
}
