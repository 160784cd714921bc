#!/usr/bin/env bash
# Runs clang-tidy over the .cpp files changed since the branch left main (or MAEX_TIDY_BASE), uncommitted ones too.
# usage: tidy.sh BUILD_FOLDER, which holds compile_commands.json; `cmake --build --preset tidy` calls it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
base=${MAEX_TIDY_BASE:-main}
since=$(git merge-base HEAD "$base")
mapfile -t files < <(git diff --name-only --diff-filter=d "$since" -- '*.cpp'; git ls-files --others --exclude-standard -- '*.cpp')
if ((${#files[@]} == 0)); then
  echo "tidy: no .cpp file differs from $base"
  exit 0
fi
echo "tidy: ${#files[@]} changed files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "$1"
