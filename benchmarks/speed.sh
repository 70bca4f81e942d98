#!/bin/bash
# CPU seconds of whole processes beside the C floor, in one run: cold, and as the slope between a capture and one twice as long.
# usage: speed.sh HTTPGEN MINHTTP [EXCHANGES] [RUNS]     (programs of the load generator)
set -eu
gen=$1 floor=$2 n=${3:-1000000} runs=${4:-3}
here=$(cd "$(dirname "$0")/.." && pwd); work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$here/hydrophone" --version
"$gen" -shape small -n "$n" -out "$work/1.pcap" >/dev/null
"$gen" -shape small -n $((2 * n)) -out "$work/2.pcap" >/dev/null
cpu() { # NAME COMMAND...: user + system seconds, median of the runs
  name=$1; shift
  for i in $(seq "$runs"); do
    rm -rf "$work/q" "$work/o"
    /usr/bin/env time -f '%U %S %M' "$@" 2>&1 >/dev/null | tail -1
  done | awk '{print $1 + $2, $3}' | sort -n | awk -v n="$name" '{c[NR] = $1; m[NR] = $2} END {k = int((NR + 1) / 2); printf "%-28s %7.2f CPU s  peak %d MB\n", n, c[k], m[k] / 1024}'
}
for k in 1 2; do
  cpu "minhttp ${k}x" "$floor" "$work/$k.pcap" "$work/out.tsv"
  cpu "capture --queue ${k}x" "$here/hydrophone" capture -q -r "$work/$k.pcap" --queue "$work/q"
done
cpu "replay 1x" "$here/hydrophone" replay -q -r "$work/1.pcap" -o "$work/o"
