#!/usr/bin/env python3
"""The cards service of the demo bank: a WSGI application with decorated routes; HTTP/1.0, every answer ends with its
connection, some without a length. usage: cards.py ADDRESS PORT"""
import json, re, socketserver, sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

ROUTES, FROZEN = [], set()
ORIGIN = ('Access-Control-Allow-Origin', 'http://app.bank.example')


def route(method, pattern):
    def keep(operation):
        ROUTES.append((method, re.compile(pattern), operation))
        return operation
    return keep


@route('OPTIONS', '/cards')
def preflight(call):
    return '204 No Content', None


@route('GET', '/cards')
def cards(call):
    if 'session=' not in call.get('HTTP_COOKIE', ''):
        return '401 Unauthorized', {'error': 'no session'}
    return '200 OK', [{'card': n, 'state': 'active', 'holder': 'J. ROE'} for n in range(8)]


@route('GET', r'/cards/(\d{9})')
def card(call, number):
    return '200 OK', {'id': number, 'state': 'active'}


@route('POST', r'/cards/(\d{9})/freeze')
def freeze(call, number):
    if number in FROZEN:
        return '409 Conflict', {'error': 'frozen already'}
    FROZEN.add(number)
    return '200 OK', {'state': 'frozen'}


@route('PUT', r'/cards/(\d{9})/pin')
def pin(call, number):
    return '200 OK', {'changed': True}


@route('GET', r'/tokens/(\d{15,16})')
def token(call, pan):
    return '200 OK', {'token': 'tok_demo', 'scheme': 'demo'}


@route('GET', '/admin')
def admin(call):
    return '401 Unauthorized', {'error': 'who are you'}


def application(call, start):
    call['wsgi.input'].read(int(call.get('CONTENT_LENGTH') or 0))
    for method, pattern, operation in ROUTES:
        found = pattern.fullmatch(call['PATH_INFO'])
        if found and method == call['REQUEST_METHOD']:
            status, doc = operation(call, *found.groups())
            break
    else:
        status, doc = '404 Not Found', {'error': 'not found'}
    if doc is None:
        start(status, [ORIGIN, ('Access-Control-Allow-Methods', 'GET'), ('Access-Control-Allow-Headers', 'x-app')])
        return []
    text = json.dumps(doc).encode()
    start(status, [ORIGIN, ('Content-Type', 'application/json')])
    return [text[:20], text[20:]] if isinstance(doc, list) else [text]      # two parts: no length is sent


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads, request_queue_size = True, 64
    def server_bind(self):                             # without the name look-up that http.server does here
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]
        self.setup_environ()


class Handler(WSGIRequestHandler):
    def log_message(self, *a):
        pass
    def address_string(self):
        return self.client_address[0]


make_server(sys.argv[1], int(sys.argv[2]), application, Server, Handler).serve_forever()
