// The cards service of the demo bank: Node, answers in chunks, asks for a credential, serves a small web page.
// usage: node cards.js ADDRESS PORT
const http = require('http');
const page = '<!doctype html><title>Demo bank</title><script src="/static/app.js"></script><p>Welcome</p>';
http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const path = request.url.split('?')[0], m = request.method;
    const send = (status, type, body) => { response.writeHead(status, {'Content-Type': type}); response.write(body.slice(0, 5)); response.end(body.slice(5)); };
    const json = (status, doc) => send(status, 'application/json', JSON.stringify(doc));
    if (path === '/') return send(200, 'text/html', page);
    if (path === '/static/app.js') return send(200, 'application/javascript', 'fetch("/cards")');
    if (path === '/static/app.css') return send(200, 'text/css', 'p{color:navy}');
    if (path === '/health') return json(200, {status: 'up'});
    if (m === 'OPTIONS') { response.writeHead(204, {'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, POST'}); return response.end(); }
    if (path === '/cards' && m === 'GET') return request.headers.cookie || request.headers.authorization ? json(200, [{last4: '1111'}]) : json(401, {error: 'who are you'});
    if (/^\/cards\/\d{9}$/.test(path) && m === 'GET') return json(200, {last4: '1111'});
    if (/^\/cards\/\d{9}\/freeze$/.test(path) && m === 'POST') return json(200, {frozen: true});
    if (/^\/cards\/\d{9}\/pin$/.test(path) && m === 'PUT') return json(200, {changed: true});
    if (path === '/admin' || path.startsWith('/admin/')) return json(403, {error: 'forbidden'});
    json(404, {error: 'not found'});
  });
}).listen(Number(process.argv[3]), process.argv[2]);
