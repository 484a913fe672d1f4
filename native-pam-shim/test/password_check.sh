#!/usr/bin/env bash
# kao-pam-check with the real libpam, pam_unix and our module. Run as root: in a mount namespace of its own it has
# services, and a user with a password.
set -euo pipefail
if [ "${5:-}" != inside ]; then
  exec unshare --mount --propagation private "$0" "$@" inside
fi
check=$1
hasty=$2
asking=$3
module=$4

work=$(mktemp -d)
finish() {
  umount /etc/pam.d /etc/passwd /etc/shadow 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
user=kao-check
(cat /etc/passwd; echo "$user:x:64998:64998::/:/bin/sh") > "$work/passwd"
(cat /etc/shadow; echo "$user:$(perl -e 'print crypt("right", q($6$check$))'):19000:0:99999:7:::") > "$work/shadow"
chmod 600 "$work/shadow"
mkdir "$work/services"
touch "$work/services/other"
mount --bind "$work/passwd" /etc/passwd
mount --bind "$work/shadow" /etc/shadow
mount --bind "$work/services" /etc/pam.d

# stack LINE...: the service that is asked now.
stack() { printf '%s\n' "$@" > /etc/pam.d/check; }
# ends STATUS WORDS COMMAND...: with this status, these words in what it says, or without a word, and never the password.
ends() {
  local wanted=$1 words=$2 status=0
  shift 2
  "$@" > "$work/said" 2>&1 || status=$?
  if [ "$status" -ne "$wanted" ] || ! says "$words" || grep -q right "$work/said"; then
    echo "${what:?}: status $status, wanted $wanted and \"$words\", said:" >&2
    cat "$work/said" >&2
    exit 1
  fi
}
says() { if [ -n "$1" ]; then grep -q -- "$1" "$work/said"; else [ ! -s "$work/said" ]; fi; }
refused=1
fault=2

unix=('auth required pam_unix.so nodelay' 'account required pam_unix.so')
stack "${unix[@]}"
what='the right password'
ends 0 '' "$check" check "$user" <<< right
ends 0 '' "$check" check "$user" < <(printf right)
ends 0 '' "$check" check "$user" <<< $'right\nand more'
what='a wrong password'
ends $refused 'Authentication failure' "$check" check "$user" <<< wrong
ends $refused 'Authentication failure' "$check" check "$user" <<< ''
ends $refused 'Authentication failure' "$check" check "$user" <<< 'right '
what='somebody unknown'
ends $refused . "$check" check kao-nobody <<< right
what='no password'
ends $fault 'no password' "$check" check "$user" < /dev/null
ends $fault 'no password' "$check" check "$user" <&-
ends $fault 'no password' "$check" check "$user" < <(printf 'right\0')
what='the longest password'
long=$(printf '%0511d' 0)
ends $refused 'Authentication failure' "$check" check "$user" <<< "$long"
ends $fault 'none so long' "$check" check "$user" <<< "${long}0"
what='wrong arguments'
for arguments in '' check "check $user more"; do
  # shellcheck disable=SC2086
  ends $fault usage "$check" $arguments <<< right
done
ends $fault usage "$check" '' "$user" <<< right
ends $fault usage "$check" check '' <<< right

what='our module, with nobody who listens'
stack "auth [success=done default=ignore] $module socket=$work/none" "${unix[@]}"
ends 0 '' "$check" check "$user" <<< right
ends $refused . "$check" check "$user" <<< wrong
what='a module that does not exist'
stack 'auth required pam_kao_none.so' "${unix[@]}"
ends $refused . "$check" check "$user" <<< right

# asks OPTION: a module that asks so.
asks() { stack "auth required $asking $1" "account required $asking $1"; }
for option in '' texts twice; do
  what="a module that asks ${option:-plainly}"
  asks "$option"
  ends 0 '' "$check" check "$user" <<< right
  ends $refused 'Authentication failure' "$check" check "$user" <<< wrong
done
what='a question whose answer would be seen'
asks shown
ends $refused 'Conversation error' "$check" check "$user" <<< right
what='an account that is not let in'
asks expired
ends $refused . "$check" check "$user" <<< right
what='a module without an end'
asks hang
ends $fault 'does not come to an end' "$hasty" check "$user" <<< right
what='nobody who types an end'
mkfifo "$work/silent"
ends $fault 'does not come to an end' "$hasty" check "$user" <> "$work/silent"
echo "the password is asked for as it should be"
