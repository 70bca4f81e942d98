// The payments service of the demo bank: Node's http, one table of routes. usage: node payments.js ADDRESS PORT
const http = require('http');
const cancelled = new Set();
const PAY = '(pay_[A-Za-z0-9]{14})', DATE = '(\\d{4}-\\d{2}-\\d{2})';
const list = n => Array.from({length: n}, (_, i) => ({id: i, amount: `${i * 3}.00`, currency: 'EUR', state: 'booked'}));

function pay(body) {
  return Number(JSON.parse(body).amount) > 0 ? [201, {state: 'accepted'}] : [422, {error: 'amount'}];
}
function cancel(body, id) {
  if (cancelled.has(id)) return [409, {error: 'already cancelled'}];
  cancelled.add(id);
  return [200, {state: 'cancelled'}];
}
const routes = [
  ['POST', '/svc/v2/payments', pay],
  ['GET', '/svc/v2/payments', () => [200, list(20)]],
  ['GET', `/svc/v2/payments/${PAY}`, (body, id) => [200, {id, amount: '12.50', currency: 'EUR'}]],
  ['POST', `/svc/v2/payments/${PAY}/cancel`, cancel],
  ['GET', `/svc/v2/payments/${PAY}/receipt`, (body, id) => [200, `Receipt ${id}\n`.repeat(12)]],
  ['GET', '/svc/v2/rates/([A-Z]{3})', (body, currency) => [200, {currency, rate: '1.08'}]],
  ['GET', `/svc/v2/cutoffs/${DATE}`, (body, day) => [200, {day, until: '16:00'}]],
  ['POST', '/svc/v2/internal/replay', () => [200, {replayed: 3}]],
  ['GET', '/svc/v1/transfers/(\\d{8})', (body, id) => [200, {id, legacy: true}]],
  ['POST', '/svc/v1/transfers', () => [201, {legacy: true}]],
  ['GET', '/actuator/health', () => [200, {status: 'UP'}]],
].map(([method, path, operation]) => [method, new RegExp(`^${path}$`), operation]);

function answer(request, response, body) {
  const path = request.url.split('?')[0];
  const route = routes.find(r => r[0] === request.method && r[1].test(path));
  const [status, doc] = route ? route[2](body, ...path.match(route[1]).slice(1)) : [404, {error: 'not found'}];
  if (typeof doc === 'string') {                       // no length given: Node sends it in chunks
    response.writeHead(status, {'Content-Type': 'text/plain'});
    for (let at = 0; at < doc.length; at += 100) response.write(doc.slice(at, at + 100));
    return response.end();
  }
  const text = JSON.stringify(doc);
  response.writeHead(status, {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text)});
  response.end(text);
}
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', part => { body += part; });
  request.on('end', () => answer(request, response, body));
});
server.keepAliveTimeout = 120000;                      // longer than the gateway's, so that no kept connection is refused
server.listen(Number(process.argv[3]), process.argv[2]);
