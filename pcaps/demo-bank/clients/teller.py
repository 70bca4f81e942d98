#!/usr/bin/env python3
"""Python client of the demo bank: keep-alive connections through the gateway, then some calls past it.
usage: teller.py gateway|direct LOG       writes one line a call: who host method path-template status"""
import http.client, random, sys
mode, log = sys.argv[1], open(sys.argv[2], 'a')
rnd = random.Random(7)

def iban(n):
    """A German IBAN of a bank that does not exist, with a right checksum."""
    bban = '99999999%010d' % n
    return 'DE%02d%s' % (98 - int(bban + '131400') % 97, bban)

IBANS = [iban(rnd.randrange(10**9)) for _ in range(12)]
UUIDS = ['%08x-%04x-4%03x-8%03x-%012x' % (rnd.getrandbits(32), rnd.getrandbits(16), rnd.getrandbits(12), rnd.getrandbits(12), rnd.getrandbits(48)) for _ in range(15)]
PAYS = ['pay_' + ''.join(rnd.choice('abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789') for _ in range(14)) for _ in range(14)]
DATES = ['2026-%02d-%02d' % (m, d) for m in (1, 2, 3) for d in (5, 15, 25)]
CARDS = ['%09d' % rnd.randrange(10**8, 10**9) for _ in range(10)]
JWT = ('eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJmYWtlLXVzZXItNDIiLCJleHAiOjE3ODAwMDM2MDAsImlhdCI6MTc4MDAwMDAwMH0.'
       'ZmFrZS1zaWduYXR1cmUtb2YtdGhlLWRlbW8tYmFuaw')

class Line:
    """One connection that stays open."""
    def __init__(self, address, port, host):
        self.c, self.host = http.client.HTTPConnection(address, port), host
    def call(self, method, path, template, body=None, **fields):
        heads = {'Host': self.host, 'User-Agent': 'teller/1.4 python', 'Accept': 'application/json', 'Authorization': 'Bearer ' + JWT}
        heads.update({k.replace('_', '-'): v for k, v in fields.items()})
        self.c.request(method, path, body, heads)
        r = self.c.getresponse(); r.read()
        print(mode, self.host, method, template, r.status, file=log, flush=True)

def gateway():
    a, p, c = Line('192.0.2.10', 80, 'api.bank.example'), Line('192.0.2.10', 80, 'api.bank.example'), Line('192.0.2.10', 80, 'app.bank.example')
    for round in range(20):
        for i in rnd.sample(IBANS, 6): a.call('GET', '/accounts-api/accounts/' + i, '/accounts-api/accounts/{iban}')
        for i in rnd.sample(IBANS, 5): a.call('GET', '/accounts-api/accounts/%s/transactions?from=2026-01-01&limit=50' % i, '/accounts-api/accounts/{iban}/transactions')
        for u in rnd.sample(UUIDS, 4): a.call('GET', '/accounts-api/transactions/' + u, '/accounts-api/transactions/{transactionId}')
        a.call('GET', '/accounts-api/accounts', '/accounts-api/accounts')
        a.call('GET', '/accounts-api/accounts/search?q=meyer&email=jane.roe@example.org', '/accounts-api/accounts/search')
        for i in rnd.sample(PAYS, 4): p.call('GET', '/payments/v2/payments/' + i, '/payments/v2/payments/{paymentId}')
        p.call('POST', '/payments/v2/payments', '/payments/v2/payments', '{"iban":"%s","amount":"12.50","card":"4111111111111111"}' % IBANS[0], Content_Type='application/json')
        for d in rnd.sample(DATES, 2): p.call('GET', '/payments/v2/statements/' + d, '/payments/v2/statements/{date}')
        for cur in rnd.sample(['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'JPY', 'PLN'], 3): p.call('GET', '/payments/v2/rates/' + cur, '/payments/v2/rates/{currency}')
        for n in rnd.sample(CARDS, 3): c.call('GET', '/cards/' + n, '/cards/{cardId}')
    for i in PAYS[:8]: p.call('POST', '/payments/v2/payments/%s/cancel' % i, '/payments/v2/payments/{paymentId}/cancel', '{}', Content_Type='application/json')
    for n in range(9): p.call('GET', '/payments/v1/transfers/%08d' % (31000000 + n * 7), '/payments/v1/transfers/{transferId}')      # deprecated
    for i in IBANS[:6]: a.call('GET', '/accounts-api/accounts/%s/balance?password=Tr0ub4dor%%263' % i, '/accounts-api/accounts/{iban}/balance')   # undocumented
    for i in IBANS[:6]: a.call('DELETE', '/accounts-api/accounts/' + i, '/accounts-api/accounts/{iban}')                             # method not documented
    a.call('POST', '/accounts-api/accounts', '/accounts-api/accounts', 'owner=John+Doe&password=Tr0ub4dor%263&email=john.doe@example.org', Content_Type='application/x-www-form-urlencoded')
    for n in CARDS[:7]: c.call('POST', '/cards/%s/freeze' % n, '/cards/{cardId}/freeze', '{}', Content_Type='application/json', Cookie='session=5f2b9c1e7a3d48f0b6e1')
    for n in CARDS[:6]: c.call('PUT', '/cards/%s/pin' % n, '/cards/{cardId}/pin', '{"pin":"8642"}', Content_Type='application/json', X_Api_Key='sk_demo_51H8cQeLkdIwHu7ix0')

def direct():
    a, p = Line('192.0.2.21', 8081, '192.0.2.21:8081'), Line('192.0.2.22', 8082, 'payments.internal:8082')
    for i in IBANS[:9]: a.call('GET', '/api/accounts/' + i, '/accounts-api/accounts/{iban}')
    for _ in range(4): a.call('POST', '/api/accounts/export', '/accounts-api/accounts/export', '{}', Content_Type='application/json')      # undocumented, past the gateway alone
    for _ in range(5): p.call('POST', '/v2/internal/replay', '/payments/v2/internal/replay', '{}', Content_Type='application/json')       # the same

{'gateway': gateway, 'direct': direct}[mode]()
