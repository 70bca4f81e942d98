// The payments service of the demo bank: Node's http module.
// usage: node payments.js ADDRESS PORT
const http = require('http');
const routes = [
  ['POST', /^\/v2\/payments$/, 201, {id: 'pay_created'}],
  ['GET', /^\/v2\/payments\/pay_[A-Za-z0-9]{14}$/, 200, {status: 'settled', amount: '12.50'}],
  ['POST', /^\/v2\/payments\/pay_[A-Za-z0-9]{14}\/cancel$/, 200, {status: 'cancelled'}],
  ['GET', /^\/v2\/statements\/\d{4}-\d{2}-\d{2}$/, 200, {entries: []}],
  ['GET', /^\/v2\/rates\/[A-Z]{3}$/, 200, {rate: '1.08'}],
  ['POST', /^\/v2\/internal\/replay$/, 200, {replayed: 3}],
  ['GET', /^\/v1\/transfers\/\d{8}$/, 200, {legacy: true}],
  ['GET', /^\/health$/, 200, {status: 'up'}],
];
http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const path = request.url.split('?')[0];
    const found = routes.find(r => r[0] === request.method && r[1].test(path));
    const body = JSON.stringify(found ? found[3] : {error: 'not found'});
    response.writeHead(found ? found[2] : 404, {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body)});
    response.end(body);
  });
}).listen(Number(process.argv[3]), process.argv[2]);
