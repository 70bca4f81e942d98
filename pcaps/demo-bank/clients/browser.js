// Browser-like client of the demo bank: page, assets, preflights, then calls. usage: node browser.js LOG
const http = require('http'), fs = require('fs');
const agent = new http.Agent({keepAlive: true, maxSockets: 2});
const call = (method, path, template, fields = {}) => new Promise((done, fail) => {
  const request = http.request({host: '192.0.2.10', port: 80, agent, method, path, headers: Object.assign({
    Host: 'app.bank.example', Accept: '*/*', 'Accept-Encoding': 'gzip', 'Accept-Language': 'de,en;q=0.5',
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'}, fields)}, response => {
    response.resume();
    response.on('end', () => { fs.appendFileSync(process.argv[2], `gateway app.bank.example ${method} ${template} ${response.statusCode}\n`); done(); });
  });
  request.on('error', fail); request.end();
});
(async () => {
  for (let i = 0; i < 6; i++) {
    await call('GET', '/', '/');
    await Promise.all([call('GET', '/static/app.js', '/static/app.js'), call('GET', '/static/app.css', '/static/app.css')]);
    await call('GET', '/favicon.ico', '/favicon.ico');
    await call('OPTIONS', '/cards', '/cards', {Origin: 'http://app.bank.example', 'Access-Control-Request-Method': 'GET'});
    await call('GET', '/cards', '/cards', {Origin: 'http://app.bank.example', Cookie: 'session=5f2b9c1e7a3d48f0b6e1'});
    await call('GET', '/cards', '/cards', {Origin: 'http://app.bank.example'});
  }
  agent.destroy();
})();
