#!/usr/bin/env bash
# Installs what is missing and nothing else: the compiler (rustup's or Debian's),
# Trunk, wasm-bindgen, wasm-opt; with the argument `browsers` also what the
# browser tests need. Takes no noticeable time when nothing is missing.
# Each tool is installed in a folder beside its place and moved there when whole.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

as_root() {
  if ((EUID == 0)); then "$@"; elif have sudo; then sudo "$@"; else return 1; fi
}

apt_install() {
  as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

can_apt() { have apt-get && { ((EUID == 0)) || have sudo; }; }

# --- the compiler -------------------------------------------------------------

install_with_rustup() {
  rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update \
    --component rust-src,rustfmt,clippy --target "$WASM_TARGET"
}

install_with_apt() {
  apt_install rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22 build-essential
}

setup_rust() {
  local road=${INTERLEAVE_ROAD:-any} log
  choose_road && return
  log=$(mktemp)
  if [[ $road != debian ]] && have rustup; then
    say "installing Rust $RUST_VERSION with rustup (about a minute) ..."
    if install_with_rustup >"$log" 2>&1 && choose_road; then return; fi
    say "  rustup could not: $(tail -n 1 "$log")"
  fi
  if [[ $road != rustup ]] && can_apt; then
    say "installing Rust $RUST_VERSION from Debian's packages (about a minute) ..."
    if install_with_apt >"$log" 2>&1 && choose_road; then return; fi
    say "  apt-get could not: $(tail -n 1 "$log")"
  fi
  die "no Rust $RUST_VERSION to be had: install rustup (https://rustup.rs), or on Debian 12 as root: apt-get install rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22; then run this again"
}

# --- tools of the cache -------------------------------------------------------

# put_in_place NAME VERSION: makes the finished folder $fresh the tool's folder.
put_in_place() {
  local place
  place=$(tool_dir "$1" "$2")
  # Another set-up may have been quicker; its result is as good.
  [[ -e $place ]] || mv "$fresh" "$place"
}

# cargo_tool NAME VERSION BINARY FLAGS...
cargo_tool() {
  local name=$1 version=$2 binary=$3 fresh
  shift 3
  [[ -x $(tool_dir "$name" "$version")/bin/$binary ]] && return
  fresh=$scratch/$name
  # Unoptimised: these tools run for seconds, their optimised build takes many minutes.
  step "installing $name $version" "see above; is the network reachable?" \
    env CARGO_TARGET_DIR="$scratch/target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=symbols \
    cargo install --root "$fresh" "$name@$version" "$@"
  put_in_place "$name" "$version"
}

# npm_tools NAME VERSION PACKAGE@VERSION...
npm_tools() {
  local name=$1 version=$2 fresh
  shift 2
  [[ -d $(tool_dir "$name" "$version")/node_modules ]] && return
  if ! have npm; then
    can_apt || die "npm is missing: install Node.js 18 or newer (https://nodejs.org), then run this again"
    step "installing Node.js" "install Node.js 18 or newer by hand" apt_install nodejs npm
  fi
  fresh=$scratch/$name
  mkdir -p "$fresh"
  step "installing $*" "see above; is the npm registry reachable?" \
    npm install --prefix "$fresh" --no-save --no-audit --no-fund --loglevel=error "$@"
  put_in_place "$name" "$version"
}

setup_tools() {
  mkdir -p "$TOOLS"
  scratch=$(mktemp -d "$TOOLS/.installing.XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen
  cargo_tool trunk "$TRUNK_VERSION" trunk --locked --no-default-features --features rustls
  npm_tools binaryen "$BINARYEN_VERSION" "binaryen@$BINARYEN_VERSION"
  if [[ ${1:-} == browsers ]]; then
    have geckodriver || cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver --locked
  fi
}

# --- browsers -----------------------------------------------------------------

setup_browsers() {
  local missing=()
  have chromium || have google-chrome || missing+=(chromium)
  have chromedriver || missing+=(chromium-driver)
  have firefox || have firefox-esr || missing+=(firefox-esr)
  ((${#missing[@]})) || return 0
  [[ -e /etc/debian_version ]] && can_apt ||
    die "for the browser tests, put these on your PATH and run this again: Chromium or Chrome with chromedriver, and Firefox (missing: ${missing[*]})"
  step "installing ${missing[*]}" "install these packages by hand, then run this again" apt_install "${missing[@]}"
}

have cc || { can_apt && step "installing a C compiler" "install gcc by hand" apt_install build-essential; } ||
  die "a C compiler (cc) is missing: install gcc or clang, then run this again"
setup_rust
setup_tools "$@"
if [[ ${1:-} == browsers ]]; then setup_browsers; fi
