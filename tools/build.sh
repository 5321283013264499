#!/usr/bin/env bash
# Builds the whole static site into dist/. `build.sh first` builds only what the front page runs
# with and `build.sh later` the rest of it; neither puts the site together.

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

# What has no part in the others' target folders is built beside them: what puts a module together
# keeps one core busy, and no more. Trunk, which is compiled beside them, too, if it is not there,
# comes last (offline), and finds it all done.
engines=() pages=() last=()
if [[ ${1:-first} == first ]]; then
  for name in "${FIRST_ENGINES[@]}"; do engines+=("tools/build-engine.sh $name"); done
  pages+=(build_app "tools/build-module.sh $FIRST_MODULE")
fi
if [[ ${1:-later} == later ]]; then
  for name in "${LATER_ENGINES[@]}"; do engines+=("tools/build-engine.sh $name"); done
  engines+=("tools/build-worker.sh explorer" "tools/build-worker.sh session")
  pages+=("tools/build-worker.sh compiler" tools/build-editor.sh tools/build-notebook.sh tools/build-lessons.sh)
  for name in $(later_modules); do pages+=("tools/build-module.sh $name"); done
fi
if (($# == 0)); then
  last+=(build_site)
  rm -f "$FIRST_ONLY"
fi
count=$((${#engines[@]} + ${#pages[@]} + ${#last[@]}))

# build_all FIRST PART...: one after another; the first is that one of all.
build_all() {
  local at=$1 part
  shift
  for part in "$@"; do
    export WHICH="$at of $count"
    $part
    at=$((at + 1))
  done
}

tools/setup.sh trunk &
trunk=$!
build_all 1 "${engines[@]}" &
beside=$!
trap 'kill "$beside" "$trunk" 2>/dev/null || true' EXIT
build_all $((${#engines[@]} + 1)) "${pages[@]}"
wait "$beside"
wait "$trunk"
build_all "$count" ${last[@]+"${last[@]}"}
