#!/usr/bin/env bash
# Every test: the core natively, then the built site (dist/) in real browsers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

tools/examples.sh
step "native tests" "mend what the test says above" cargo test
step "browser tests" "mend what the test says above (it ran on dist/)" cargo test -p interleave-browser
say "all tests passed"
