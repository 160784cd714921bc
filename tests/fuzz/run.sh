#!/usr/bin/env bash
# Runs libFuzzer targets by hand and says what they did. ./tests/fuzz/run.sh SECONDS [NAME…]
# Builds the fuzz preset (needs clang and its runtime: apt-get install clang libclang-rt-14-dev). Seeds: the samples, the
# schemas, earlier finds and, where MAEX_SHARED_DATA names a folder of real files, the small ones. The corpus
# stays in build-fuzz/corpus/NAME and the next run goes on from it; finds are left in build-fuzz/finds/NAME.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME…]}
shift
mapfile -t names < <(if (($#)); then printf '%s\n' "$@"; else sed -n 's/^maex_fuzz(\([a-z_]*\) .*/\1/p' tests/fuzz/CMakeLists.txt; fi)
targets=("${names[@]/#/fuzz_}")
cmake --preset fuzz >/dev/null
cmake --build build-fuzz --target "${targets[@]}"

# Small inputs run many times a second; what goes wrong in a large file nearly always does in a small one.
largest_seed=64k
longest_input=32768

seeds_of() { # NAME: paths of its seeds
  local name=$1 line extension
  line=$(grep "^maex_fuzz($name " tests/fuzz/CMakeLists.txt)
  find samples schemas ${MAEX_SHARED_DATA:+"$MAEX_SHARED_DATA"} -type f -size -"$largest_seed" | while read -r file; do
    extension=${file##*.}
    if [[ "$line" == *" .$extension"[\ \)]* ]]; then printf '%s\n' "$file"; fi
  done
  find "tests/fuzz/finds/$name" -type f 2>/dev/null || true
}

for name in "${names[@]}"; do
  corpus=build-fuzz/corpus/$name finds=build-fuzz/finds/$name
  mkdir -p "$corpus" "$finds"
  seeds_of "$name" | while read -r file; do cp "$file" "$corpus/seed-$(sha256sum <"$file" | cut -c1-16)"; done
  dictionary=$(sed -n "s/^maex_fuzz($name .*DICTIONARY \([a-z_.]*\).*/\1/p" tests/fuzz/CMakeLists.txt)
  log=build-fuzz/$name.log
  status=0
  build-fuzz/fuzz_"$name" "$corpus" ${dictionary:+-dict="tests/fuzz/$dictionary"} -artifact_prefix="$finds/" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len="$longest_input" -use_value_profile=0 -print_final_stats=1 \
    -close_fd_mask=1 >"$log" 2>&1 || status=$?
  printf '%-10s exit %d  %s executions  coverage %s  corpus %s\n' "$name" "$status" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(grep -o 'cov: [0-9]*' "$log" | tail -1)" "$(grep -o 'corp: [0-9]*/[0-9A-Za-z]*' "$log" | tail -1)"
done
