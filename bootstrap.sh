#!/usr/bin/env bash
# Sets up maex on a bare Debian 12 and builds it. ./bootstrap.sh alone prints its help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What the build needs, and nothing else; core/README.md says why each library is here.
packages=(
  ca-certificates g++ cmake ninja-build pkg-config dpkg-dev file
  libboost-dev libboost-program-options-dev libfmt-dev libgeographiclib-dev libgmime-3.0-dev libicu-dev libseccomp-dev libsqlite3-dev libsqlitecpp-dev libssl-dev libtomlplusplus-dev libxlsxwriter-dev
  libxml2-dev libxml2-utils libzip-dev nlohmann-json3-dev zlib1g-dev
  poppler-utils
  libbenchmark-dev libgmock-dev libgtest-dev libproj-dev
  clang-format python3 python3-openpyxl
)
# What fuzzing needs in addition: libFuzzer comes with clang.
fuzz_packages=(clang libclang-rt-dev)
jobs=${MAEX_JOBS:-$(nproc)}
# One log per call, so that the terminal shows steps and not a thousand compiler lines; shown when a step fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf '%s\n' "bootstrap: $*" >&2; }
fail() { say "$*"; exit 1; }

help() {
  cat <<'TEXT'
usage: ./bootstrap.sh COMMAND

  build   install what is missing (Debian 12) and build the program: build/maex
  test    check the format, build, run every test, those of the libraries under the address and undefined-behaviour
          sanitizers, most of those of the program without and with them, and each fuzz target for some seconds
  fuzz    build the fuzz targets with clang and run each for MAEX_FUZZ_SECONDS (default: 2)
  demo    build, convert the sample workbook to IMSMA XML and show the result

Packages are installed only when something is missing, as root or with sudo.
MAEX_JOBS sets how many compilers run side by side (default: one per processor).
TEXT
}

# step TEXT COMMAND…: runs the command quietly and says how long it took; its output is shown when it fails.
step() {
  local text=$1 start=$SECONDS
  shift
  say "$text …"
  if ! "$@" >"$log" 2>&1; then
    tail -n 200 "$log" >&2
    fail "failed: $text (the command was: $*)"
  fi
  say "$text: done in $((SECONDS - start)) s"
}

# missing_packages PACKAGE…: those that are not installed.
missing_packages() {
  local package state
  for package in "$@"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || printf '%s\n' "$package"
  done
}

# install_missing PACKAGE…
install_missing() {
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian system; install what corresponds to: $*"
    return
  fi
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) && return
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "these packages are missing and only root can install them: ${missing[*]}. Run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  step "reading the package lists" "${as_root[@]}" apt-get update -q
  step "installing ${#missing[@]} missing packages" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# build TESTS: ON builds the tests that run the program, and the benchmarks, too.
build() {
  install_missing "${packages[@]}"
  step "configuring build/" cmake --preset release -DMAEX_TESTS="$1" -DMAEX_LIBRARY_TESTS=OFF -DMAEX_BENCH="$1"
  step "building with $jobs jobs" cmake --build build -j "$jobs"
}

# Prints the files that clang-format would change, and the command that formats them.
check_format() {
  local unformatted
  command -v clang-format || { echo "clang-format is not installed"; return 1; }
  unformatted=$(find adapters cli core samples tests \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
    xargs -0 -n 20 -P "$jobs" clang-format --dry-run 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: warning:.*/\1/p' | sort -u) || return 1
  [[ -z $unformatted ]] && return
  printf 'not formatted:\n%s\n' "$unformatted"
  printf 'format them with: clang-format -i %s\n' "$(tr '\n' ' ' <<<"$unformatted")"
  return 1
}

# run_tests NAME FOLDER [OPTIONS OF CTEST…]
# Tests share the processors with their own threads: as many at a time as there are processors is enough.
run_tests() {
  local name=$1 folder=$2 start=$SECONDS status=0
  say "testing $name …"
  ctest --test-dir "$folder" -j "$jobs" "${@:3}" --output-on-failure --no-tests=error >"$log" 2>&1 || status=$?
  if ((status != 0)); then
    cat "$log" >&2
  else
    tail -n 4 "$log"
  fi
  summary+=("$name: $(grep -E 'tests? (passed|failed)' "$log" || echo 'no summary from ctest'), $((SECONDS - start)) s")
  return "$status"
}

# Hostile bytes for every reader. The fuzzer's finds are in build-fuzz/finds, and its output is shown when there is one.
fuzz() {
  local seconds=${MAEX_FUZZ_SECONDS:-2}
  install_missing "${packages[@]}" "${fuzz_packages[@]}"
  step "configuring build-fuzz/" cmake --preset fuzz
  step "building the fuzz targets with $jobs jobs" cmake --build build-fuzz --target fuzz -j "$jobs"
  step "fuzzing each target for $seconds s" env MAEX_JOBS="$jobs" tests/fuzz/run.sh "$seconds"
  cat "$log"
}

test_all() {
  local summary=() status=0
  install_missing "${packages[@]}" "${fuzz_packages[@]}"
  step "checking the format of the code" check_format
  build ON
  run_tests "the program" build || status=1
  # One build of the libraries with sanitizers, for the tests that link them and for the fuzzer. The tests that run the
  # program are not compiled again: those of build/ run the program of build-fuzz/, except the slow ones.
  step "configuring build-fuzz/" cmake --preset fuzz
  step "building with sanitizers" cmake --build build-fuzz -j "$jobs"
  # Four hours east of Greenwich, in POSIX spelling because a bare Debian has no zone files: dates must not move.
  export TZ=AZT-4 ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
  run_tests "the libraries, and the program again, with sanitizers" build-fuzz -LE slow || status=1
  # The same changes in each run, so that a test does not fail by chance; ./bootstrap.sh fuzz takes others each time.
  (export MAEX_FUZZ_SEED=1; fuzz) || status=1
  printf '%s\n' "${summary[@]}"
  if ((status == 0)); then echo "all tests passed"; else echo "some tests failed; their output stands above"; fi
  return "$status"
}

demo() {
  local sample=samples/azcbl-2014/azcbl-2014.xlsx status=0
  build OFF
  [[ -f $sample ]] || fail "$sample is missing; is this a complete clone?"
  folder=$(mktemp -d)  # not local: the trap runs after this function
  trap 'rm -rf "$log" "$folder"' EXIT
  printf '\n$ maex convert %s --to maxml -o azcbl-2014.xml\n' "$sample"
  # Exit code 1 means findings or losses, which the balance lists; the demonstration goes on.
  build/maex convert "$sample" --to maxml -o "$folder/azcbl-2014.xml" 2>&1 || status=$?
  ((status <= 1)) || fail "the conversion ended with exit code $status"
  printf '\n$ xmllint --noout --schema schemas/maxml/maxml-draft.xsd azcbl-2014.xml\n'
  xmllint --noout --schema schemas/maxml/maxml-draft.xsd "$folder/azcbl-2014.xml"
  printf '\nThe first report in it:\n'
  sed -n '0,/<\/FieldReport>/{/<FieldReport>/,$p}' "$folder/azcbl-2014.xml"
}

case "${1:-}" in
  build)
    build OFF
    say "the program is build/maex"
    ;;
  test) test_all ;;
  fuzz) fuzz ;;
  demo) demo ;;
  '' | help | -h | --help) help ;;
  *) help >&2; fail "there is no command \"$1\"" ;;
esac
