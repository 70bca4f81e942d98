#!/bin/sh
# Scanner: asks the gateway for what every scanner asks for, and guesses. usage: scanner.sh
for h in api.bank.example app.bank.example; do
  for p in /.env /.git/config /wp-login.php /phpmyadmin/ /admin /admin/users /backup.sql /server-status /solr/admin \
      /accounts-api/users /accounts-api/accounts/../../etc/passwd /payments/v3/payments /payments/v2/refunds /cgi-bin/test \
      /api/v1/pods /login /console /owa/ /.aws/credentials /vendor/phpunit; do
    curl -s -o /dev/null --path-as-is -A 'Mozilla/5.0 zgrab/0.x' -H "Host: $h" "http://192.0.2.10$p"
  done
done
