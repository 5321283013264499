#!/usr/bin/env python3
"""Runs the programs under this folder with CPython, and compares with the stored outputs.

    on_cpython.py [--ours | --store] [PATTERN...]

Without a flag the programs use CPython's own library: so the stored outputs are CPython's.
With `--ours` they use the concurrent modules of `crates/python/lib`, over CPython's `_thread`
and over stand-ins for the machine's other primitives (`cpython/`). With `--store` the outputs
that are missing are written.

What a program prints to stderr is compared only where `NAME.err` is stored: its last line.
Programs that need what CPython does not have (`requests` and its server, `parallel`) start with
the comment `# ours`, and are run with our modules only.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIB = HERE.parent.parent / "crates" / "python" / "lib"
MODULES = """
    _prices.py _process.py _thread_local.py asyncio concurrent contextlib.py logging
    multiprocessing parallel.py queue.py requests threading.py
""".split()


def library(folder):
    """A folder that holds our concurrent modules and nothing else of our library."""
    for name in MODULES:
        if (LIB / name).exists():
            os.symlink(LIB / name, pathlib.Path(folder) / name)
    for path in (HERE / "cpython").glob("*.py"):
        os.symlink(path, pathlib.Path(folder) / path.name)
    return folder


def run(program, folder):
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    if folder:
        env["PYTHONPATH"] = folder
    # As a learner's program: its own folder is not searched for modules.
    command = [sys.executable, "-c", LAUNCH, str(program)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=env, check=False)
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode(), "it did not end"
    return done.stdout, done.stderr


LAUNCH = """
import sys
path = sys.argv[1]
sys.argv = [path]
exec(compile(open(path).read(), path, "exec"))
"""


def problem(program, folder, store):
    out, err = run(program, folder)
    expected = program.with_suffix(".out")
    if store and not expected.exists():
        expected.write_text(out)
    wanted = expected.read_text() if expected.exists() else None
    if out != wanted:
        return f"--- wanted\n{wanted}--- got\n{out}--- stderr\n{err}"
    stored_err = program.with_suffix(".err")
    if stored_err.exists():
        if err.strip().splitlines()[-1:] != stored_err.read_text().strip().splitlines()[-1:]:
            return f"--- stderr\n{err}"
    elif err.strip():
        return f"--- unexpected stderr\n{err}"
    return None


def main():
    flags = [a for a in sys.argv[1:] if a.startswith("--")]
    patterns = [a for a in sys.argv[1:] if not a.startswith("--")]
    ours = "--ours" in flags
    failed = count = 0
    with tempfile.TemporaryDirectory() as folder:
        library(folder)
        for program in sorted(HERE.glob("*/*.py")):
            name = str(program.relative_to(HERE))
            if name.startswith("cpython/") or (patterns and not any(p in name for p in patterns)):
                continue
            only_ours = program.read_text().startswith("# ours")
            if only_ours and not ours:
                continue
            count += 1
            text = problem(program, folder if ours else None, "--store" in flags)
            if text:
                failed += 1
                print(f"FAILED {name}\n{text}")
    print(f"{count - failed} of {count} programs as stored")
    return failed > 0


sys.exit(main())
