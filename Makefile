# The commands. Each sets up what it needs, is quiet when all is well, and ends
# a failure with a line that says what to do. The work is in tools/.

MAKEFLAGS += --no-print-directory
.SILENT:
.PHONY: help setup build serve check test hostile-python generated-python generated-explorer everywhere lessons claims stress miri pictures bench clean

help:
	echo "make serve   build, serve on http://127.0.0.1:8080 (PORT= for another)"
	echo "make test    every test: native, then the built site in Chromium, Firefox and WebKitGTK"
	echo "make hostile-python  a million wrong and odd programs for the Python compiler"
	echo "make generated-python  10,000 generated programs, here and on CPython 3.11 (SEED=, COUNT=)"
	echo "make generated-explorer  500 generated programs, explored in every way (SEED=, COUNT=)"
	echo "make everywhere  every browser test in each browser that can play it (make test: some in one)"
	echo "make lessons every lesson in each browser, also embedded, with every near miss"
	echo "make claims  every lesson 20 times in each browser: is a claim ever refuted? (COUNT=)"
	echo "make stress            1,000 racy Python programs without a GIL, with and without the machine's own checks"
	echo "make miri    the heap that Python's workers share, under Miri (needs rustup and its nightly)"
	echo "make pictures  pictures of the site for people to look at"
	echo "make build   the static site, in dist/"
	echo "make check   format, lints, layering"
	echo "make bench   the benchmark: native and in browsers"
	echo "make setup   install what all of these need"
	echo "make clean   remove what was built here"

setup:
	tools/setup.sh trunk lints browsers generators rivals

build:
	tools/setup.sh
	tools/build.sh

serve:
	tools/setup.sh
	tools/serve.sh

check:
	tools/setup.sh lints
	tools/check.sh

test:
	tools/setup.sh browsers generators
	tools/build.sh
	tools/test.sh

hostile-python:
	tools/setup.sh lints
	tools/hostile-python.sh

stress:
	tools/setup.sh lints
	tools/stress-python.sh

generated-python:
	tools/setup.sh lints
	tools/generated-python.sh

generated-explorer:
	tools/setup.sh lints
	tools/generated-explorer.sh

everywhere:
	tools/setup.sh browsers generators
	tools/build.sh
	tools/everywhere.sh

lessons:
	tools/setup.sh browsers
	tools/build.sh
	tools/lessons.sh

claims:
	tools/setup.sh browsers
	tools/build.sh
	tools/claims.sh

pictures:
	tools/setup.sh browsers
	tools/build.sh
	tools/pictures.sh

miri:
	rustup component add miri rust-src --toolchain nightly
	MIRIFLAGS=-Zmiri-disable-isolation CARGO_TARGET_DIR=target/miri \
	  rustup run nightly cargo miri test -p interleave-python --lib heap::tests

bench:
	tools/setup.sh browsers rivals
	tools/build.sh
	tools/bench.sh

clean:
	rm -rf target dist bench-report tests/browser/artefacts
