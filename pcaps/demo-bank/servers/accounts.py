#!/usr/bin/env python3
"""The accounts service of the demo bank: Python's http.server, HTTP/1.1 with keep-alive, chunked lists.
usage: accounts.py ADDRESS PORT"""
import json, re, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

IBAN = re.compile(r'/api/accounts/([A-Z]{2}\d{2}[A-Z0-9]{10,30})(/transactions|/balance)?$')
TRANSACTION = re.compile(r'/api/transactions/([0-9a-f-]{36})$')

class Accounts(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, *a): pass
    def answer(self, status, doc=None, chunked=False):
        body = b'' if doc is None else json.dumps(doc).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        if chunked: self.send_header('Transfer-Encoding', 'chunked')
        else: self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command == 'HEAD': return
        if not chunked: self.wfile.write(body); return
        for i in range(0, len(body), 200):
            part = body[i:i + 200]
            self.wfile.write(b'%x\r\n%s\r\n' % (len(part), part))
        self.wfile.write(b'0\r\n\r\n')
    def route(self):
        n = int(self.headers.get('Content-Length') or 0)
        self.rfile.read(n)
        path = urllib.parse.urlsplit(self.path).path
        m, iban, tx = self.command, IBAN.match(path), TRANSACTION.match(path)
        if path == '/health': return self.answer(200, {'status': 'up'})
        if path == '/api/accounts' and m == 'GET': return self.answer(200, [{'iban': 'DE..', 'owner': i} for i in range(9)], chunked=True)
        if path == '/api/accounts' and m == 'POST': return self.answer(201, {'created': True})
        if path == '/api/accounts/search' and m == 'GET': return self.answer(200, {'hits': []})
        if path == '/api/accounts/export' and m == 'POST': return self.answer(202, {'job': 1})
        if iban and not iban[2] and m in ('GET', 'HEAD'): return self.answer(200, {'balance': '10.00'})
        if iban and not iban[2] and m == 'DELETE': return self.answer(204)
        if iban and iban[2] == '/transactions' and m == 'GET': return self.answer(200, [{'amount': '1.00'}] * 8, chunked=True)
        if iban and iban[2] == '/balance' and m == 'GET': return self.answer(200, {'balance': '10.00'})
        if tx and m == 'GET': return self.answer(200, {'amount': '1.00', 'currency': 'EUR'})
        self.answer(404, {'error': 'not found'})
    do_GET = do_POST = do_DELETE = do_HEAD = do_PUT = do_OPTIONS = route

ThreadingHTTPServer((sys.argv[1], int(sys.argv[2])), Accounts).serve_forever()
