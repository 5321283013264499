# shellcheck shell=bash disable=SC2034
# What every script here shares: where things are, which compiler is used, how
# progress and failure are told. Sourced; it installs and builds nothing.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
# shellcheck source=tools/versions.env
. tools/versions.env

# Outside the checkout, so that a fresh clone finds the tools there.
TOOLS=${INTERLEAVE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/interleave/tools}
CARGO=${CARGO_HOME:-$HOME/.cargo}
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
WASM_TARGET=wasm32-unknown-unknown
# The oldest linker that reads what the pinned compiler's LLVM writes.
DEBIAN_LINKER=wasm-ld-22

# A user's own flags are for their own programs; the wasm builds break on them.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET

# --- telling ------------------------------------------------------------------

say() { printf '%s\n' "$*"; }

# die WHAT-TO-DO: the last line of a failure.
die() {
  printf 'interleave: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# The first 16 digits: enough for a name.
sha256() { if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -c1-16; }

# try_step LABEL COMMAND...: runs a command out of sight. Says how long it took if
# that was noticeable, how far it is every 20 seconds, and what it said if it fails.
# WHICH, if it is set, says which one of how many ("3 of 9").
try_step() {
  local label=$1 log pulse status=0 start=$SECONDS
  shift
  log=$(mktemp)
  pulse "$label" "$log" &
  pulse=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$pulse" 2>/dev/null || true
  wait "$pulse" 2>/dev/null || true
  if ((status)); then
    grep -vE '^ *(Compiling|Checking|Downloading|Downloaded|Fresh|Adding|Unpacking|Get:)' "$log" >&2 || true
  elif ((SECONDS - start > 1)); then
    say "$label: $((SECONDS - start)) s${WHICH:+ ($WHICH)}"
  fi
  rm -f "$log"
  return "$status"
}

# step LABEL HINT COMMAND...: the same, and the end with that hint if it fails.
step() {
  local label=$1 hint=$2
  shift 2
  try_step "$label" "$@" || die "$label failed: $hint"
}

# pulse LABEL LOG: until it is killed.
pulse() {
  local label=$1 log=$2 start=$SECONDS nap
  trap 'kill "$nap"; exit' TERM
  while :; do
    sleep 20 >/dev/null 2>&1 &
    nap=$!
    wait "$nap"
    say "  $label${WHICH:+ ($WHICH)}, $((SECONDS - start)) s: $(tail -n 1 "$log" | tr -d '\r' | sed 's/^ *//' | cut -c1-60)"
  done
}

# --- which compiler -----------------------------------------------------------
# Two roads lead to the same version: rustup's toolchain, or Debian's packages.
# INTERLEAVE_ROAD=rustup or =debian allows only that one.

rustup_toolchain() {
  local dir
  for dir in "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$RUST_VERSION"-*; do
    if [[ -x $dir/bin/cargo && -x $dir/bin/cargo-clippy && -x $dir/bin/rustfmt &&
      -e $dir/lib/rustlib/src/rust/library/Cargo.lock &&
      -e $dir/lib/rustlib/$WASM_TARGET/lib ]]; then
      printf '%s\n' "$dir"
      return
    fi
  done
  return 1
}

# Debian moves its packages on: a newer compiler than the pinned one will do.
debian_complete() {
  local found
  [[ -x /usr/bin/cargo && -x /usr/bin/cargo-clippy && -x /usr/bin/rustfmt && -x /usr/bin/$DEBIAN_LINKER &&
    -e /usr/lib/rustlib/src/rust/library/Cargo.lock ]] || return 1
  found=$(/usr/bin/rustc --version | cut -d' ' -f2)
  printf '%s\n' "$RUST_VERSION" "$found" | sort -C -V
}

# Sets ROAD and SYSROOT, and puts that compiler first in PATH; fails when neither
# road's is complete.
choose_road() {
  if [[ ${INTERLEAVE_ROAD:-rustup} == rustup ]] && SYSROOT=$(rustup_toolchain); then
    ROAD=rustup
    export RUSTUP_TOOLCHAIN=$RUST_VERSION
  elif [[ ${INTERLEAVE_ROAD:-debian} == debian ]] && debian_complete; then
    ROAD=debian SYSROOT=/usr
  else
    return 1
  fi
  export PATH="$SYSROOT/bin:$PATH"
}

# for_wasm prebuilt|atomics|small COMMAND...: runs cargo (or what calls it) for
# wasm. The standard library is rebuilt where no fitting prebuilt one exists: with
# atomics nowhere, without them only rustup has one. `small` rebuilds it for size
# and without the words of panics, a quarter of the page's module.
for_wasm() {
  local std=$1 vars=() flags=() more=()
  shift
  # The same source gives the same bytes, and so the same names, on every machine.
  flags+=("--remap-path-prefix=$CARGO/registry/src=crates")
  flags+=("--remap-path-prefix=$SYSROOT/lib/rustlib/src/rust=rust" "--remap-path-prefix=$ROOT=.")
  read -ra more <<<"${WASM_FLAGS:-}"
  if [[ $std == small ]]; then
    more+=(-Zunstable-options -Cpanic=immediate-abort)
    vars+=("CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size")
  fi
  vars+=("CARGO_ENCODED_RUSTFLAGS=$(joined "${flags[@]}" ${more[@]+"${more[@]}"})")
  # For build-std: unstable, but a stable compiler is enough. Always, because a
  # change of it has every build script run, and all that follows compiled, again.
  vars+=("RUSTC_BOOTSTRAP=1")
  if [[ $ROAD == debian ]]; then
    vars+=("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$DEBIAN_LINKER")
  fi
  if [[ $ROAD == debian || $std != prebuilt ]]; then
    vars+=("CARGO_UNSTABLE_BUILD_STD=std,panic_abort")
  fi
  # Trunk's hook calls this within a call: what that one set is not for this one.
  env -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES "${vars[@]}" "$@"
}

# joined FLAG...: as cargo wants them where a path may have a space.
joined() {
  local IFS=$'\037'
  printf '%s' "$*"
}

# Since late 2025 +atomics alone no longer makes the memory shared: the linker
# must be told, and wasm-bindgen needs the exports to start a thread.
THREADS_FLAGS="-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals,+simd128 \
-Clink-arg=--shared-memory -Clink-arg=--import-memory -Clink-arg=--max-memory=1073741824 \
-Clink-arg=--export=__wasm_init_tls -Clink-arg=--export=__tls_size -Clink-arg=--export=__tls_align \
-Clink-arg=--export=__tls_base -Clink-arg=--export=__heap_base"

# What rustc assumes of every browser, wasm-opt may assume too (index.html has
# the same list for the app).
WASM_FEATURES=(--enable-bulk-memory --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext)

# What makes a module that is built for size smaller yet, once it is gzipped; the
# app's list in index.html is the same. (The lowest memory is the far end of the stack.)
SMALLER=(-Oz --low-memory-unused --one-caller-inline-max-function-size=0 --flatten --rereloop -Oz -Oz)

# shorten_names SCRIPT MODULE FEATURE...: of wasm-bindgen. What they call each other becomes a
# letter or two: the long names have digests in them, which gzip cannot make smaller.
shorten_names() {
  local script=$1 module=$2
  shift 2
  wasm-opt "${WASM_FEATURES[@]}" "$@" --minify-imports-and-exports-and-modules "$module" -o "$module" |
    node tools/shorten-names.mjs "$script"
}

# one_script PACKED NAME: NAME-worker.js with the bindings inside, instead of an import.
# WebKit asks the host for what a worker imports, past the service worker, so an import
# would not work offline. (The workers of a pool import the bindings by themselves, so
# the build with a pool keeps them apart; WebKit does not run it.)
one_script() {
  local name=$2 script=$1/$2-worker.js import="import init, * as $2 from \"./$2.js\";"
  grep -qxF "$import" "$script" || die "$name-worker.js lost the line '$import': put it back"
  {
    cat "$1/$name.js"
    printf 'const %s = wasm_bindgen, init = wasm_bindgen;\n' "$name"
    grep -vxF "$import" "$script"
  } >"$script.new"
  mv "$script.new" "$script"
  rm "$1/$name.js"
}

# shorten_scripts PACKED: what a page waits for, without what only readers need.
shorten_scripts() {
  find "$1" -name '*.js' | while read -r script; do
    terser --module --compress --mangle --output "$script" "$script"
  done
}

# --- what the site is made of -----------------------------------------------------

# The page's modules that come later, as index.html lists them.
page_modules() { sed -n 's/.*<meta name="module-\([a-z-]*\)".*/\1/p' index.html; }

# What the front page runs with, and what only other pages and a few browsers need: a first
# `make serve` shows the site without the latter. Of the page's modules the others come later.
FIRST_ENGINES=(threads single)
LATER_ENGINES=(plain python-threads python-single)
FIRST_MODULE=insight
later_modules() { page_modules | grep -vxF "$FIRST_MODULE"; }
# While this is there, a site is put together of the first ones alone.
FIRST_ONLY=$TARGET/.first-only

# --- the tools of the cache ---------------------------------------------------

tool_dir() { printf '%s/%s-%s\n' "$TOOLS" "$1" "$2"; }

# Of the generators that examples/ are built with: what the examples ask for.
course_python_version() { cat examples/*/requirements.txt | sha256; }
course_node_version() { sha256 <examples/docusaurus/package.json; }

# Of what the editor is made of: what its lock says. The packages are linked to where its
# script looks for them.
editor_version() { sha256 <www/editor/package-lock.json; }
link_editor_packages() { ln -sfn "$(tool_dir editor "$(editor_version)")/node_modules" www/editor/node_modules; }

JS_TOOLS_VERSION=$TYPESCRIPT_VERSION-$ESLINT_VERSION
RIVALS_VERSION=$WORKERPOOL_VERSION-$PYODIDE_VERSION-$NOBLE_HASHES_VERSION

# Of an explorer of interleavings in Python: what its requirements say.
explorer_version() { sha256 <"benches/explorers/$1/requirements.txt"; }

# use_tools: what `make setup` installed, first in PATH.
use_tools() {
  choose_road || die "no Rust $RUST_VERSION found: run make setup"
  PATH="$(tool_dir trunk "$TRUNK_VERSION")/bin:$PATH"
  PATH="$(tool_dir wasm-bindgen-cli "$WASM_BINDGEN_VERSION")/bin:$PATH"
  PATH="$(tool_dir binaryen "$BINARYEN_VERSION")/node_modules/.bin:$PATH"
  PATH="$(tool_dir terser "$TERSER_VERSION")/node_modules/.bin:$PATH"
  PATH="$(tool_dir js-lints "$JS_TOOLS_VERSION")/node_modules/.bin:$PATH"
  PATH="$(tool_dir mdbook "$MDBOOK_VERSION")/bin:$PATH"
  PATH="$PATH:$(tool_dir geckodriver "$GECKODRIVER_VERSION")/bin"
  export PATH
}

# --- browsers -----------------------------------------------------------------

CHROMIUMS=(chromium google-chrome google-chrome-stable chromium-browser)
FIREFOXES=(firefox-esr firefox)

# find_browser NAME...: the path of the first that is installed.
find_browser() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

# A driver drives only its own version: the first Chromium of chromedriver's.
find_chromium() {
  local name version
  version=$(chromedriver --version | grep -oE '[0-9]+' | head -n 1)
  for name in "${CHROMIUMS[@]}"; do
    if have "$name" && [[ $("$name" --version 2>/dev/null) =~ [^0-9.]$version\. ]]; then
      command -v "$name" && return
    fi
  done
  return 1
}

# The path of WebKitGTK's driver, if it and a display for it can be had.
webkit_driver() { if have Xvfb; then command -v WebKitWebDriver || true; fi; }

# Tells the browser tests what to drive, unless the caller did.
use_browsers() {
  export DIST=$ROOT/dist EXAMPLES=$TARGET/examples SPEEDSCOPE AXE
  SPEEDSCOPE=$(tool_dir speedscope "$SPEEDSCOPE_VERSION")/node_modules/speedscope/dist/release
  AXE=$(tool_dir axe-core "$AXE_VERSION")/node_modules/axe-core
  export CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
  export GECKODRIVER=${GECKODRIVER:-$(command -v geckodriver)}
  export CHROMIUM=${CHROMIUM:-$(find_chromium)}
  export FIREFOX=${FIREFOX:-$(find_browser "${FIREFOXES[@]}")}
  # Not everywhere to be had; the tests say so where it is missing.
  export WEBKITDRIVER=${WEBKITDRIVER:-$(webkit_driver)}
  [[ -n $CHROMIUM ]] || die "chromedriver is of another version than Chromium: update both"
  [[ -n $CHROMEDRIVER && -n $GECKODRIVER && -n $FIREFOX ]] || die "a browser or its driver is missing: run make setup"
}
