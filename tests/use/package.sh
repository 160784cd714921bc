#!/usr/bin/env bash
# Makes the Debian package, unpacks it and works with what is in it, as someone does who has only the package.
# usage: package.sh BUILD_FOLDER VERSION
set -euo pipefail
build=$1 version=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { printf 'package: %s\n' "$*" >&2; exit 1; }

cpack --config "$build/CPackConfig.cmake" -B "$folder" >"$folder/log" 2>&1 || { cat "$folder/log"; fail "cpack failed"; }
package=$(find "$folder" -maxdepth 1 -name "maex_${version}*.deb")
[[ -f $package ]] || fail "cpack made no maex_${version}…deb"
dpkg-deb --field "$package" Depends | grep -q libxml2 || fail "the package does not depend on the libraries that the program needs"
dpkg-deb --field "$package" Depends | grep -q poppler-utils || fail "the package does not depend on the programs that read PDF"
dpkg-deb --field "$package" Depends | grep -q libgmime || fail "the package does not depend on the library that reads messages"
dpkg-deb --extract "$package" "$folder/unpacked"
cd "$folder/unpacked/usr"
printf 'package: %s bytes, installed %s\n' "$(stat -c %s "$package")" "$(du -sh . | cut -f1)"

verbs=$(bin/maex help --json | python3 -c 'import json,sys; print(*[c["command"].split()[-1] for c in json.load(sys.stdin)])')
for file in share/man/man1/maex.1.gz $(printf 'share/man/man1/maex-%s.1.gz ' $verbs) share/bash-completion/completions/maex \
  share/zsh/vendor-completions/_maex share/fish/vendor_completions.d/maex.fish share/doc/maex/README.md share/doc/maex/copyright \
  share/doc/maex/changelog.gz share/doc/maex/examples/azcbl-2014/azcbl-2014.xlsx share/doc/maex/examples/plugin/README.md \
  share/maex/schemas/profiles/azcbl.toml share/maex/schemas/policies/strict.toml include/maex/core/adapter/adapter.hpp; do
  [[ -s $file ]] || fail "$file is not in the package"
done
find lib -name 'libmaex_core.a' | grep -q . || fail "the library is not in the package"

# The installed program does the first example of the README, away from the source tree.
cp share/doc/maex/examples/azcbl-2014/azcbl-2014.xlsx "$folder/list.xlsx"
cd "$folder"
status=0
unpacked/usr/bin/maex convert list.xlsx --to maxml -o list.xml >"$folder/log" 2>&1 || status=$?
((status <= 1)) || { cat "$folder/log"; fail "the installed program ended with exit code $status"; }
grep -q '<Accident>' list.xml || fail "the installed program wrote no accident"
if command -v lintian >/dev/null; then
  # The mail address is that of whoever makes the package (MAEX_MAINTAINER).
  lintian --allow-root --fail-on error --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog "$package" || fail "lintian found errors"
else
  echo "package: lintian is not installed here, so it was not run"
fi
