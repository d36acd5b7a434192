// What a page does better with a script: my programme, search and filters. `W` holds the words, before this;
// `P` the events, on the pages that need them. Reads no other file and asks no server.
(() => {
  'use strict';
  const base = new URL('.', document.currentScript.src).href;
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const one = (query) => document.querySelector(query);
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const make = (tag, props = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...inside);
    return made;
  };
  // As the program folds words: without accents, case and width.
  const typed = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ς: 'σ' };
  const accents =
    /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
  const fold = (text) =>
    text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase().replace(accents, '')
      .replace(/[ßæœøłđðþħıς]/g, (letter) => typed[letter]);

  // My programme: keys of events, in the browser's own store. Where it refuses, and beside it for pages from a folder,
  // which some browsers keep apart from each other, in the name of the tab.
  const name = 'paideia-' + W.site;
  let kept = true;
  const stored = () => {
    const parts = window.name.split('=');
    if (parts[0] === name) return parts[1];
    return localStorage.getItem(name);
  };
  let mine = new Set();
  try {
    localStorage.setItem(name + '-try', '1');
    localStorage.removeItem(name + '-try');
  } catch {
    kept = false;
  }
  try {
    mine = new Set((stored() || '').split(' ').filter(Boolean));
  } catch {
    // Nothing was kept yet.
  }
  const keep = () => {
    const text = [...mine].join(' ');
    try {
      localStorage.setItem(name, text);
    } catch {
      kept = false;
    }
    if (!kept || location.protocol === 'file:') window.name = name + '=' + text;
  };

  const live = make('p', { className: 'vh', role: 'status' });
  document.body.append(live);
  const list = one('header ul');
  const count = make('b');
  const link = make('a', { href: base + 'mine.html', className: 'mine-link' }, W.mine + ' ', count);
  if (document.body.classList.contains('own')) link.setAttribute('aria-current', 'page');
  if (list) list.append(make('li', {}, link));
  const buttons = new Map();
  const show = () => {
    count.textContent = mine.size;
    count.hidden = !mine.size;
    for (const [button, key] of buttons) {
      button.setAttribute('aria-pressed', mine.has(key));
      if (button.className === 'star') button.textContent = mine.has(key) ? '★' : '☆';
    }
  };
  const toggle = (key, title) => {
    const had = mine.delete(key);
    if (!had) mine.add(key);
    keep();
    show();
    live.textContent = say(had ? W.removed : W.added, { title }) + (kept || had ? '' : ' ' + W.visit);
    if (one('#mine')) own();
  };
  const keyOf = (href) => (/(?:^|[/-])([a-z0-9]+)\.html$/.exec(href) || [])[1];
  const star = (item) => {
    const to = item.querySelector('a');
    const key = to && keyOf(to.getAttribute('href'));
    if (!key) return;
    const title = to.textContent;
    const button = make('button', { type: 'button', className: 'star', ariaLabel: say(W.keep, { title }) });
    button.onclick = () => toggle(key, title);
    buttons.set(button, key);
    item.append(button);
  };
  const starAll = (root) => {
    all('.l li', root).forEach(star);
    show();
  };
  const act = one('.act');
  if (act) {
    const button = make('button', { type: 'button' }, W.add);
    button.onclick = () => toggle(act.dataset.k, act.dataset.t);
    buttons.set(button, act.dataset.k);
    act.prepend(button);
  }
  const printer = () => {
    const button = make('button', { type: 'button' }, W.print);
    button.onclick = () => window.print();
    return button;
  };
  if (act) act.append(printer());

  // Search and filters.
  const form = one('#filters');
  if (form && typeof P !== 'undefined') {
    const items = all('#all li');
    const rows = P.e.map(([, title, , sessions, chosen, hosts, words]) => ({
      text: fold([title, ...sessions.map((it) => [P.v[it[4]], it[5]].join(' ')), ...hosts.map((it) => P.h[it]),
        ...chosen.flatMap((options, facet) => options.map((it) => P.f[facet][1][it]))].join(' ')) + ' ' + words,
      chosen,
    }));
    const selects = P.f.map(([field]) => form.elements[field]);
    const fits = (row, wanted, words, but) =>
      words.every((word) => row.text.includes(word)) &&
      wanted.every((option, facet) => option === '' || facet === but || row.chosen[facet].includes(+option));
    const filter = () => {
      const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
      const wanted = selects.map((select) => select.value);
      let found = 0;
      rows.forEach((row, at) => {
        items[at].hidden = !fits(row, wanted, words, -1);
        if (!items[at].hidden) found += 1;
      });
      all('#all section').forEach((section) => {
        section.hidden = !all('li', section).some((item) => !item.hidden);
      });
      selects.forEach((select, facet) => {
        const counts = P.f[facet][1].map(() => 0);
        for (const row of rows) if (fits(row, wanted, words, facet)) for (const it of row.chosen[facet]) counts[it] += 1;
        counts.forEach((n, at) => {
          select.options[at + 1].textContent = say(W.option, { name: P.f[facet][1][at], count: n });
        });
      });
      one('#count').textContent = found ? say(W.found, { count: found, all: rows.length }) : W.none;
      const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      try {
        history.replaceState(null, '', chosen.size ? '?' + chosen : location.pathname);
      } catch {
        // Some browsers refuse that for pages from a folder; the filter works all the same.
      }
    };
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(filter, 150);
    };
    for (const [field, value] of new URLSearchParams(location.search)) {
      if (form.elements[field]) form.elements[field].value = value;
    }
    form.oninput = soon;
    form.onreset = () => setTimeout(filter);
    form.onsubmit = (event) => {
      event.preventDefault();
      filter();
    };
    one('#filters .row').append(printer());
    form.hidden = false;
    if (location.search) filter();
  }

  // My programme, day by day.
  const own = () => {
    const root = one('#mine');
    const known = new Map(P.e.map((row) => [keyOf(row[0] + '.html'), row]));
    const times = [];
    for (const [key, row] of known) {
      if (!mine.has(key)) continue;
      for (const session of row[3].length ? row[3] : [[]]) times.push({ row, session, off: session[6] || row[2] });
    }
    const day = (it) => it.session[0] ?? P.d.length;
    times.sort((a, b) => day(a) - day(b) || (a.session[1] ?? -1) - (b.session[1] ?? -1) || a.row[1].localeCompare(b.row[1]));
    const inside = [];
    if (!kept) inside.push(make('p', { className: 'note' }, W.visit));
    const gone = [...mine].filter((key) => !known.has(key)).length;
    if (gone) inside.push(make('p', { className: 'note' }, say(W.gone, { count: gone })));
    if (!times.length) {
      inside.push(make('p', {}, W.empty), make('p', {}, make('a', { href: base + 'programme.html' }, W.programme)));
    } else {
      const clear = make('button', { type: 'button' }, W.clear);
      clear.onclick = () => {
        mine.clear();
        keep();
        show();
        own();
        one('main').focus();
      };
      inside.push(make('p', { className: 'row' }, printer(), clear));
    }
    for (const at of new Set(times.map(day))) {
      const items = times.filter((it) => day(it) === at);
      const lines = items.map((it) => {
        const { row, session } = it;
        const clash = items.find((other) => other !== it && !other.off && !it.off && it.session[1] < (other.session[2] ?? 0)
          && other.session[1] < (it.session[2] ?? 0));
        const place = [P.v[session[4]], session[5]].filter(Boolean).join(', ');
        const line = make('li', {}, make('span', {}, session[3] || ''),
          make('a', { href: base + 'event/' + row[0] + '.html', dir: 'auto' }, row[1]));
        if (it.off) line.append(make('b', { className: 'off' }, it.off === 1 ? W.off : W.late));
        if (clash) line.append(make('em', {}, say(W.clash, { other: clash.row[1] })));
        line.append(make('small', { dir: 'auto' }, place));
        return line;
      });
      inside.push(make('h2', {}, P.d[at] ?? W.open), make('ul', { className: 'l' }, ...lines));
    }
    const focused = document.activeElement?.ariaLabel;
    buttons.clear();
    root.replaceChildren(...inside);
    starAll(root);
    // The button that was pressed is gone: the next best place to go on.
    if (focused) (all('.star', root).find((it) => it.ariaLabel === focused) || one('main')).focus();
  };
  if (one('#mine')) own();
  else starAll(document);
})();
