# shellcheck shell=bash
# What every script here shares: where things are, which compiler is used, how
# progress and failure are told. Sourced; it must not install or build anything.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
# shellcheck source=versions.env
. tools/versions.env

TOOLS=${INTERLEAVE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/interleave/tools}
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
WASM_TARGET=wasm32-unknown-unknown

# A user's own flags are for their own programs: here they break the wasm builds.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET

say() { printf '%s\n' "$*"; }

# die WHAT-TO-DO: the last line of a failure.
die() {
  printf 'interleave: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# step LABEL HINT COMMAND...: runs a command out of sight. Says how long it took
# if that was noticeable, how far it is every 20 seconds, and all of it if it fails.
step() {
  local label=$1 hint=$2 log pulse status=0 start=$SECONDS
  shift 2
  log=$(mktemp)
  pulse "$label" "$log" &
  pulse=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$pulse" 2>/dev/null || true
  wait "$pulse" 2>/dev/null || true
  if ((status)); then
    grep -vE '^ *(Compiling|Checking|Downloading|Downloaded|Fresh|Updating|Locking|Adding) ' "$log" >&2 || true
    rm -f "$log"
    die "$label failed: $hint"
  fi
  if ((SECONDS - start > 1)); then say "$label: $((SECONDS - start)) s"; fi
  rm -f "$log"
}

pulse() {
  local start=$SECONDS
  while sleep 20 >/dev/null 2>&1; do
    say "  $1: $((SECONDS - start)) s, $(tail -n 1 "$2" | tr -s ' \r' ' ' | cut -c1-70)"
  done
}

# --- which compiler -----------------------------------------------------------
# Two roads lead to the same version: rustup's toolchain, or Debian's packages.

rustup_toolchain() {
  local dir
  for dir in "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$RUST_VERSION"-*; do
    if [[ -x $dir/bin/cargo-clippy && -x $dir/bin/rustfmt &&
      -e $dir/lib/rustlib/src/rust/library/Cargo.lock &&
      -e $dir/lib/rustlib/$WASM_TARGET/lib ]]; then
      printf '%s\n' "$dir"
      return
    fi
  done
  return 1
}

debian_complete() {
  [[ -x /usr/bin/cargo && -x /usr/bin/cargo-clippy && -x /usr/bin/rustfmt && -x /usr/bin/wasm-ld-22 &&
    -e /usr/lib/rustlib/src/rust/library/Cargo.lock &&
    $(/usr/bin/rustc --version 2>/dev/null) == "rustc $RUST_VERSION "* ]]
}

# Sets ROAD and SYSROOT, and puts that compiler first in PATH; fails when neither is complete.
choose_road() {
  local dir
  if [[ ${INTERLEAVE_ROAD:-rustup} == rustup ]] && dir=$(rustup_toolchain); then
    ROAD=rustup SYSROOT=$dir
    export PATH="$dir/bin:$PATH"
  elif [[ ${INTERLEAVE_ROAD:-debian} == debian ]] && debian_complete; then
    ROAD=debian SYSROOT=/usr
    export PATH="/usr/bin:$PATH"
  else
    return 1
  fi
  export RUSTUP_TOOLCHAIN=$RUST_VERSION
}

# for_wasm prebuilt|atomics COMMAND...: runs cargo (or what calls it) for wasm.
# The standard library is rebuilt where no fitting prebuilt one exists: with
# atomics nowhere, without them only rustup has one.
for_wasm() {
  local std=$1 registry=${CARGO_HOME:-$HOME/.cargo}/registry/src vars=()
  shift
  # The same source gives the same bytes (and names) on every machine.
  vars+=("RUSTFLAGS=--remap-path-prefix=$registry=crates --remap-path-prefix=$SYSROOT/lib/rustlib/src/rust=rust --remap-path-prefix=$ROOT=. ${WASM_FLAGS:-}")
  if [[ $ROAD == debian ]]; then
    vars+=(CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22)
  fi
  if [[ $ROAD == debian || $std == atomics ]]; then
    # RUSTC_BOOTSTRAP: build-std is unstable, but works with a stable compiler.
    vars+=(RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort)
  fi
  env ${vars[@]+"${vars[@]}"} "$@"
}

# --- the tools of the cache ---------------------------------------------------

tool_dir() { printf '%s/%s-%s\n' "$TOOLS" "$1" "$2"; }

add_tools_to_path() {
  PATH="$(tool_dir trunk "$TRUNK_VERSION")/bin:$PATH"
  PATH="$(tool_dir wasm-bindgen-cli "$WASM_BINDGEN_VERSION")/bin:$PATH"
  PATH="$(tool_dir binaryen "$BINARYEN_VERSION")/node_modules/.bin:$PATH"
  PATH="$(tool_dir geckodriver "$GECKODRIVER_VERSION")/bin:$PATH"
  export PATH
}
