// Screenshots of every page and state, light and dark, wide and narrow, from the built console on the mock:
// npm run build && npm run shots [name…]. They go to SHOTS_DIR (default /tmp/shots).
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PORT = 5199;
const BASE = `http://localhost:${PORT}`;
const OUT = process.env.SHOTS_DIR ?? '/tmp/shots';
const wanted = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });

const today = (clock, daysBack = 0) => {
  const [hours, minutes, seconds = 0] = clock.split(':').map(Number);
  const date = new Date();
  // Asia/Jakarta is UTC+7 all year.
  date.setUTCDate(date.getUTCDate() - daysBack);
  date.setUTCHours(hours - 7, minutes, seconds, 120);
  return date.toISOString();
};

const HEADER_MISSING = {
  code: 'HEADER_MISSING',
  message:
    'The tab “Therapists” of “Therapist roster 2026” has no column “Specializations”. “Specialisations” in G1 looks like it.',
  action:
    'Rename G1 to “Specializations”, then try again. Or ask for “Specialisations” to be accepted as another name for this column.',
  where: {
    spreadsheet: 'Therapist roster 2026',
    url: 'https://docs.google.com/spreadsheets/d/demo-therapists/edit#range=G1',
    tab: 'Therapists',
    row: 1,
    cell: 'G1',
    header: 'Specializations',
    nearMiss: 'Specialisations',
    headers: [
      { column: 'D', header: 'Phone Number' },
      { column: 'E', header: 'Gender' },
      { column: 'F', header: 'Employment Type' },
      { column: 'G', header: 'Specialisations' },
      { column: 'H', header: 'Location Code' },
    ],
  },
};
const UNAVAILABLE = { code: 'SOURCE_UNAVAILABLE', message: 'Google did not answer within 45 s, nothing was changed.' };

const firstDay = ['locations', 'therapists', 'leaves', 'admins', 'brands-packages'].map((type, index) => ({
  type,
  day: 1,
  by: index % 2 ? 'michael' : 'sarah',
  at: today(`0${index + 6}:10`, 2),
  tookMs: 2100,
}));
const earlier = [{ type: 'therapists', day: 1, at: today('14:30', 1), tookMs: 6400 }];

async function scene(body) {
  const response = await fetch(`${BASE}/mock`, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

const settings = {
  day: 1,
  stepMs: 60,
  freezeAt: null,
  phase: null,
  fail: null,
  offline: false,
  keepRows: {},
  blankColumn: null,
  holdSeconds: 3600,
  blocked: [],
};
const idle = { reset: true, settings, past: [...firstDay, ...earlier], dismissAll: true };
const dayTwo = (page) => page.getByRole('button', { name: 'Sync Data' }).click();

/** To the preview of a therapists sync, as its menu leads there. */
async function preview(page) {
  await page.getByRole('button', { name: 'More ways to sync' }).click();
  await page.getByRole('menuitem', { name: /Preview changes/ }).click();
  await page.getByRole('heading', { name: 'Preview of a therapists sync' }).waitFor();
  await page.getByRole('button', { name: 'Discard' }).waitFor();
  await page.getByText('to be updated').waitFor();
  await sleep(300);
}

/** The guard stops a sync of today's sheet; its notice leads to its plan. */
async function held(page) {
  await dayTwo(page);
  await page.getByRole('link', { name: 'Look at the plan' }).click();
  await page.getByText('to be updated').waitFor();
  await sleep(300);
}

/** Day 2 is synced, one record is edited since and one cannot be undone; then its undo. */
async function undo(page, button) {
  await scene({
    settings: { blocked: ['EMP-0201'] },
    edit: { dataset: 'therapists', key: 'EMP-0031', values: { full_name: 'Maya M. Putri' } },
  });
  await page.getByRole('button', { name: 'Undo…' }).click();
  await page.getByRole('button', { name: button }).click();
}

const dayTwoIdle = { ...idle, settings: { ...settings, day: 2, stepMs: 15 } };
const lost = { ...idle, settings: { ...settings, day: 2, stepMs: 15, keepRows: { Therapists: 30 } } };

const shots = [
  {
    name: '01b-menu',
    before: idle,
    path: '/records/therapists',
    act: async (page) => {
      await page.getByRole('button', { name: 'More ways to sync' }).click();
      await sleep(300);
    },
  },
  { name: '06-preview', before: dayTwoIdle, path: '/records/therapists', act: preview },
  {
    name: '06b-guard',
    before: lost,
    path: '/records/therapists',
    act: held,
  },
  {
    name: '06c-guard-dialog',
    before: lost,
    path: '/records/therapists',
    act: async (page) => {
      await held(page);
      await page.getByRole('button', { name: /Apply although/ }).click();
      await page.getByRole('dialog').waitFor();
      await sleep(400);
    },
  },
  {
    name: '06d-guard-absent',
    before: lost,
    path: '/records/therapists',
    act: async (page) => {
      await held(page);
      await page.getByRole('tab', { name: /No longer in the sheet/ }).click();
      await page.getByText('stays as it is').first().waitFor();
      await sleep(200);
    },
  },
  {
    name: '06e-guard-notice',
    before: lost,
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByRole('link', { name: 'Look at the plan' }).waitFor();
      await sleep(500);
    },
  },
  {
    name: '06f-guard-failed',
    before: { ...dayTwoIdle, settings: { ...dayTwoIdle.settings, blankColumn: 'Specializations' } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByRole('link', { name: 'Look at the plan' }).click();
      await page.getByRole('tab', { name: /Failed/ }).click();
      await sleep(600);
    },
  },
  {
    name: '06g-planning',
    before: { ...idle, settings: { ...settings, day: 2, phase: 'reading' } },
    path: '/records/therapists',
    act: async (page) => {
      await page.getByRole('button', { name: 'More ways to sync' }).click();
      await page.getByRole('menuitem', { name: /Preview changes/ }).click();
      await page.getByText('Preview in progress').waitFor();
      await sleep(600);
    },
  },
  {
    name: '06h-applying',
    before: { ...idle, settings: { ...settings, day: 2, stepMs: 15, freezeAt: 62 } },
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await scene({ approve: 'michael' });
      await page.locator('.ds-progress-line').getByText('62 %').waitFor();
      await sleep(300);
    },
  },
  {
    name: '06i-applied',
    before: dayTwoIdle,
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await page.getByRole('button', { name: 'Apply exactly this plan' }).click();
      await page.getByText('See 2 failed rows').waitFor();
      await sleep(300);
    },
  },
  {
    name: '06j-discarded',
    before: dayTwoIdle,
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Preview discarded').waitFor();
      await sleep(300);
    },
  },
  {
    name: '06k-expired',
    before: { ...dayTwoIdle, settings: { ...dayTwoIdle.settings, holdSeconds: 4 } },
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await page.getByText('Preview expired').waitFor();
      await sleep(300);
    },
  },
  {
    name: '06l-ready-notice',
    before: dayTwoIdle,
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await page.getByRole('link', { name: 'Therapist Management' }).click();
      await page.getByText('Preview ready').waitFor();
      await sleep(400);
    },
  },
  {
    name: '06m-held-run',
    before: lost,
    path: '/records/therapists',
    act: async (page) => {
      await held(page);
      await page.goto(page.url().replace(/\/preview.*/, ''));
      await page.getByRole('link', { name: 'Look at the plan' }).waitFor();
      await sleep(300);
    },
  },
  {
    name: '06n-refused',
    before: dayTwoIdle,
    path: '/records/therapists',
    act: async (page) => {
      await preview(page);
      await page.route('**/approve', (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'PLAN_CHANGED', detail: 'This is not the plan that was shown.' }),
        }),
      );
      await page.getByRole('button', { name: 'Apply exactly this plan' }).click();
      await page.getByText('PLAN_CHANGED').waitFor();
    },
  },
  {
    name: '06o-auditor',
    before: { ...dayTwoIdle, play: { type: 'therapists', more: { mode: 'preview' } } },
    path: '/records/therapists',
    user: 'audrey',
    act: async (page) => {
      await page.getByRole('link', { name: 'See the plan' }).click();
      await page.getByText('to be updated').waitFor();
      await sleep(300);
    },
  },
  {
    name: '05g-undo-dialog',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Undo…' }).click();
      await page.getByRole('dialog').waitFor();
      await sleep(400);
    },
  },
  {
    name: '05h-retry-dialog',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Retry failed rows…' }).click();
      await page.getByRole('dialog').waitFor();
      await sleep(400);
    },
  },
  {
    name: '05i-undo-preview',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await undo(page, 'Preview undo');
      await page.getByText('to be removed or put back').waitFor();
      await sleep(300);
    },
  },
  {
    name: '05j-undone',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await undo(page, 'Undo now');
      await page.getByText('Undo of a therapists sync').first().waitFor();
      await page.getByRole('tab', { name: /Kept/ }).click();
      await page.getByText('Edited since').first().waitFor();
      await sleep(300);
    },
  },
  {
    name: '05k-undo-notice',
    before: dayTwoIdle,
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByText('Open run').waitFor();
      await undo(page, 'Undo now');
      await page.getByText('Undo finished').waitFor();
      await sleep(500);
    },
  },
  {
    name: '05l-undone-run',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await undo(page, 'Undo now');
      await page.getByText('Undo of a therapists sync').first().waitFor();
      await page.getByRole('link', { name: 'Undoes this run' }).click();
      await page.getByRole('link', { name: /Undone at/ }).waitFor();
      await sleep(300);
    },
  },
  {
    name: '05m-absent',
    run: 'lost',
    path: (id) => `/history/${id}?tab=absent`,
  },
  {
    name: '07b-history-kinds',
    run: true,
    path: (id) => `/history/${id}`,
    act: async (page) => {
      await undo(page, 'Undo now');
      await page.getByText('Undo of a therapists sync').first().waitFor();
      await scene({ settings: { keepRows: { Therapists: 30 } }, play: { type: 'therapists' } });
      await page.goto(`${BASE}/history`);
      await page.getByText('Plan ready').waitFor();
      await sleep(300);
    },
  },
  {
    name: '10e-held-notification',
    before: lost,
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByRole('link', { name: 'Look at the plan' }).waitFor();
      await page.getByRole('button', { name: /Notifications/ }).click();
      await sleep(400);
    },
  },

  { name: '01-idle', before: idle, path: '/records/therapists' },
  {
    name: '02-syncing',
    before: { ...idle, settings: { ...settings, day: 2, freezeAt: 62 } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.locator('.ds-progress-line').getByText('62 %').waitFor();
      await sleep(400);
    },
  },
  {
    name: '02b-started',
    before: { ...idle, settings: { ...settings, day: 2, stepMs: 2000 } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByText('Sync started...').waitFor();
    },
  },
  {
    name: '02c-waiting',
    before: { ...idle, settings: { ...settings, day: 2, phase: 'waiting' } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByText('Waiting for Google').first().waitFor();
    },
  },
  {
    name: '03-success',
    before: { ...idle, settings: { ...settings, day: 2 } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByText('Open run').waitFor();
      await page.getByRole('button', { name: /Changed by this sync/ }).click();
      await page.getByText('1 to 7 of 7').waitFor();
      await page.locator('.ds-changed').nth(1).hover();
      await sleep(700);
    },
  },
  {
    name: '03b-success-details',
    before: { ...idle, settings: { ...settings, day: 2 } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByRole('button', { name: 'Details' }).click();
      await page.getByText('What to do').waitFor();
      await sleep(300);
    },
  },
  {
    name: '04-failure',
    before: { ...idle, settings: { ...settings, fail: HEADER_MISSING } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.getByText('Nothing was changed').first().waitFor();
      await sleep(500);
    },
  },
  { name: '05-run-failed', run: true, path: (id) => `/history/${id}?tab=failed` },
  { name: '05b-run-updated', run: true, path: (id) => `/history/${id}?tab=updated` },
  { name: '05c-run-created', run: true, path: (id) => `/history/${id}?tab=created` },
  { name: '05d-run-skipped', run: true, path: (id) => `/history/${id}?tab=skipped` },
  { name: '05e-run-text', run: true, path: (id) => `/history/${id}?tab=text` },
  { name: '05f-run-error', run: 'error', path: (id) => `/history/${id}` },
  { name: '07-history', run: true, path: () => '/history?period=7' },
  {
    name: '10a-notifications',
    run: true,
    path: () => '/records/therapists',
    act: async (page) => {
      await scene({ settings: { freezeAt: 40 }, play: { type: 'leaves', by: 'michael' } });
      await page.getByRole('button', { name: /Notifications/ }).click();
      await page.locator('.ds-note__bar').getByText('40 %').waitFor();
      await sleep(400);
    },
  },
  { name: '10b-empty', before: { reset: true, settings }, path: '/records/brands-packages' },
  {
    name: '10c-viewer',
    before: { ...idle, past: [...firstDay, { type: 'locations', day: 2, at: today('14:12') }] },
    path: '/records/locations',
    user: 'vera',
  },
  {
    name: '11a-cancelled',
    before: { ...idle, settings: { ...settings, day: 2, freezeAt: 62 } },
    path: '/records/therapists',
    act: async (page) => {
      await dayTwo(page);
      await page.locator('.ds-progress-line').getByText('62 %').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Sync cancelled').waitFor();
      await sleep(500);
    },
  },
  {
    name: '11b-offline',
    before: idle,
    path: '/records/therapists',
    act: async (page) => {
      await scene({ settings: { offline: true }, cut: true });
      await page.getByText('Live updates paused').waitFor({ timeout: 8000 });
    },
  },
  {
    name: '11c-joined',
    before: { ...idle, settings: { ...settings, freezeAt: 30, day: 2 } },
    path: '/records/leaves',
    act: async (page) => {
      await scene({ play: { type: 'leaves', by: 'michael' } });
      await page.locator('.ds-progress-line').getByText('30 %').waitFor();
      await sleep(300);
    },
  },
  { name: '12-signed-out', before: idle, path: '/signed-out' },
  {
    name: '13-user-menu',
    before: idle,
    path: '/records/leaves',
    act: async (page) => {
      await page.getByRole('button', { name: /Account/ }).click();
      await sleep(200);
    },
  },
  { name: '14-schedules', before: idle, path: '/records/therapists?dataset=schedules' },
  { name: '15-packages', before: idle, path: '/records/brands-packages?dataset=packages' },
  { name: '16-admins', before: idle, path: '/records/admins' },
];

async function history(more = {}) {
  const past = [
    ...firstDay,
    { type: 'leaves', at: today('02:00', 1), tookMs: 45_000, by: 'billing', error: UNAVAILABLE },
    { type: 'admins', day: 2, at: today('18:20', 1), tookMs: 1400, by: 'billing' },
    { type: 'locations', day: 2, at: today('00:12'), tookMs: 2100, by: 'michael' },
    { type: 'brands-packages', day: 2, at: today('00:25'), tookMs: 2800, by: 'michael' },
    { type: 'therapists', at: today('00:33'), tookMs: 900, error: HEADER_MISSING },
    { type: 'therapists', day: 2, at: today('00:41:07'), tookMs: 6210, ...more },
  ];
  const { made } = await scene({ reset: true, settings, past });
  return made;
}

const SIDEWAYS = `(() => {
  const panel = document.querySelector('.ds-panel') ?? document.documentElement;
  return panel.scrollWidth - panel.clientWidth + document.documentElement.scrollWidth - innerWidth;
})()`;

const views = [
  { suffix: '-light', theme: 'light', width: 1440, height: 900 },
  { suffix: '-dark', theme: 'dark', width: 1440, height: 900 },
  { suffix: '-1000-light', theme: 'light', width: 1000, height: 800 },
  { suffix: '-390-light', theme: 'light', width: 390, height: 844 },
  { suffix: '-390-dark', theme: 'dark', width: 390, height: 844 },
  { suffix: '-360-light', theme: 'light', width: 360, height: 740 },
];

async function take(browser, shot, view) {
  const file = `${shot.name}${view.suffix}`;
  if (wanted.length > 0 && !wanted.some((part) => file.includes(part))) return;
  let path = shot.path;
  if (shot.run) {
    const made = await history(shot.run === 'lost' ? { keepRows: { Therapists: 30 } } : {});
    path = shot.path(shot.run === 'error' ? made.at(-2) : made.at(-1));
  } else await scene(shot.before);
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    locale: 'en-GB',
    timezoneId: 'Asia/Jakarta',
    permissions: ['clipboard-write'],
  });
  await context.addInitScript(`localStorage.setItem('datasync.theme', '${view.theme}')`);
  await context.addCookies([{ name: 'mock-user', value: shot.user ?? 'sarah', url: BASE }]);
  const page = await context.newPage();
  page.setDefaultTimeout(6000);
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`${file}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`${file}: ${error.message}`));
  try {
    await page.goto(BASE + path);
    await page.waitForLoadState('networkidle');
    if (shot.act) await shot.act(page);
    await sleep(250);
    const sideways = await page.evaluate(SIDEWAYS);
    if (sideways > 0) console.log(`${file}: ${sideways} px of sideways scroll`);
  } catch (error) {
    console.log(`${file}: ${error.message.split('\n')[0]}`);
  }
  await page.screenshot({ path: join(OUT, `${file}.png`) });
  await context.close();
}

const mock = spawn(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), 'server.mjs')], {
  env: { ...process.env, PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await sleep(500);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  for (const shot of shots) for (const view of views) await take(browser, shot, view);
  await browser.close();
} finally {
  mock.kill();
}
