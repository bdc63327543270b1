// The page over the control API: every edit is sent at once, and what the server then holds is shown.
const PAGE = 200;
const byId = (id) => document.getElementById(id);

let state = null;
let book = null;
let tab = null;
let offset = 0;
let row = null;

function say(text, bad = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('bad', bad);
}

async function ask(method, path, body) {
  const response = await fetch(`control/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

/** Runs an action of the person's; what goes wrong is said below the sheet. */
function when(action) {
  return async (event) => {
    try {
      await action(event);
    } catch (error) {
      say(error.message, true);
    }
  };
}

function letters(column) {
  let text = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

function element(name, text = '', classes = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = classes;
  return made;
}

const tabPath = () => `spreadsheets/${encodeURIComponent(book)}/tabs/${encodeURIComponent(tab)}`;

function showState(now) {
  state = now;
  if (book === null) {
    book = state.spreadsheets[0].id;
    tab = state.spreadsheets[0].tabs[0].title;
  }
  document.querySelectorAll('[data-day]').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.day === state.day));
  });
  byId('books').replaceChildren(...state.spreadsheets.map(bookSection));
  showFaults(state.faults);
}

function bookSection(spreadsheet) {
  const section = element('section');
  const tabs = element('div');
  for (const one of spreadsheet.tabs) {
    const button = element('button', one.title);
    button.type = 'button';
    button.setAttribute('aria-current', String(spreadsheet.id === book && one.title === tab));
    button.addEventListener('click', when(() => open(spreadsheet.id, one.title)));
    tabs.append(button);
  }
  section.append(element('h2', spreadsheet.title), tabs);
  return section;
}

async function open(id, title) {
  book = id;
  tab = title;
  offset = 0;
  row = null;
  showState(state);
  say('');
  await load();
}

async function load() {
  const page = await ask('GET', `${tabPath()}?offset=${offset}&limit=${PAGE}`);
  const head = element('tr');
  head.append(element('th'), ...Array.from({ length: page.columns }, (_, at) => element('th', letters(at))));
  const thead = element('thead');
  thead.append(head);
  const body = element('tbody');
  page.values.forEach((cells, at) => body.append(tableRow(cells, page.offset + at)));
  byId('sheet').replaceChildren(thead, body);
  byId('shown').textContent = page.rows === 0 ? 'empty' : `${page.offset + 1}–${page.offset + page.values.length} of ${page.rows}`;
  byId('previous').disabled = offset === 0;
  byId('next').disabled = offset + PAGE >= page.rows;
  byId('delete-row').disabled = true;
  byId('where').textContent = '\u00a0';
}

function tableRow(cells, index) {
  const line = element('tr', '', index === 0 ? 'header' : '');
  line.append(element('th', String(index + 1)), ...cells.map((cell, column) => tableCell(cell, index, column)));
  return line;
}

function tableCell(cell, index, column) {
  const where = letters(column) + (index + 1);
  const holder = element('td', '', cell.kind);
  const input = document.createElement('input');
  input.value = cell.shown;
  input.setAttribute('aria-label', where);
  input.dataset.where = where;
  input.addEventListener('focus', () => choose(input, cell, index));
  input.addEventListener('blur', when(() => leave(input, cell)));
  input.addEventListener('keydown', (event) => keys(event, input, cell, index, column));
  holder.append(input);
  return holder;
}

function choose(input, cell, index) {
  row = index;
  byId('where').textContent = input.dataset.where;
  byId('delete-row').disabled = false;
  byId('delete-row').textContent = `Delete row ${index + 1}`;
  document.querySelectorAll('tr.chosen').forEach((line) => line.classList.remove('chosen'));
  input.closest('tr').classList.add('chosen');
  if (cell.kind === 'formula') input.value = cell.formula;
}

async function leave(input, cell) {
  const before = cell.kind === 'formula' ? cell.formula : cell.shown;
  if (input.value === before) {
    input.value = cell.shown;
    return;
  }
  const where = input.dataset.where;
  const typed = input.value;
  await ask('PUT', `${tabPath()}/cells/${where}`, { typed });
  const at = document.activeElement?.dataset?.where;
  await load();
  if (at) document.querySelector(`[data-where="${at}"]`)?.focus();
  say(`${where} is now ${typed === '' ? 'empty' : `“${typed}”`}.`);
}

function keys(event, input, cell, index, column) {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    const target = document.querySelector(`[data-where="${letters(column)}${index + 1 + step}"]`);
    if (target) target.focus();
    else input.blur();
  } else if (event.key === 'Escape') {
    input.value = cell.kind === 'formula' ? cell.formula : cell.shown;
  }
}

function showFaults(faults) {
  const form = byId('faults');
  for (const [name, value] of Object.entries(faults)) form.elements[name].value = value;
  const on = faults.error !== 'none' || faults.delayMs > 0 || faults.delayPer100RowsMs > 0;
  byId('faults-toggle').classList.toggle('on', on);
  byId('faults-toggle').textContent = on ? 'Delays and errors: on' : 'Delays and errors';
}

document.querySelectorAll('[data-day]').forEach((button) => {
  button.addEventListener('click', when(async () => {
    showState(await ask('POST', 'day', { day: button.dataset.day }));
    offset = 0;
    await load();
    say(`All tabs are as on ${button.textContent.toLowerCase()}.`);
  }));
});

byId('reset').addEventListener('click', when(async () => {
  showState(await ask('POST', 'reset', {}));
  await load();
  say('All edits are undone, delays and errors are off.');
}));

byId('add-row').addEventListener('click', when(async () => {
  const sizes = await ask('POST', `${tabPath()}/rows`, { values: [] });
  offset = Math.floor((sizes.rows - 1) / PAGE) * PAGE;
  await load();
  document.querySelector(`[data-where="A${sizes.rows}"]`)?.focus();
  say(`Row ${sizes.rows} is there.`);
}));

byId('delete-row').addEventListener('click', when(async () => {
  const number = row + 1;
  await ask('DELETE', `${tabPath()}/rows/${number}`);
  await load();
  say(`Row ${number} is gone.`);
}));

byId('previous').addEventListener('click', when(async () => { offset = Math.max(0, offset - PAGE); await load(); }));
byId('next').addEventListener('click', when(async () => { offset += PAGE; await load(); }));

byId('faults-toggle').addEventListener('click', () => {
  const form = byId('faults');
  form.hidden = !form.hidden;
  byId('faults-toggle').setAttribute('aria-expanded', String(!form.hidden));
});

byId('faults').addEventListener('submit', (event) => {
  event.preventDefault();
  when(async () => {
    const fields = new FormData(byId('faults'));
    const faults = { error: fields.get('error') };
    for (const name of ['delayMs', 'delayPer100RowsMs', 'next', 'retryAfterSeconds']) faults[name] = Number(fields.get(name));
    showFaults(await ask('POST', 'faults', faults));
    say('The next requests will have it so.');
  })();
});

byId('faults-off').addEventListener('click', when(async () => {
  showFaults(await ask('DELETE', 'faults'));
  say('Delays and errors are off.');
}));

// A fault that was for the next so many requests ends by itself.
setInterval(async () => {
  if (byId('faults').contains(document.activeElement)) return;
  const now = await ask('GET', 'state').catch(() => null);
  if (now !== null) showFaults(now.faults);
}, 3000);

when(async () => {
  showState(await ask('GET', 'state'));
  await load();
})();
