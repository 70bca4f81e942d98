#!/bin/sh
# curl client of the demo bank: single calls, each on a connection of its own. usage: curl.sh LOG
log=$1
call() { # METHOD HOST PATH TEMPLATE [curl options]
  m=$1 h=$2 p=$3 t=$4; shift 4
  s=$(curl -s -o /dev/null -w '%{http_code}' -X "$m" -H "Host: $h" "$@" "http://192.0.2.10$p")
  echo "gateway $h $m $t $s" >>"$log"
}
for i in 1 2 3 4 5 6 7 8; do
  call GET api.bank.example /accounts-api/accounts /accounts-api/accounts -u "demo:Tr0ub4dor&3"
  call GET api.bank.example "/payments/v2/rates/EUR?verbose=true" "/payments/v2/rates/{currency}"
  call GET app.bank.example /cards /cards -H "Cookie: session=5f2b9c1e7a3d48f0b6e1"
done
