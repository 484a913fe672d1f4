#!/usr/bin/env bash
# What the built module, and the program that tries passwords, must look like from outside.
set -euo pipefail
module=$1
source=$2
program=$3
fail() { echo "$*" >&2; exit 1; }

# hardened FILE: as both must be.
hardened() {
  local needed
  needed=$(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort | tr '\n' ' ')
  [ "$needed" = 'libc.so.6 libpam.so.0 ' ] || fail "$1 needs $needed"
  readelf -lW "$1" | grep -q GNU_RELRO || fail "$1: no RELRO"
  readelf -d "$1" | grep -q 'BIND_NOW\|FLAGS.*NOW' || fail "$1: functions are bound late"
  readelf -lW "$1" | grep GNU_STACK | grep -q 'RW ' || fail "$1: the stack is executable"
  nm -D "$1" | grep -q __stack_chk_fail || fail "$1: no stack protector"
  ! readelf -d "$1" | grep -q 'RPATH\|RUNPATH\|TEXTREL' || fail "$1 looks for libraries of its own, or writes its code"
}
hardened "$module"
hardened "$program"
exported=$(nm -D --defined-only "$module" | awk '$2 == "T" {print $3}' | sort | tr '\n' ' ')
[ "$exported" = 'pam_sm_acct_mgmt pam_sm_authenticate pam_sm_chauthtok pam_sm_close_session pam_sm_open_session pam_sm_setcred ' ] ||
  fail "it exports $exported"
nm -D "$module" | grep -q '__memcpy_chk' || fail "copies are not fortified"
nm -D "$program" | grep -q '__fprintf_chk' || fail "the program's output is not fortified"
readelf -h "$program" | grep -q 'Type: *DYN' || fail "the program lies at a known address"
[ ! -u "$program" ] || fail "the program has rights of its own"
lines=$(cat "$source"/src/*.[ch] | wc -l)
[ "$lines" -lt 1000 ] || fail "the module has $lines lines"
warnings=$(groff -man -Tutf8 -ww -z "$source/man/pam_kao.8" 2>&1)
[ -z "$warnings" ] || fail "the manual page: $warnings"
echo "exports, libraries, hardening, size ($lines lines) and manual are as they should be"
