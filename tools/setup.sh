#!/usr/bin/env bash
# Installs what is missing and nothing else: the compiler (rustup's or Debian's),
# wasm-bindgen and wasm-opt; `setup.sh trunk` also what puts the site together (the build asks
# for it beside what it compiles), `setup.sh lints` what make check needs,
# `setup.sh browsers` what the browser tests need, `setup.sh generators` what
# builds the course sites of examples/, `setup.sh rivals` whom the benchmark
# measures against. Instant when nothing is missing.
# Tools are installed in a folder beside their place and moved there when whole.

# shellcheck source=tools/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PATH=$PATH:$CARGO/bin
DEBIAN_RUST=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22)
NETWORK_HINT="is the network reachable? Then run this again"

# --- Debian's packages --------------------------------------------------------

# Asks for the password now, while the terminal shows it.
can_apt() { have apt-get && { ((EUID == 0)) || { have sudo && sudo -v; }; }; }

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }

# Never at the price of a package that is there already.
apt_get() {
  as_root apt-get update -q || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-remove "$@"
}

# apt_or_die WHAT-ELSE PACKAGE...
apt_or_die() {
  local otherwise=$1
  shift
  [[ -z $counting ]] || return 0
  can_apt || die "$otherwise; then run this again"
  step "installing $*" "$otherwise; then run this again" apt_get "$@"
}

# --- the compiler -------------------------------------------------------------

rustup_get() {
  RUST_BACKTRACE=0 rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update \
    --component rust-src --component rustfmt --component clippy --target "$WASM_TARGET"
}

setup_rust() {
  local road=${INTERLEAVE_ROAD:-any}
  choose_road && return
  if [[ $road != debian ]] && have rustup; then
    say "installing Rust $RUST_VERSION with rustup ..."
    if try_step "Rust $RUST_VERSION from rustup" rustup_get && choose_road; then return; fi
  fi
  if [[ $road != rustup ]] && can_apt; then
    say "installing Rust $RUST_VERSION from Debian's packages ..."
    if try_step "Rust $RUST_VERSION from Debian" apt_get "${DEBIAN_RUST[@]}" && choose_road; then return; fi
  fi
  die "Rust $RUST_VERSION could not be had: install rustup (https://rustup.rs), or on Debian 12, as root, apt-get install ${DEBIAN_RUST[*]}; then run this again"
}

# --- the tools of the cache ---------------------------------------------------

# Where the tools will be that are missing: what is to be done is gone through twice, and the
# first time only counted.
pending=()
counting=

# wanted NAME VERSION: whether a tool is to be installed now, and which one of how many it is.
wanted() {
  local place there=0
  place=$(tool_dir "$1" "$2")
  [[ ! -d $place ]] || return 1
  if [[ -n $counting ]]; then
    pending+=("$place")
    return 1
  fi
  for place in "${pending[@]}"; do
    if [[ -d $place ]]; then there=$((there + 1)); fi
  done
  export WHICH="$((there + 1)) of ${#pending[@]}"
}

# Made only when something is to be installed.
make_scratch() {
  [[ -z ${scratch:-} ]] || return 0
  mkdir -p "$TOOLS"
  scratch=$(mktemp -d "$TOOLS/.installing.XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
}

# put_in_place NAME VERSION: another set-up may have been quicker; its result is as good.
put_in_place() {
  local place
  place=$(tool_dir "$1" "$2")
  [[ -d $place ]] || mv "$scratch/$1" "$place"
  unset WHICH
}

# cargo_tool NAME VERSION FLAGS...
cargo_tool() {
  local name=$1 version=$2
  shift 2
  wanted "$name" "$version" || return 0
  make_scratch
  say "installing $name $version (some minutes, once; $WHICH) ..."
  # Unoptimised: it runs for seconds, while its optimised build takes a quarter of an hour.
  step "$name $version" "$NETWORK_HINT" \
    env CARGO_TARGET_DIR="$scratch/target" CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=symbols \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --root "$scratch/$name" "$name@$version" "$@"
  put_in_place "$name" "$version"
}

# npm_install FOLDER WHAT...: packages unpacked, none of their scripts run.
npm_install() {
  npm install --prefix "$@" --ignore-scripts --no-package-lock --no-audit --no-fund --loglevel=error
}

need_npm() {
  have npm || apt_or_die "install Node.js 18 or newer with npm (https://nodejs.org)" nodejs npm
}

# npm_tool NAME VERSION PACKAGE@VERSION...
npm_tool() {
  local name=$1 version=$2
  shift 2
  wanted "$name" "$version" || return 0
  need_npm
  make_scratch
  mkdir "$scratch/$name"
  step "$*" "$NETWORK_HINT" npm_install "$scratch/$name" --no-save "$@"
  put_in_place "$name" "$version"
}

# The editor's packages, as its lock has them.
editor_packages() {
  wanted editor "$(editor_version)" || return 0
  need_npm
  make_scratch
  mkdir "$scratch/editor"
  cp www/editor/package.json www/editor/package-lock.json "$scratch/editor/"
  step "the editor's packages" "$NETWORK_HINT" \
    npm ci --prefix "$scratch/editor" --ignore-scripts --no-audit --no-fund --loglevel=error
  put_in_place editor "$(editor_version)"
}

setup_tools() {
  # Without TLS: nothing is asked of the network.
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" --bin wasm-bindgen --no-default-features
  npm_tool binaryen "$BINARYEN_VERSION" "binaryen@$BINARYEN_VERSION"
  npm_tool terser "$TERSER_VERSION" "terser@$TERSER_VERSION"
  editor_packages
}

# Without TLS: it is told to stay offline.
setup_trunk() { cargo_tool trunk "$TRUNK_VERSION" --locked --no-default-features; }

setup_lints() {
  npm_tool js-lints "$JS_TOOLS_VERSION" \
    "typescript@$TYPESCRIPT_VERSION" "eslint@$ESLINT_VERSION" "@eslint/js@$ESLINT_VERSION"
}

# --- browsers -----------------------------------------------------------------

setup_browsers() {
  local missing=()
  find_browser "${CHROMIUMS[@]}" >/dev/null || missing+=(chromium)
  have chromedriver || missing+=(chromium-driver)
  find_browser "${FIREFOXES[@]}" >/dev/null || missing+=(firefox-esr)
  if ((${#missing[@]})); then
    apt_or_die "for the browser tests put Chromium or Chrome, its chromedriver, and Firefox on your PATH (missing: ${missing[*]})" "${missing[@]}"
  fi
  # Where Debian's packages cannot be had, its tests are skipped, and say so.
  if [[ -z $(webkit_driver) ]] && can_apt; then
    apt_or_die "for the tests in WebKitGTK install its driver and Xvfb" webkit2gtk-driver xvfb
  fi
  have geckodriver || cargo_tool geckodriver "$GECKODRIVER_VERSION" --locked
  npm_tool speedscope "$SPEEDSCOPE_VERSION" "speedscope@$SPEEDSCOPE_VERSION"
  npm_tool axe-core "$AXE_VERSION" "axe-core@$AXE_VERSION"
}

# --- whom the benchmark measures against ----------------------------------------

setup_rivals() {
  npm_tool rivals "$RIVALS_VERSION" \
    "workerpool@$WORKERPOOL_VERSION" "pyodide@$PYODIDE_VERSION" "@noble/hashes@$NOBLE_HASHES_VERSION"
  explorer harmony
  explorer frontrun
}

# explorer NAME: an explorer of interleavings. Harmony is C in part, and compiled as it is installed; where one
# cannot be had, the others are measured, and its place in the table says so.
explorer() {
  local version
  version=$(explorer_version "$1")
  wanted "$1" "$version" || return 0
  if has_python && make_scratch &&
    try_step "$1" python_get "$scratch/$1" -r "benches/explorers/$1/requirements.txt"; then
    put_in_place "$1" "$version"
  else
    rm -rf "${scratch:?}/$1"
    say "$1 could not be installed: the benchmark goes without it"
  fi
}

# --- generators of course sites -----------------------------------------------

setup_generators() {
  local beside
  has_python || apt_or_die "install Python 3.11 or newer with its venv module" python3 python3-venv
  if [[ -n $counting ]]; then
    download_generators
    mdbook
    return
  fi
  need_npm
  # What is downloaded beside what is compiled.
  download_generators &
  beside=$!
  mdbook
  wait "$beside" || exit 1
}

mdbook() { cargo_tool mdbook "$MDBOOK_VERSION" --locked --no-default-features; }

download_generators() {
  course_python_tool course-sites-python "$(course_python_version)"
  course_node_tool course-sites-node "$(course_node_version)"
}

has_python() { have python3 && python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# python_get FOLDER WHAT...: moved afterwards: python finds its own place, the scripts beside it
# do not.
python_get() {
  python3 -m venv "$1" &&
    "$1/bin/python" -m pip install --quiet "${@:2}"
}

course_python_tool() {
  local wanted=() file
  wanted "$1" "$2" || return 0
  make_scratch
  for file in examples/*/requirements.txt; do wanted+=(-r "$file"); done
  # Only what needs no compiling.
  step "MkDocs and Sphinx" "$NETWORK_HINT" python_get "$scratch/$1" --only-binary :all: "${wanted[@]}"
  put_in_place "$1" "$2"
}

course_node_tool() {
  wanted "$1" "$2" || return 0
  make_scratch
  mkdir "$scratch/$1"
  cp examples/docusaurus/package.json "$scratch/$1/"
  step "Docusaurus" "$NETWORK_HINT" npm_install "$scratch/$1"
  put_in_place "$1" "$2"
}

have cc || apt_or_die "install a C compiler (gcc or clang)" gcc libc6-dev
setup_rust
parts=(tools "$@")
counting=1
for part in "${parts[@]}"; do "setup_$part"; done
counting=
for part in "${parts[@]}"; do "setup_$part"; done
