#!/usr/bin/env python3
"""The accounts service of the demo bank: http.server with threads, HTTP/1.1 keep-alive, lists in chunks.
usage: accounts.py ADDRESS PORT"""
import json, re, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

IBAN, UUID = r'([A-Z]{2}\d{2}[A-Z0-9]{10,30})', r'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'


class Accounts(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True

    def log_message(self, *a):
        pass

    def answer(self, status, doc=None, kind='application/json', chunked=False, fields=()):
        body = b'' if doc is None else doc.encode() if isinstance(doc, str) else json.dumps(doc).encode()
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        if status != 204:
            self.send_header('Content-Type', kind)
            if chunked:
                self.send_header('Transfer-Encoding', 'chunked')
            else:
                self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if chunked:
            for at in range(0, len(body), 400):
                part = body[at:at + 400]
                self.wfile.write(b'%x\r\n%s\r\n' % (len(part), part))
            self.wfile.write(b'0\r\n\r\n')
        else:
            self.wfile.write(body)

    def serve(self):
        self.body = self.rfile.read(int(self.headers.get('Content-Length') or 0)).decode()
        path = urllib.parse.urlsplit(self.path).path
        for method, pattern, operation in ROUTES:
            found = re.fullmatch(pattern, path)
            if found and method == self.command:
                return operation(self, *found.groups())
        self.answer(404, {'error': 'not found'})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = serve


def account(c, iban):
    if iban.endswith('0000000000'):
        return c.answer(404, {'error': 'no such account'})
    c.answer(200, {'iban': iban, 'currency': 'EUR', 'owner': 'Jane Roe', 'opened': '2019-04-01'})


def open_account(c):
    try:
        json.loads(c.body)
    except ValueError:
        return c.answer(400, {'error': 'malformed'})
    c.answer(201, {'created': True})


def login(c):
    form = urllib.parse.parse_qs(c.body)
    if form.get('password') != ['Tr0ub4dor&3']:
        return c.answer(401, {'error': 'wrong password'})
    c.answer(201, {'ok': True}, fields=[('Set-Cookie', 'session=5f2b9c1e7a3d48f0b6e1; HttpOnly')])


def change_customer(c, customer):
    if '@' not in json.loads(c.body).get('email', '@'):
        return c.answer(422, {'error': 'email'})
    c.answer(200, {'id': int(customer)})


def entries(n):
    return [{'day': '2026-01-%02d' % (i + 1), 'amount': '%d.%02d' % (i * 7 + 3, i), 'text': 'demo'} for i in range(n)]


def statement(c, iban, date):
    c.answer(200, ''.join('%s;%s;12.50;EUR\n' % (date, iban) for _ in range(20)), 'text/csv', chunked=True)


ROUTES = [
    ('GET', '/api/accounts', lambda c: c.answer(200, entries(25), chunked=True)),
    ('POST', '/api/accounts', open_account),
    ('GET', '/api/accounts/search', lambda c: c.answer(200, {'hits': entries(2)})),
    ('GET', '/api/accounts/' + IBAN, account),
    ('DELETE', '/api/accounts/' + IBAN, lambda c, i: c.answer(204)),
    ('GET', f'/api/accounts/{IBAN}/transactions', lambda c, i: c.answer(200, entries(15), chunked=True)),
    ('GET', f'/api/accounts/{IBAN}/transactions/{UUID}', lambda c, i, t: c.answer(200, {'id': t, 'amount': '9.99'})),
    ('GET', f'/api/accounts/{IBAN}/balance', lambda c, i: c.answer(200, {'balance': '1024.00', 'currency': 'EUR'})),
    ('GET', r'/api/customers/(\d{8,})', lambda c, n: c.answer(200, {'id': int(n), 'email': 'jane.roe@example.org'})),
    ('PATCH', r'/api/customers/(\d{8,})', change_customer),
    ('GET', rf'/api/statements/{IBAN}/(\d{{4}}-\d\d-\d\d)', statement),
    ('POST', '/api/sessions', login),
    ('POST', '/api/internal/export', lambda c: c.answer(202, {'job': 1})),
    ('GET', '/api/admin/users', lambda c: c.answer(403, {'error': 'forbidden'})),
    ('POST', '/open/consents', lambda c: c.answer(201, {'status': 'received'})),
    ('GET', '/open/consents/' + UUID, lambda c, u: c.answer(200, {'consentId': u, 'status': 'valid'})),
    ('GET', '/open/accounts/([0-9a-f]{24})/balances', lambda c, r: c.answer(200, {'balances': entries(3)})),
    ('GET', '/open/accounts/([0-9a-f]{24})/history', lambda c, r: c.answer(200, entries(10), chunked=True)),
    ('GET', '/health', lambda c: c.answer(200, {'status': 'up'})),
]
ThreadingHTTPServer((sys.argv[1], int(sys.argv[2])), Accounts).serve_forever()
