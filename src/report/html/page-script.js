// Runs in the browser of whoever reads the report. Without it the page lacks the filter and the packed details, no more.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const together = Number(document.body.dataset.packedTogether);
  const unpacked = new Map();

  async function inflate(element) {
    const bytes = Uint8Array.from(atob(element.textContent), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
  }

  function packedMarkup(place) {
    const number = Math.floor(place / together);
    const known = unpacked.get(number) ?? inflate(byId(`packed-${number}`));
    unpacked.set(number, known);
    return known.then((markups) => markups[place % together]);
  }

  /** Puts packed details where they belong; the markup was escaped when the report was made. */
  async function fill(exchange) {
    const { place } = exchange.dataset;
    if (place === undefined || exchange.dataset.filled) return;
    exchange.dataset.filled = 'yes';
    const details = exchange.querySelector('.details');
    try {
      details.innerHTML = await packedMarkup(Number(place));
    } catch (error) {
      details.textContent = `This browser can't unpack the details (${error.message}); they are in journal/*.ndjson.`;
    }
  }

  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target.open && target.matches('.exchange')) void fill(target);
    },
    true,
  );

  const form = byId('filter');
  const fields = ['text', 'outcome', 'operation', 'status'].map((name) => byId(`filter-${name}`));
  const inside = byId('filter-inside');
  const result = byId('filter-result');
  const items = all('[data-item]').map((element) => ({ element, kind: element.dataset.item, words: undefined }));
  const rows = all('[data-row]');
  const groups = all('[data-group]');
  const sections = all('main > section').filter((section) => section.querySelector('[data-item]'));
  const openedByFilter = new Set();
  let turn = 0;

  for (const section of sections) {
    const note = document.createElement('p');
    note.className = 'filter-note';
    note.hidden = true;
    section.querySelector('h2').after(note);
  }

  function wordsOf(item) {
    if (item.words === undefined) {
      const { element, kind } = item;
      const told = kind === 'exchange' ? element.querySelector('summary') : element;
      const requirement = kind === 'check' ? element.closest('details').querySelector('summary + p').textContent : '';
      item.words = `${told.textContent} ${element.id} ${requirement}`.toLowerCase();
    }
    return item.words;
  }

  /** What stands in the requests and responses; unpacked once, when somebody asks. */
  async function wordsInside(item) {
    const { element } = item;
    if (item.kind !== 'exchange') return '';
    if (item.inner === undefined) {
      const { place } = element.dataset;
      const template = document.createElement('template');
      if (place !== undefined) template.innerHTML = await packedMarkup(Number(place));
      const told = place === undefined ? element.querySelector('.details') : template.content;
      item.inner = told.textContent.toLowerCase();
    }
    return item.inner;
  }

  async function applyFilter() {
    turn += 1;
    const mine = turn;
    const [text, outcome, operation, status] = fields.map(({ value }) => value);
    const wanted = text.trim().toLowerCase();
    const active = [wanted, outcome, operation, status].some((value) => value !== '');
    const has = (list, value) => value === '' || list.includes(`|${value}|`);
    const matches = new Set();
    for (const item of items) {
      const { o, op, s } = item.element.dataset;
      if (!has(o, outcome) || !has(op, operation) || !has(s, status)) continue;
      let found = wanted === '' || wordsOf(item).includes(wanted);
      if (!found && inside.checked) found = (await wordsInside(item)).includes(wanted);
      // Somebody typed on while details were unpacked.
      if (mine !== turn) return;
      if (found) matches.add(item.element);
    }
    for (const { element } of items) element.hidden = !matches.has(element);
    for (const group of groups) {
      const left = group.querySelector('[data-item]:not([hidden])') !== null;
      group.hidden = !left;
      if (active && left && !group.open) {
        group.open = true;
        openedByFilter.add(group);
      } else if (!active && openedByFilter.has(group)) group.open = false;
    }
    if (!active) openedByFilter.clear();
    for (const row of rows) row.hidden = byId(row.dataset.row).hidden;
    for (const body of all('.matrix tbody')) body.hidden = !body.querySelector('tr:not([hidden]):not(.group)');
    const shown = (kind, one, many, root = document) => {
      const own = items.filter((item) => item.kind === kind && root.contains(item.element));
      const left = own.filter(({ element }) => !element.hidden).length;
      return own.length === 0 ? [] : [`${left} of ${own.length} ${own.length === 1 ? one : many}`];
    };
    for (const section of sections) {
      const note = section.querySelector('.filter-note');
      note.hidden = !active;
      const counts = [...shown('card', 'check', 'checks', section), ...shown('check', 'check', 'checks', section)];
      const messages = shown('exchange', 'message', 'messages', section);
      note.textContent = `Filtered: ${[...counts, ...messages].join(', ')} shown.`;
    }
    const left = [
      ...shown('check', 'check', 'checks'),
      ...shown('exchange', 'exchange or delivery', 'exchanges and deliveries'),
    ];
    result.textContent = active ? `Shown: ${left.join(', ')}` : '';
  }

  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void applyFilter(), 120);
  };
  form.hidden = false;
  form.addEventListener('input', soon);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', soon);

  function target() {
    const raw = location.hash.slice(1);
    let plain = raw;
    try {
      plain = decodeURIComponent(raw);
    } catch {
      // Not encoded: then it is the id itself.
    }
    return raw === '' ? null : (byId(raw) ?? byId(plain));
  }

  /** Opens everything around the place that the address names, and the place itself. */
  async function follow() {
    const place = target();
    if (!place) return;
    if (place.closest('[hidden]')) {
      form.reset();
      await applyFilter();
    }
    for (let around = place.closest('details'); around; around = around.parentElement.closest('details')) {
      around.open = true;
      if (around.matches('.exchange')) await fill(around);
    }
    const top = place.matches('.details') ? place.closest('details') : place;
    top.scrollIntoView();
    const reader = top.querySelector(':scope > summary') ?? top;
    if (reader === top) top.tabIndex = -1;
    reader.focus({ preventScroll: true });
  }

  addEventListener('hashchange', () => void follow());
  document.addEventListener('click', ({ target: clicked }) => {
    const link = clicked.closest?.('a[href^="#"]');
    // The same address again is no change of address.
    if (link && link.hash === location.hash) void follow();
  });
  addEventListener('beforeprint', () => {
    for (const details of all('.facts, .causes details')) details.open = true;
    for (const exchange of all('.exchange:not(.packed)')) {
      exchange.open = true;
      exchange.closest('.suite').open = true;
    }
  });
  void follow();
})();
