#!/usr/bin/env bash
# Unpacks Debian's PostgreSQL 17 and TimescaleDB into a folder of one's own: no root, no change of the system.
#
#   install.sh FOLDER
#
# The packages come from the Debian mirror this machine already uses, checked by Debian's own archive keys. They are
# unpacked with dpkg and run by their own loader, since their C library is newer than Debian 12's. The JIT (LLVM) is
# left out: it is 120 MB and of no use for short queries.
set -euo pipefail

folder=${1:?usage: install.sh FOLDER}
[ "$(uname -m)" = x86_64 ] || { echo "timescaledb: only x86_64 is prepared here, this is $(uname -m)" >&2; exit 3; }
command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
  { echo "timescaledb: this needs Debian's apt-get and dpkg" >&2; exit 3; }

mkdir -p "$folder"
exec 9>"$folder/.lock"
flock 9 # parallel callers wait for the first one
[ -e "$folder/complete" ] && exit 0

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(COMPONENT)' 2>/dev/null |
  awk '$2 == "Debian" && $1 !~ /security/ {print $1; exit}')
[ -n "$mirror" ] || mirror=$(sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *(https?:[^ ]*debian\/?)( .*)?$/\3/p' \
  /etc/apt/sources.list /etc/apt/sources.list.d/*.{sources,list} 2>/dev/null | grep -v security | head -n 1)
[ -n "$mirror" ] || { echo "timescaledb: no Debian mirror in this machine's apt sources" >&2; exit 3; }

echo "timescaledb: fetching PostgreSQL 17 and TimescaleDB, once (about 100 MB) into $folder" >&2
work=$(mktemp -d "$folder/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/etc/apt/{apt.conf.d,preferences.d} "$work"/state/lists/partial "$work"/cache/archives/partial
: >"$work/status"
echo "deb [signed-by=$keyring] $mirror trixie main" >"$work/etc/apt/sources.list"
apt=(apt-get -o "Dir=$work" -o "Dir::State=$work/state" -o "Dir::State::status=$work/status"
  -o "Dir::Cache=$work/cache" -o "Dir::Etc=$work/etc/apt" -o APT::Install-Recommends=false
  -o Debug::NoLocking=true -o APT::Sandbox::User= -o Acquire::Retries=3)
"${apt[@]}" -qq update
"${apt[@]}" -qq -y --download-only install postgresql-17 postgresql-client-17 postgresql-17-timescaledb >&2

rm -rf "$folder/root"
mkdir "$folder/root"
for package in "$work"/cache/archives/*.deb; do
  case ${package##*/} in
    perl* | libperl* | libllvm* | debconf* | adduser* | passwd* | libjson* | libipc* | ssl-cert*) ;;
    *) dpkg -x "$package" "$folder/root" ;;
  esac
done

# initdb and pg_ctl start `postgres` from their own folder, so each program becomes a script that calls the loader.
root=$(realpath "$folder/root")
bin=$root/usr/lib/postgresql/17/bin
libraries=$root/usr/lib/x86_64-linux-gnu
loader=$(realpath "$(find "$root" -name 'ld-linux-x86-64.so.2' | head -n 1)")
for program in postgres initdb pg_ctl psql pg_dump pg_restore pg_isready; do
  mv "$bin/$program" "$bin/$program.real"
  printf '#!/bin/sh\nexec %s --argv0 %s --library-path %s %s "$@"\n' \
    "$loader" "$bin/$program" "$libraries" "$bin/$program.real" >"$bin/$program"
  chmod 755 "$bin/$program"
done
chmod -R a+rX "$folder/root"
touch "$folder/complete"
