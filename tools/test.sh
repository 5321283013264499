#!/usr/bin/env bash
# Every test: the core natively, the unit tests of what drives browsers, then the
# built site (dist/) in real browsers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

report=$TARGET/browser-tests.txt

# browser_tests: what each scenario came to is kept in the report, too.
browser_tests() { cargo test -p interleave-browser --test browsers 2>&1 | tee "$report"; }

tools/examples.sh
step "native tests" "mend what the test says above" cargo test --workspace --exclude interleave-browser
# loom tries all orders in which threads can take the lock that Python's workers share.
loom() { RUSTFLAGS="--cfg loom" CARGO_TARGET_DIR=$TARGET/loom cargo test --release -p interleave-lease --test loom; }
step "the lock under loom" "mend what the test says above" loom
step "unit tests of the page" "mend what the test says above" cargo test -p interleave --lib --features app,insight
step "lessons" "mend what the test says above" node --test www/lessons/ www/depths.test.mjs www/strips.test.mjs www/tally.test.mjs www/waits.test.mjs www/editor/missing.test.mjs
step "notebooks" "mend what the test says above" node --test www/notebook/
step "unit tests of the browser tests" "mend what the test says above" cargo test -p interleave-browser --lib
step "browser tests" "mend what the test says above (it ran on dist/)" browser_tests
# From the time that both halves took: what was not decided, and the count of all.
sed -n '/^side by side/,$p' "$report"
say "all tests passed"
