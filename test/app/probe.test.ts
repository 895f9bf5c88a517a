import { startWorld, withUnreadyApp, serving, type TestApp } from './support';
describe('probe', () => {
  it('x', async () => {
    const w = await startWorld([{ id: 'blog/a', date: '2020-06-23' }]);
    const r = await w.app.httpRequest().get('/api/v1/articles');
    console.log(r.status, r.headers, JSON.stringify(r.body).slice(0, 300));
    w.app.mockLog();
    w.app.mockService('article', 'list', () => { throw new Error('secret'); });
    const r2 = await w.app.httpRequest().get('/api/v1/articles').set('X-Request-Id', 'abc');
    console.log(r2.status, r2.headers, r2.body);
    console.log((w.app.logger as any)._mockLogs);
    await w.close();
  });
  it('y', async () => {
    await withUnreadyApp('/nonexistent/x', (app) => serving(app, async (o) => { const r = await fetch(o+'/a?b', { headers: {'x-request-id': 'me'} }); console.log(r.status, r.headers, await r.text()); }));
  });
});
