#!/usr/bin/env bash
# What the built module must look like from outside.
set -euo pipefail
module=$1
source=$2
fail() { echo "$*" >&2; exit 1; }

exported=$(nm -D --defined-only "$module" | awk '$2 == "T" {print $3}' | sort | tr '\n' ' ')
[ "$exported" = 'pam_sm_acct_mgmt pam_sm_authenticate pam_sm_chauthtok pam_sm_close_session pam_sm_open_session pam_sm_setcred ' ] ||
  fail "it exports $exported"
needed=$(readelf -d "$module" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort | tr '\n' ' ')
[ "$needed" = 'libc.so.6 libpam.so.0 ' ] || fail "it needs $needed"
readelf -lW "$module" | grep -q GNU_RELRO || fail "no RELRO"
readelf -d "$module" | grep -q 'BIND_NOW\|FLAGS.*NOW' || fail "functions are bound late"
readelf -lW "$module" | grep GNU_STACK | grep -q 'RW ' || fail "the stack is executable"
nm -D "$module" | grep -q __stack_chk_fail || fail "no stack protector"
nm -D "$module" | grep -q '__memcpy_chk' || fail "copies are not fortified"
! readelf -d "$module" | grep -q 'RPATH\|RUNPATH\|TEXTREL' || fail "it looks for libraries of its own, or writes its code"
lines=$(cat "$source"/src/*.[ch] | wc -l)
[ "$lines" -lt 1000 ] || fail "the module has $lines lines"
warnings=$(groff -man -Tutf8 -ww -z "$source/man/pam_kao.8" 2>&1)
[ -z "$warnings" ] || fail "the manual page: $warnings"
echo "exports, libraries, hardening, size ($lines lines) and manual are as they should be"
