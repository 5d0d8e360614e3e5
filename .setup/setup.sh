# Set-up shared by web/serve and tests/run: source it, then call what is needed.
# Each need_… looks first and does nothing when all is there, so a second run costs no time and no network.
# What is fetched goes to build/deps, and to node_modules in web, tests/browser, tests/bundlers and tests/bench; packages to the system.
# One that can't be done says why and returns non-zero or ends the shell; none relies on `set -e`, which conditions switch
# off. A build does without ccache.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
deps=$root/build/deps
mkdir -p "$deps"

say() { printf '%s: %s\n' "${script:-setup}" "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# Runs a command while no other script of this tree is in set-up or in a build; with lock=NAME, while none holds that lock.
alone() {
  local status=0 file=$deps/.${lock:-lock}
  : 2>/dev/null >>"$file" || fail "cannot write in build/ (does it belong to someone else?)"
  if command -v flock >/dev/null; then
    (
      flock 9
      "$@" 9>&-
    ) 9>"$file" || status=$?
  else
    "$@" || status=$?
  fi
  return "$status"
}

# Runs a command quietly; prints its output only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# --- packages ---

# need_packages PACKAGE… : Debian packages, installed when missing.
need_packages() {
  local missing
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "missing packages; install them and run this again: sudo apt-get install ${missing% }"
  lock=packages alone install_packages "$@" # beside a build
}

missing_packages() {
  local package
  command -v dpkg-query >/dev/null || return 0 # not Debian: the build says what it lacks
  for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
      installed) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

install_packages() {
  local missing
  missing=$(missing_packages "$@") # another script may have installed them while this one waited
  [ -n "$missing" ] || return 0
  missing=${missing% }
  say "installing $missing"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600)
  # shellcheck disable=SC2206 # a list of words
  install+=($missing)
  # Missing or outdated package lists are the only failure that can be repaired here.
  quietly "${install[@]}" 2>/dev/null && return 0
  quietly apt-get update || fail "apt-get update failed (is there a network?); install by hand: $missing"
  quietly "${install[@]}" || fail "apt-get could not install: $missing"
}

# need_command COMMAND PACKAGE… : takes a command from anywhere; without it installs the packages.
need_command() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return 0
  need_packages "$@" || return 1
  hash -r
  command -v "$command" >/dev/null || fail "there is no $command here; install it and run this again"
}

# ccache, so that what was compiled before, in this folder or another, is not compiled again. A build does without it
# where it can't be installed.
need_ccache() {
  command -v ccache >/dev/null || { [ "$(id -u)" -eq 0 ] && need_packages ccache; } || true
}

# What the native program and its tests are built with and from.
need_native_tools() {
  need_ccache
  need_command g++ g++ &&
    need_command cmake cmake &&
    need_command ninja ninja-build &&
    need_packages libc6-dev nlohmann-json3-dev doctest-dev libglfw3-dev libpng-dev
}

# emcc 3.1.6 or newer, from wherever PATH has it, else Debian's.
need_emscripten() {
  need_ccache
  need_command cmake cmake &&
    need_command ninja ninja-build &&
    need_packages nlohmann-json3-dev doctest-dev &&
    need_command emcc emscripten || return 1
  # Debian's emcc runs Debian's JavaScript modules, also when Node comes from elsewhere.
  if [ -d /usr/share/nodejs/acorn ] && [ "$(command -v emcc)" = /usr/bin/emcc ]; then
    export NODE_PATH=/usr/share/nodejs
  fi
  local version
  version=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9.]*\).*/\1/p')
  at_least "$version" 3.1.6 || fail "emcc ${version:-of unknown version} is too old: 3.1.6 or newer is needed on PATH"
  # An Emscripten whose cache belongs to someone else gets one of our own; Debian's is complete and never written to.
  local cache
  cache=$(em-config CACHE 2>/dev/null) || cache=
  if [ -z "${EM_CACHE:-}" ] && [ "$(em-config FROZEN_CACHE 2>/dev/null)" != True ] && [ -n "$cache" ] && [ ! -w "$cache" ]; then
    export EM_CACHE=$root/build/emscripten-cache
  fi
}

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ] && [ -n "$1" ]; }

# clang++ with its sanitizers and fuzzer.
need_clang() {
  need_command clang++ clang || return 1
  local major
  major=$(clang++ -dumpversion) && major=${major%%.*}
  [ -e "$(clang++ -print-file-name="libclang_rt.fuzzer-$(uname -m).a")" ] ||
    [ -e "$(clang++ -print-runtime-dir)/libclang_rt.fuzzer.a" ] ||
    need_packages "libclang-rt-$major-dev"
}

# Chromium without its windows, which takes a third of the time, where it is or can be installed; else the whole one.
need_chromium() {
  command -v chromium-headless-shell >/dev/null || { [ "$(id -u)" -eq 0 ] && (need_packages chromium-headless-shell) 2>/dev/null; } || true
  hash -r
  command -v chromium-headless-shell >/dev/null || need_command chromium chromium
}

# The three browsers of tests/engines, a virtual screen for them, and WebGL in software.
need_engines() {
  need_command chromium chromium &&
    need_command firefox-esr firefox-esr &&
    need_command WebKitWebDriver webkit2gtk-driver &&
    need_command xdotool xdotool &&
    need_packages xvfb xauth libgl1-mesa-dri libegl1
}

# Everything the full test suite needs, for a bare machine. Runs in parallel with the first build.
prepare_all() {
  need_packages xvfb xauth libgl1-mesa-dri libegl1 &&
    need_command clang-format clang-format && need_clang && need_command clang-tidy clang-tidy &&
    need_emscripten && need_chromium && need_engines && need_npm tests/bundlers && need_npm tests/browser
}

# --- npm ---

# Node 18 or newer with npm, from wherever PATH has them, else Debian's.
need_node() {
  need_command node nodejs ca-certificates && need_command npm npm || return 1
  local version
  version=$(node --version 2>/dev/null) || fail "there is no node here; install Node 18 or newer and run this again"
  at_least "${version#v}" 18 || fail "Node $version is too old: 18 or newer is needed on PATH"
}

# need_npm [FOLDER] : the packages of FOLDER/package-lock.json, of web/ when left out, whenever it has changed.
need_npm() {
  local folder=$root/${1:-web}
  need_node || return 1
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.of-lock" || lock=npm alone install_npm "${1:-web}"
}

install_npm() {
  local folder=$root/$1
  local lock=$folder/package-lock.json done=$folder/node_modules/.of-lock
  cmp -s "$lock" "$done" && return 0 # another script may have installed them while this one waited
  say "installing the npm packages of $1/package-lock.json"
  (cd "$folder" && quietly npm ci --no-progress) || fail "npm ci failed in $1/ (is there a network?)"
  cp "$lock" "$done"
}

# --- fonts ---

# Inter, made from an npm package: build/fonts/inter-400.ttf and inter-600.ttf for the native program; .woff2 and a coarse font of
# each for our pages.
need_fonts() {
  need_npm && alone make_fonts
}

make_fonts() {
  local fonts=$root/build/fonts
  local made=$fonts/inter-600.ttf
  [ -f "$made" ] &&
    [ -z "$(find "$root/web/fonts.mjs" "$root/web/tools/coarse_font.mjs" "$root/web/node_modules/.of-lock" -newer "$made" -print -quit)" ] && return 0
  node "$root/web/fonts.mjs" "$fonts" >/dev/null || fail "web/fonts.mjs could not make the fonts"
}

# --- languages ---

# The words of all languages, from web/languages and the npm packages of the Unicode CLDR: build/languages.
need_languages() {
  need_npm && alone make_languages
}

make_languages() {
  local made=$root/build/languages/language_packs.cpp
  [ -f "$made" ] &&
    [ -z "$(find "$root/web/languages" "$root/web/tools/languages.mjs" "$root/web/node_modules/.of-lock" "$root/src/core/labels.cpp" "$root/src/core/include/core/currency.hpp" -newer "$made" -print -quit)" ] && return 0
  node "$root/web/tools/languages.mjs" || fail "web/tools/languages.mjs could not make the language packs"
}

# --- sources: libraries that are compiled with ours, natively and as WebAssembly, from the same files ---

# pinned NAME : what is pinned of one. To take another release change `version`, `ref` and `sum`: the message about a wrong sum
# says the new one.
#   from    the variable that names its source tree, and what CMake calls it
#   files   those that are compiled; `sum` is sum_of's of them
#   suites  releases of Debian whose source package may be that release
#   ref     the same release in git
pinned() {
  case $1 in
    imgui)
      title="Dear ImGui" version=1.92.2b from=IMGUI_DIR suites="forky sid"
      git=https://github.com/ocornut/imgui ref=45acd5e0e82f4c954432533ae9985ff0e1aad6d5
      files="imconfig.h imgui*.cpp imgui*.h imstb_*.h backends/imgui_impl_glfw* backends/imgui_impl_opengl3*"
      sum=27eed82c3a97fbf60d46989b62fd9f8021cac3cdd3b5b752adc74204cc87b7ae
      ;;
    zlib)
      title=zlib version=1.2.13 from=ZLIB_SOURCE suites=bookworm
      git=https://github.com/madler/zlib ref=04f42ceca40f73e2978b50e93806c2a18c1281fc
      files="adler32.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c zutil.c crc32.h deflate.h inffast.h inffixed.h inflate.h inftrees.h trees.h zconf.h zlib.h zutil.h"
      sum=38f8d2cb04a98dc0251354571652e7658a76bce5de2ed85c06f8964b03c0ea71
      ;;
    pugixml)
      title=pugixml version=1.13 from=PUGIXML_SOURCE suites=bookworm
      git=https://github.com/zeux/pugixml ref=refs/tags/v1.13
      files="src/pugiconfig.hpp src/pugixml.cpp src/pugixml.hpp"
      sum=8fb9fcb781106b857fc2443e6b7b5be98d0d4726375c34bd22abaa7953208f78
      ;;
    *) fail "no source package is pinned by the name $1" ;;
  esac
}

# Sets IMGUI_DIR, ZLIB_SOURCE and PUGIXML_SOURCE, each to a source tree of the pinned release: as given, else build/deps/NAME.
need_sources() { need_source imgui && need_source zlib && need_source pugixml; }

need_source() {
  local name=$1 title version from suites git ref files sum given
  pinned "$name"
  given=${!from:-}
  if [ -n "$given" ]; then
    is_pinned "$given" || fail "$from=$given is not $title $version as released: its sum is $(sum_of "$given")"
  else
    is_pinned "$deps/$name" || alone fetch_source || return 1
    printf -v "$from" %s "$deps/$name"
  fi
  export "${from?}"
}

# One sum of all files that are compiled, by name and content: the same whether they come from Debian or from git.
sum_of() {
  # shellcheck disable=SC2086 # a list of names with wildcards
  (cd "$1" 2>/dev/null && sha256sum $files | LC_ALL=C sort -k 2 | sha256sum | cut -d ' ' -f 1) 2>/dev/null
}

is_pinned() { [ "$(sum_of "$1")" = "$sum" ]; }

# The functions below know the variables of need_source.
fetch_source() {
  is_pinned "$deps/$name" && return 0
  local new=$deps/$name.new way
  say "fetching $title $version"
  for way in from_debian from_git; do
    rm -rf "$new"
    "$way" "$new" || continue
    if is_pinned "$new"; then
      rm -rf "${deps:?}/$name"
      mv "$new" "$deps/$name"
      return 0
    fi
    say "what comes $(tr _ ' ' <<<"$way") is another $title than $version, of sum $(sum_of "$new"); to take it, change version, ref and sum in .setup/setup.sh"
  done
  rm -rf "$new"
  fail "could not fetch $title $version; put that release somewhere and set $from to it"
}

from_git() {
  command -v git >/dev/null || return 1
  say "fetching it by git instead"
  quietly git init --quiet "$1" &&
    quietly git -C "$1" fetch --quiet --depth 1 "$git" "$ref" &&
    quietly git -C "$1" -c advice.detachedHead=false checkout --quiet FETCH_HEAD
}

# The source package of a Debian suite, by an apt of our own: the machine's Debian mirrors, with another suite and deb-src
# put in; a mirror that is no longer updated will do. The machine's own sources and lists are neither read from the network
# nor changed. The pinned release is taken from the first suite that has it; else what the last suite has, for the message.
from_debian() {
  local new=$1 mirror suite apt=$deps/apt package
  command -v apt-get >/dev/null || return 1
  command -v xz >/dev/null || install_packages xz-utils
  command -v bzip2 >/dev/null || install_packages bzip2
  for mirror in $(debian_mirrors); do
    for suite in $suites; do
      private_apt "$apt" "$mirror" "$suite"
      rm -rf "$apt/source" && mkdir -p "$apt/source"
      APT_CONFIG=$apt/apt.conf quietly apt-get update || continue
      grep -qsx 'Origin: Debian' "$apt"/lists/*InRelease || continue
      (cd "$apt/source" && APT_CONFIG=$apt/apt.conf quietly apt-get source --download-only "$name") || continue
      package=$(find "$apt/source" -name "${name}_*.orig.tar.*" ! -name '*.asc')
      rm -rf "$new" && mkdir -p "$new"
      tar -xf "$package" -C "$new" --strip-components=1 || continue
      is_pinned "$new" && break 2
    done
  done
  rm -rf "$apt"
  [ -n "$(ls -A "$new" 2>/dev/null)" ]
}

# Base addresses the machine takes its own release of Debian from; the most Debian-like first. apt itself reads
# its sources, in whichever format they are written.
debian_mirrors() {
  local codename
  codename=$(sed -n "s/^VERSION_CODENAME=//p" /etc/os-release 2>/dev/null)
  apt-get update --print-uris 2>/dev/null |
    sed -n "s|^'\(.*\)/dists/${codename:-stable}/InRelease' .*|\1|p" |
    awk '!seen[$0]++ { if ($0 ~ /\/debian\/?$/) print; else rest = rest $0 "\n" } END { printf "%s", rest }'
}

private_apt() {
  local apt=$1 mirror=$2 suite=$3 key signed=
  rm -rf "$apt"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/sources.list.d"
  for key in /usr/share/keyrings/debian-archive-keyring.pgp /usr/share/keyrings/debian-archive-keyring.gpg; do
    [ -f "$key" ] && signed="[signed-by=$key]"
  done
  printf 'deb-src %s %s %s main\n' "$signed" "$mirror" "$suite" >"$apt/sources.list.d/source.list"
  cat >"$apt/apt.conf" <<EOF
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$apt/sources.list.d";
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt/cache";
APT::Sandbox::User "";
APT::Update::Post-Invoke-Success "";
APT::Update::Error-Mode "any";
Acquire::Check-Valid-Until "false";
EOF
}

# --- builds ---

# build DIR TARGET [CMAKE_OPTION…] : configures the tree in DIR and builds; the compiler's output only when it fails.
build() { alone build_in "$@"; }

build_in() {
  local dir=$1 target=$2 log=$1.log status=0 started=$SECONDS launcher=()
  shift 2
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    # Folders that differ only in where they stand share what was compiled; precompiled headers need the second setting.
    export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
  fi
  # A build folder that came from another place is of no use here.
  if [ -f "$dir/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then rm -rf "$dir"; fi
  mkdir -p "$dir"
  {
    ${emulated:-} cmake -S "$root" -B "$dir" -G Ninja "-DIMGUI_DIR=$IMGUI_DIR" "-DZLIB_SOURCE=$ZLIB_SOURCE" "-DPUGIXML_SOURCE=$PUGIXML_SOURCE" "${launcher[@]}" "$@" && cmake --build "$dir" --target "$target"
  } >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -ne 0 ]; then
    # What failed, without the list of what didn't.
    grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating)|^-- ' "$log" | tail -n 100 >&2
    say "${dir#"$root"/} does not build; all that was said is in ${log#"$root"/}"
    return 1
  fi
  say "built ${dir#"$root"/} in $((SECONDS - started)) s"
}

# Lines for a backtrace, and no more: the rest of -g takes as long to make as the program.
optimised="-O2 -g1 -DNDEBUG"

# build_native [TARGET] : the native program and the native tests.
build_native() {
  need_native_tools && need_sources && need_fonts && need_languages &&
    build "$root/build/native" "${1:-all}" "-DCMAKE_CXX_COMPILER=${CXX:-g++}" -DCMAKE_BUILD_TYPE=RelWithDebInfo "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=$optimised"
}

# The same with clang, sanitizers and the fuzz targets, and without a window: what needs none builds where there is no GLFW.
build_sanitized() {
  need_clang && need_native_tools && need_sources && need_fonts && need_languages &&
    build "$root/build/sanitized" all -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DEXPLAINER_SANITIZE=ON -DEXPLAINER_BUILD_WINDOW=OFF
}

# build_wasm [TARGET] : explainer.js, explainer.wasm, and the tests as WASM.
build_wasm() {
  need_node && need_emscripten && need_sources && need_fonts && need_languages &&
    emulated=emcmake build "$root/build/web/wasm" "${1:-all}" -DCMAKE_BUILD_TYPE=MinSizeRel
}

# The benchmarks, optimised as a release is.
build_bench() {
  need_native_tools && need_sources && need_fonts && need_languages &&
    build "$root/build/bench" explainer_bench -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_COMPILER=${CXX:-g++}"
}
