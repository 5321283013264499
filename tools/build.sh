#!/usr/bin/env bash
# Builds the whole static site into dist/.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
use_tools

mkdir -p "$TARGET"
# Two builds of one checkout at a time would write the same dist/.
if have flock; then
  exec 9>"$TARGET/.build.lock"
  flock 9
fi

build_app() {
  step "app" "mend what the compiler says above" for_wasm small \
    cargo build --profile app --no-default-features --features app --bin app --target "$WASM_TARGET"
}
build_site() { step "site" "mend what Trunk says above" for_wasm small trunk build --release; }

# The long work first and by itself, so that Trunk (which is offline) finds it done.
parts=(build_app tools/build-engine.sh "tools/build-worker.sh compiler" "tools/build-worker.sh explorer"
  tools/build-editor.sh tools/build-lessons.sh)
for name in $(page_modules); do parts+=("tools/build-module.sh $name"); done
parts+=(build_site)
for at in "${!parts[@]}"; do
  export WHICH="$((at + 1)) of ${#parts[@]}"
  ${parts[at]}
done
