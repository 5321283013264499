#!/usr/bin/env bash
# Builds the whole static site into dist/.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

choose_road || die "no Rust $RUST_VERSION found: run make setup"
add_tools_to_path

# The long work first and by itself, so that Trunk (which is offline) finds it done.
step "app" "the compiler's message is above" for_wasm prebuilt \
  cargo build --profile app --no-default-features --features app --bin app --target "$WASM_TARGET"
tools/build-engine.sh
step "site" "Trunk's message is above" for_wasm prebuilt trunk build --release
