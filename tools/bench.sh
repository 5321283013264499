#!/usr/bin/env bash
# The benchmark: the same work natively and by the built site in real browsers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

hint="mend what the compiler says above"
step "native benchmark" "$hint" cargo build --release --bin interleave
step "browser benchmark" "$hint" cargo build --release -p interleave-browser --bin bench
export NATIVE=$TARGET/release/interleave
cargo run --quiet --release -p interleave-browser --bin bench ||
  die "the benchmark failed: mend what it says above"
