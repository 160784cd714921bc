#!/usr/bin/env bash
# Runs the targets under libFuzzer and prints a line for each. ./tests/fuzz/run.sh SECONDS [NAME…]
# Builds the fuzz preset (needs clang and its runtime: apt-get install clang libclang-rt-dev). MAEX_JOBS targets run side by
# side (default: one). Seeds: each target's own, the small samples and schemas, earlier finds and, where MAEX_SHARED_DATA
# names a folder of real files, the small ones. The corpus is in build-fuzz/corpus/NAME. Each run begins with
# the corpus of the last one and keeps only what covers more (-merge=1). Finds are left in build-fuzz/finds/NAME.
# Exit code 1: a target found something.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# One slow input takes the time of a thousand small ones, and large files have little that small ones have not. Of larger
# texts in lines, the first lines are used.
largest_seed=6k
longest_input=262144
options=(-timeout=20 -rss_limit_mb=2048 -max_len="$longest_input" -len_control=20 -entropic=1 -entropic_scale_per_exec_time=1
  -use_value_profile=0 -print_final_stats=1 -close_fd_mask=1 ${MAEX_FUZZ_SEED:+-seed="$MAEX_FUZZ_SEED"})

bad='^broken promise|ERROR: |runtime error'  # what a find prints

seeds_of() { # NAME: paths of its seeds
  local name=$1 line extension
  line=$(grep "^maex_fuzz($name " tests/fuzz/CMakeLists.txt)
  find samples schemas ${MAEX_SHARED_DATA:+"$MAEX_SHARED_DATA"} -type f \( -size -"$largest_seed" -o -name '*.csv' -o -name '*.toml' \) | while read -r file; do
    extension=${file##*.}
    if [[ "$line" == *" .$extension"[\ \)]* ]]; then printf '%s\n' "$file"; fi
  done
  find "tests/fuzz/finds/$name" -type f 2>/dev/null || true
}

# Makes the smallest corpus that covers what the seeds and the last corpus cover. A seed that is a find is left out of the
# corpus and saved with the finds.
merge() { # NAME; returns 1 for a find
  local name=$1 corpus=build-fuzz/corpus/$1 seeds
  seeds=$(mktemp -d)
  seeds_of "$name" | while read -r file; do
    if [[ $file == *.csv || $file == *.toml ]]; then
      head -n 40 "$file" | head -c 4096 >"$seeds/new"
    else
      cp "$file" "$seeds/new"
    fi
    mv "$seeds/new" "$seeds/$(sha256sum <"$seeds/new" | cut -c1-16)"
  done
  MAEX_FUZZ_SEEDS=$seeds build-fuzz/fuzz_"$name"
  rm -rf "$corpus.new"
  mkdir -p "$corpus" "$corpus.new"
  build-fuzz/fuzz_"$name" -merge=1 -artifact_prefix="build-fuzz/finds/$name/" "${options[@]}" "$corpus.new" "$corpus" "$seeds" \
    >"build-fuzz/$name.merge.log" 2>&1 || true
  rm -rf "$corpus" "$seeds"
  mv "$corpus.new" "$corpus"
  ! grep -A 30 -m 1 -E "$bad" "build-fuzz/$name.merge.log"
}

run_one() { # SECONDS NAME
  local seconds=$1 name=$2 status=0 log=build-fuzz/$2.log finds=build-fuzz/finds/$2 dictionary executions used
  mkdir -p "$finds"
  merge "$name" || status=1
  dictionary=$(sed -n "s/^maex_fuzz($name .*DICTIONARY \([a-z_.]*\).*/\1/p" tests/fuzz/CMakeLists.txt)
  TIMEFORMAT='%U %S'
  used=$({ time build-fuzz/fuzz_"$name" "build-fuzz/corpus/$name" ${dictionary:+-dict="tests/fuzz/$dictionary"} \
    -artifact_prefix="$finds/" -max_total_time="$seconds" "${options[@]}" >"$log" 2>&1; } 2>&1) || status=$?
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  # Per second of processor time, because other programs may take their share of the seconds.
  awk -v name="$name" -v status="$status" -v executions="${executions:-0}" -v used="$used" \
    -v coverage="$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -c6-)" -v corpus="$(grep -o 'corp: [0-9]*/[0-9A-Za-z]*' "$log" |
      tail -1 | cut -c7-)" 'BEGIN { split(used, part, " "); seconds = part[1] + part[2]
      printf "%-10s exit %d  %9d executions  %6.0f a second  coverage %6d  corpus %s\n",
        name, status, executions, executions / (seconds > 0 ? seconds : 1), coverage, corpus }'
  if ((status != 0)); then grep -A 30 -m 1 -E "$bad" "$log" || tail -n 5 "$log"; fi
  return "$status"
}

if [[ ${1:-} == one ]]; then
  run_one "$2" "$3"
  exit
fi
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME…]}
shift
mapfile -t names < <(if (($#)); then printf '%s\n' "$@"; else sed -n 's/^maex_fuzz(\([a-z_]*\) .*/\1/p' tests/fuzz/CMakeLists.txt; fi)
cmake --preset fuzz >/dev/null
cmake --build build-fuzz --target fuzz -j "${MAEX_JOBS:-$(nproc)}"
printf '%s\0' "${names[@]}" | xargs -0 -P "${MAEX_JOBS:-1}" -I NAME tests/fuzz/run.sh one "$seconds" NAME || exit 1
