#!/bin/bash
# Records capture.pcapng.gz anew: a fictional bank in network namespaces on one bridge. Needs root; leaves nothing behind.
# usage: record.sh [OUT]      OUT: folder for the capture and the clients' log (default: this folder)
set -eu
here=$(cd "$(dirname "$0")" && pwd); out=${1:-$here}
for need in nginx:nginx-light tcpdump:tcpdump ip:iproute2 curl:curl python3:python3 node:nodejs editcap:wireshark-common; do
  command -v "${need%%:*}" >/dev/null || { echo "record.sh: ${need%%:*} is missing: apt-get install ${need##*:}" >&2; exit 2; }
done
[ "$(id -u)" = 0 ] || { echo "record.sh: needs root, to make network namespaces" >&2; exit 2; }
work=$(mktemp -d); chmod 755 "$work"
hosts="gw:10 acc:21 pay:22 card:23 probe:60 curl:101 teller:102 browser:103 batch:104 scan:105"
clean() {
  for h in $hosts lan:0; do
    for p in $(ip netns pids "hydro-${h%%:*}" 2>/dev/null); do kill "$p" 2>/dev/null || true; done
    ip netns del "hydro-${h%%:*}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap clean EXIT
ip netns add hydro-lan
ip -n hydro-lan link add br0 type bridge
ip -n hydro-lan link set br0 up
for h in $hosts; do
  n=${h%%:*}
  ip netns add "hydro-$n"
  ip link add "$n" netns hydro-lan type veth peer name eth0 netns "hydro-$n"
  ip -n hydro-lan link set "$n" master br0 up
  ip -n "hydro-$n" addr add "192.0.2.${h##*:}/24" dev eth0
  ip -n "hydro-$n" link set eth0 up
  ip -n "hydro-$n" link set lo up
done
at() { ip netns exec "hydro-$1" "${@:2}"; }
at lan tcpdump -i br0 -s 0 -U -w "$work/lan.pcap" tcp 2>"$work/tcpdump.err" &
at acc python3 "$here/servers/accounts.py" 192.0.2.21 8081 &
at pay node "$here/servers/payments.js" 192.0.2.22 8082 &
at card node "$here/servers/cards.js" 192.0.2.23 8083 &
sed "s#WORK#$work#g" "$here/gateway.conf" >"$work/nginx.conf"
at gw nginx -c "$work/nginx.conf" 2>/dev/null
for a in "acc 192.0.2.21:8081" "pay 192.0.2.22:8082" "card 192.0.2.23:8083"; do
  set -- $a
  for try in $(seq 50); do at "$1" curl -s -o /dev/null "http://$2/health" && break; sleep 0.1; done
done
: >"$work/calls.log"
at curl sh "$here/clients/curl.sh" "$work/calls.log" & c1=$!
at teller python3 "$here/clients/teller.py" gateway "$work/calls.log" & c2=$!
at browser node "$here/clients/browser.js" "$work/calls.log" & c3=$!
at batch python3 "$here/clients/teller.py" direct "$work/calls.log" & c4=$!
at scan sh "$here/clients/scanner.sh" & c5=$!
for i in 1 2 3 4 5; do at probe curl -s -o /dev/null -A kube-probe/1.29 http://192.0.2.21:8081/health; done
wait "$c1" "$c2" "$c3" "$c4" "$c5"
sleep 1
for p in $(ip netns pids hydro-lan); do kill "$p"; done
for try in $(seq 50); do grep -q 'dropped by kernel' "$work/tcpdump.err" && break; sleep 0.1; done
grep -q '^0 packets dropped' "$work/tcpdump.err" || { cat "$work/tcpdump.err" >&2; echo "record.sh: packets were lost; run it again" >&2; exit 1; }
editcap -F pcapng "$work/lan.pcap" "$work/capture.pcapng"
gzip -9n <"$work/capture.pcapng" >"$out/capture.pcapng.gz"
sort "$work/calls.log" | uniq -c | awk '{print $2, $3, $4, $5, $6, $1}' >"$out/calls.txt"
echo "$(wc -l <"$work/calls.log") calls, $(wc -c <"$out/capture.pcapng.gz") bytes in $out/capture.pcapng.gz"
