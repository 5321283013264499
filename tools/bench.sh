#!/usr/bin/env bash
# The benchmark: the same work natively and by the built site in real browsers.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools
use_browsers

# blank: the least page that Yew makes, built with the app's flags, in $TARGET/blank.
build_blank() {
  local out=$TARGET/blank
  for_wasm small cargo build --profile app --no-default-features --features app --bin blank --target "$WASM_TARGET" &&
    rm -rf "$out" && mkdir -p "$out" &&
    wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
      --out-name blank --out-dir "$out" "$TARGET/$WASM_TARGET/app/blank.wasm" &&
    wasm-opt --strip-debug --strip-producers "${WASM_FEATURES[@]}" "${SMALLER[@]}" \
      "$out/blank_bg.wasm" -o "$out/blank_bg.wasm" &&
    shorten_names "$out/blank.js" "$out/blank_bg.wasm" &&
    terser --module --compress --mangle --output "$out/blank.js" "$out/blank.js" &&
    cp tests/browser/www/bench/blank/* "$out/"
}

# explorer_programs EXPLORER: the benchmark's programs for it, so that what they are made of is built.
EXPLORERS=$TARGET/explorers
explorer_programs() {
  CARGO_TARGET_DIR=$EXPLORERS/$1 cargo build --release --locked --manifest-path benches/explorers/Cargo.toml --features "$1" --bins
}

hint="mend what the compiler says above"
# With `hash` on its portable path: wasm has no instructions for SHA-256 either.
RUSTFLAGS='--cfg sha2_backend="soft"' CARGO_TARGET_DIR=$TARGET/portable \
  step "native benchmark" "$hint" cargo build --release -p interleave-cli -p interleave-python -p interleave-explorer \
  --bin interleave --example again --example fewer
step "browser benchmark" "$hint" cargo build --release -p interleave-browser --bin bench
step "programs for Loom" "$hint" explorer_programs loom
step "programs for Shuttle" "$hint" explorer_programs shuttle
step "blank page" "$hint" build_blank
export BLANK=$TARGET/blank RIVALS
RIVALS=$(tool_dir rivals "$RIVALS_VERSION")/node_modules
export NATIVE=$TARGET/portable/release/interleave AGAIN=$TARGET/portable/release/examples/again
export FEWER=$TARGET/portable/release/examples/fewer
HARMONY=$(tool_dir harmony "$(explorer_version harmony)")/bin/python
FRONTRUN=$(tool_dir frontrun "$(explorer_version frontrun)")/bin/python
export EXPLORERS HARMONY FRONTRUN
cargo run --quiet --release -p interleave-browser --bin bench ||
  die "the benchmark failed: mend what it says above"
