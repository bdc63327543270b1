// A stand-in for the four services, for looking at the console without them: npm run mock. See README.md.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataset as findDataset, typeViews } from './catalog.mjs';
import { people, World } from './runs.mjs';
import { accept } from './socket.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const golden =
  process.env.GOLDEN_DIR ?? join(here, '../../../../../deploy/local/src/main/resources/io/datasync/local/golden');
const dist = process.env.DIST_DIR ?? join(here, '../dist');
const world = new World(golden);

const users = {
  sarah: { ...people.sarah, roles: ['admin'] },
  michael: { ...people.michael, roles: ['admin'] },
  audrey: { name: 'Audrey Lim', email: 'audrey@example.com', roles: ['auditor'] },
  vera: { name: 'Vera Kusuma', email: 'vera@example.com', roles: ['viewer'] },
};

function userOf(request) {
  const name = /mock-user=([a-z-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'sarah';
  return users[name];
}

function json(response, value, status = 200) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function problem(response, status, code, title, detail) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title, status, code, detail }));
}

/** Pages of a list; the cursor is the place of the next item. */
function page(items, query) {
  const limit = Math.min(200, Number(query.get('limit') ?? 50));
  const from = Number(query.get('after') ?? 0);
  const next = from + limit < items.length ? String(from + limit) : null;
  return { items: items.slice(from, from + limit), next };
}

function listRecords(name, query) {
  const dataset = findDataset(name);
  const sort = query.get('sort') ?? dataset.key[0];
  const field = sort.replace(/^-/, '');
  const words = (query.get('q') ?? '').toLowerCase();
  const changedBy = query.get('changedBy');
  const records = [...world.tables[name].values()]
    .filter((record) => !changedBy || record._meta.changedBy === changedBy)
    .filter((record) =>
      JSON.stringify({ ...record, _meta: 0 })
        .toLowerCase()
        .includes(words),
    )
    .sort((a, b) => String(a[field] ?? '').localeCompare(String(b[field] ?? '')));
  if (sort.startsWith('-')) records.reverse();
  const named = records.map((record) => {
    const refs = dataset.columns
      .filter(({ references }) => references)
      .map((column) => {
        const other = findDataset(column.references);
        return [column.name, world.tables[column.references].get(record[column.name])?.[other.nameColumn] ?? null];
      });
    return { ...record, _refs: Object.fromEntries(refs) };
  });
  return { ...page(named, query), total: records.length };
}

function listRuns(query) {
  const [type, status] = [query.get('type'), query.get('status')];
  const ended = ({ status: now }) => !['queued', 'running', 'awaiting_approval'].includes(now);
  const passes = {
    active: (run) => !ended(run),
    ended,
    succeeded: (run) => run.status === 'succeeded' || run.status === 'partial',
  }[status ?? ''];
  const runs = world.runs.filter((run) => (!type || run.type === type) && (!passes || passes(run)));
  return page(
    runs.map((run) => world.view(run)),
    query,
  );
}

function listAudit(query) {
  const [type, outcome, actor, from, q] = ['type', 'outcome', 'actor', 'from', 'q'].map((name) => query.get(name));
  const runs = world.runs
    .filter((run) => !type || run.type === type)
    .filter((run) => !outcome || run.status === outcome)
    .filter((run) => !actor || run.requestedBy.name.toLowerCase().includes(actor.toLowerCase()))
    .filter((run) => !from || run.requestedAt >= from)
    .filter((run) => !q || JSON.stringify(run).toLowerCase().includes(q.toLowerCase()))
    .sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
  return page(
    runs.map((run) => ({ ...run, records: undefined, plan: undefined, absent: undefined, summary: run.text })),
    query,
  );
}

function listAuditRecords(run, query) {
  const [dataset, outcome, q] = ['dataset', 'outcome', 'q'].map((name) => query.get(name));
  const records = (query.get('stage') === 'planned' ? run.plan : run.records)
    .filter((record) => !dataset || record.dataset === dataset)
    .filter((record) => !outcome || record.outcome === outcome)
    .filter((record) => !q || JSON.stringify(record).toLowerCase().includes(q.toLowerCase()));
  return page(records, query);
}

function listAbsent(run, query) {
  const [dataset, q] = ['dataset', 'q'].map((name) => query.get(name));
  const records = run.absent
    .filter((record) => !dataset || record.dataset === dataset)
    .filter((record) => !q || JSON.stringify(record).toLowerCase().includes(q.toLowerCase()));
  return { ...page(records, query), total: records.length };
}

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

async function start(request, response, user) {
  const { type, mode = 'apply' } = await bodyOf(request);
  const running = world.active().find((run) => run.type === type);
  if (running) return json(response, { ...world.view(running), joined: true });
  for (const held of world.held()) {
    if (held.type === type) world.drop(held, 'A newer sync was started in its place. Nothing was changed.');
  }
  const run = world.create(type, asker(user), new Date(), { mode });
  json(response, { ...world.view(run), joined: false }, 202);
  await world.play(run);
}

function asker(user) {
  return { kind: 'user', id: user.email, name: user.name, email: user.email };
}

/** Approve, cancel, retry, undo: what may be asked of a run, and when it may not. */
async function control(request, response, run, action, user) {
  const held = run.status === 'awaiting_approval';
  const ended = !held && !world.active().includes(run);
  const refuse = (code, detail) => problem(response, 409, code, 'Not in this state', detail);
  const { planHash, mode = 'apply' } = await bodyOf(request);
  switch (action) {
    case 'approve':
      if (ended) return refuse('RUN_HAS_ENDED', 'The run has ended, its plan can no longer be applied.');
      if (!held) return refuse('RUN_NOT_HELD', 'The run does not wait for approval.');
      if (planHash !== run.hold.planHash) return refuse('PLAN_CHANGED', 'This is not the plan that was shown.');
      world.approve(run, asker(user));
      return json(response, world.view(run), 202);
    case 'cancel':
      if (ended) return refuse('RUN_HAS_ENDED', 'The run has ended already.');
      if (held) world.drop(run, 'The plan was discarded. Nothing was changed.', true);
      else world.cancel(run);
      return json(response, world.view(run), 202);
    case 'retry':
    case 'undo': {
      if (!ended) return refuse('RUN_NOT_ENDED', 'The run has not ended yet.');
      const other = world.active().find(({ type }) => type === run.type);
      if (other) return refuse('SYNC_UNDER_WAY', `Run ${other.id} of this type is under way, wait for its end.`);
      const more = { mode, derivedFrom: { kind: action, syncId: run.id } };
      const derived = world.create(run.type, asker(user), new Date(), more);
      json(response, { ...world.view(derived), joined: false }, 202);
      return world.play(derived);
    }
    default:
      return problem(response, 404, 'NOT_FOUND', 'There is no such thing', `Nothing at ${request.url}.`);
  }
}

/** Sets the scene for screenshots: settings, past runs, a run of now, or everything cut off. */
async function scene(request, response) {
  const { settings, past = [], play, edit, approve, dismissAll, cut, reset } = await bodyOf(request);
  if (reset) Object.assign(world, new World(golden), { sockets: world.sockets, scene: world.scene + 1 });
  Object.assign(world.settings, settings);
  const made = [];
  for (const { type, by = 'sarah', at, tookMs = 6200, day, keepRows = {}, error = null } of past) {
    if (day) world.settings.day = day;
    world.settings.keepRows = keepRows;
    made.push(world.past(type, people[by], new Date(at), tookMs, error).id);
  }
  Object.assign(world.settings, settings);
  if (edit) {
    const record = world.tables[edit.dataset].get(edit.key);
    Object.assign(record, edit.values, { _meta: { ...record._meta, changedBy: 'somebody' } });
  }
  if (approve) world.approve(world.held()[0], people[approve]);
  if (dismissAll) world.notifications = [];
  if (cut) for (const socket of world.sockets) socket.close();
  json(response, { made });
  if (play) await world.play(world.create(play.type, people[play.by ?? 'sarah'], new Date(), play.more));
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built console, with its pages for every unknown path; scripts and styles only from here, as in production. */
function file(response, path) {
  const wanted = join(dist, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    'Content-Security-Policy': "default-src 'self'; connect-src 'self' ws:; frame-ancestors 'none'",
  });
  createReadStream(found).pipe(response);
}

function api(request, response, url, user) {
  const query = url.searchParams;
  const [, , area, id, rest] = url.pathname.split('/').map(decodeURIComponent);
  const run = () => world.runs.find((each) => each.id === id || each.id === url.pathname.split('/')[4]);
  const unknown = () => problem(response, 404, 'NOT_FOUND', 'There is no such thing', `Nothing at ${url.pathname}.`);
  const only = (role) =>
    user.roles.includes(role) ||
    problem(response, 403, 'FORBIDDEN', 'Not for your role', `This needs the role ${role}.`);
  const isViewer = user.roles.includes('viewer');
  switch (area) {
    case 'session':
      return json(response, { name: user.name, email: user.email, roles: user.roles });
    case 'sync-types':
      return json(response, typeViews());
    case 'records':
      return findDataset(id) ? json(response, listRecords(id, query)) : unknown();
    case 'syncs':
      if (isViewer) return only('auditor');
      if (request.method === 'POST' && !id) return only('admin') === true && start(request, response, user);
      if (!id) return json(response, listRuns(query));
      if (!run()) return unknown();
      if (request.method !== 'POST') return json(response, world.view(run()));
      return only('admin') === true && control(request, response, run(), rest, user);
    case 'audit':
      if (isViewer) return only('auditor');
      if (url.pathname === '/api/audit/runs') return json(response, listAudit(query));
      if (!run()) return unknown();
      if (url.pathname.endsWith('/records')) return json(response, listAuditRecords(run(), query));
      if (url.pathname.endsWith('/absent')) return json(response, listAbsent(run(), query));
      return json(response, {
        ...run(),
        records: undefined,
        plan: undefined,
        absent: undefined,
        summary: run().text,
      });
    case 'notifications':
      if (request.method !== 'POST') return json(response, { items: world.notifications, next: null });
      world.dismiss(id);
      return response.writeHead(204).end();
    default:
      return unknown();
  }
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname === '/mock') return void scene(request, response);
  if (url.pathname === '/auth/login') {
    response.writeHead(302, {
      Location: url.searchParams.get('to') ?? '/',
      'Set-Cookie': 'mock-user=sarah; Path=/',
    });
    return response.end();
  }
  if (url.pathname === '/auth/logout') {
    response.writeHead(302, { Location: '/signed-out', 'Set-Cookie': 'mock-user=nobody; Path=/' });
    return response.end();
  }
  if (!url.pathname.startsWith('/api/')) return file(response, url.pathname);
  const user = userOf(request);
  if (!user) return problem(response, 499, 'SIGN_IN_NEEDED', 'Sign in', 'There is no session.');
  return api(request, response, url, user);
});

server.on('upgrade', (request, socket) => {
  const user = userOf(request);
  if (!user || world.settings.offline) return socket.destroy();
  const client = accept(request, socket, () => world.sockets.delete(client));
  if (user.roles.includes('viewer')) {
    client.send({ kind: 'snapshot', runs: [], notifications: [] });
    return;
  }
  world.sockets.add(client);
  client.send(world.snapshot());
});

const port = Number(process.env.PORT ?? 5174);
server.listen(port, () => {
  console.log(`Mock on http://localhost:${port} (demo sheets: ${golden})`);
});
