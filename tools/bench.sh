#!/usr/bin/env bash
# The benchmark: the same work natively and by the built site in real browsers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

hint="mend what the compiler says above"
# With `hash` on its portable path: wasm has no instructions for SHA-256 either.
RUSTFLAGS='--cfg sha2_backend="soft"' CARGO_TARGET_DIR=$TARGET/portable \
  step "native benchmark" "$hint" cargo build --release --bin interleave
step "browser benchmark" "$hint" cargo build --release -p interleave-browser --bin bench
export NATIVE=$TARGET/portable/release/interleave
cargo run --quiet --release -p interleave-browser --bin bench ||
  die "the benchmark failed: mend what it says above"
