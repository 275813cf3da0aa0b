/* The review: decisions go at once, one after the other; the keyboard does everything. */
(() => {
  'use strict';
  if (!document.getElementById('review') || !window.htmx) return;
  const url = document.getElementById('review').dataset.url;
  const $ = (selector, root = document) => root.querySelector(selector);
  const rows = () => [...document.querySelectorAll('.item')];
  const current = () => $('.item[aria-current]');
  const made = [];

  /* One queue: each request carries the version that the one before it brought. */
  let unsent = 0;
  const send = values => {
    unsent++;
    const shown = new URLSearchParams(new FormData($('#tools'))) + $('#list').dataset.page;
    return htmx.ajax('POST', `${url}/decisions?${shown}`, { source: '#sender', swap: 'none', values }).catch(() => {}).finally(() => { unsent--; });
  };
  /* Whoever leaves while a decision is on its way is asked first. */
  window.addEventListener('beforeunload', event => { if (unsent > 0) event.preventDefault(); });
  document.addEventListener('htmx:configRequest', event => {
    if (event.detail.elt.id === 'sender') event.detail.parameters.version = $('#version').value;
  });

  const id = row => row.dataset.item;
  const input = row => $('.reason input', row);
  const outcome = row => $('.decide input:checked', row);

  const reset = row => row.querySelectorAll('.decide input').forEach(i => { i.checked = i.defaultChecked; });

  const decide = row => {
    const choice = outcome(row);
    if (!choice) return;
    const reason = input(row).value.trim();
    if (choice.classList.contains('against') && !reason) {
      row.classList.add('is-explaining');
      $('.missing', row).hidden = false;
      input(row).focus();
      return;
    }
    row.classList.remove('is-explaining');
    row.classList.add('is-saving');
    made.push(id(row));
    send({ [`outcome.${id(row)}`]: choice.value, [`comment.${id(row)}`]: reason });
  };

  const undo = item => send({ undo: item });

  const picked = () => [...document.querySelectorAll('.pick input:checked')].map(box => box.closest('.item'));
  const showPicked = () => {
    const n = picked().length;
    $('#picked').hidden = n === 0;
    $('#picked-count').textContent = n === 1 ? '1 selected' : `${n} selected`;
  };
  const decidePicked = value => {
    const chosen = picked();
    const reason = $('#bulk-comment');
    const against = chosen.filter(row => $(`.decide input[value=${value}]`, row).classList.contains('against'));
    if (against.length && !reason.value.trim()) {
      $('#picked-missing').textContent = `${against.length} of the ${chosen.length} would go against the recommendation: give a reason first.`;
      reason.focus();
      return;
    }
    $('#picked-missing').textContent = '';
    chosen.forEach(row => made.push(id(row)));
    send({ bulk: value, selected: chosen.map(id), bulkComment: reason.value.trim() });
    chosen.forEach(row => { $('.pick input', row).checked = false; });
    reason.value = '';
    showPicked();
  };

  /* The current line and what is known about it. */
  /* Looked up each time: a refusal brings the whole review anew. */
  const detail = () => $('#detail');
  const keys = () => $('#keys');
  /* Not for every line that the reader only passes. */
  let loading;
  const show = row => htmx.ajax('GET', `${url}/items/${id(row)}`, { source: '#detail', target: '#detail', swap: 'innerHTML' }).catch(() => {});
  const select = (row, open) => {
    if (!row) return;
    const before = current();
    if (before !== row) {
      before?.removeAttribute('aria-current');
      row.setAttribute('aria-current', 'true');
      clearTimeout(loading);
      loading = setTimeout(() => show(row), 120);
    }
    if (open) detail().classList.add('is-open');
  };
  const move = step => {
    const all = rows();
    const at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (!next) return;
    select(next);
    ($('.decide input:checked', next) || $('.decide input', next) || $('.what a', next)).focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  const choose = value => {
    const row = current();
    const radio = row && $(`.decide input[value=${value}]`, row);
    if (!radio) return;
    const again = radio.checked && row.classList.contains('is-decided');
    radio.checked = true;
    if (!again) decide(row);
    if (!row.classList.contains('is-explaining')) move(1);
  };

  document.addEventListener('change', event => {
    const row = event.target.closest('.item');
    if (event.target.matches('.decide input')) { select(row); decide(row); }
    if (event.target.matches('.pick input')) showPicked();
  });
  document.addEventListener('focusin', event => {
    const row = event.target.closest('.item');
    if (row) select(row);
  });
  document.addEventListener('click', event => {
    const link = event.target.closest('.item .what a');
    if (link && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      select(link.closest('.item'), true);
      return;
    }
    if (event.target.closest('#detail .close')) {
      event.preventDefault();
      detail().classList.remove('is-open');
      current()?.querySelector('.what a').focus();
      return;
    }
    if (event.target.closest('#keys-open')) { keys().showModal(); return; }
    const explain = event.target.closest('[data-explain]');
    if (explain) {
      const row = explain.closest('.item');
      row.classList.add('is-explaining');
      input(row).focus();
      return;
    }
    const button = event.target.closest('button[form=decisions]');
    if (!button) return;
    event.preventDefault();
    if (button.name === 'bulk') decidePicked(button.value);
    else if (button.name) send({ [button.name]: button.value });
    else decide(button.closest('.item'));
  });

  const actions = {
    j: () => move(1), k: () => move(-1),
    a: () => choose('KEEP'), r: () => choose('REVOKE'),
    u: () => { const item = made.pop() || (current()?.classList.contains('is-decided') && id(current())); if (item) undo(item); },
    '/': () => $('#find').focus(),
    '?': () => keys().showModal(),
    Enter: () => { if (current()) detail().classList.add('is-open'); },
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys().open) return;
    const typing = event.target.matches('input[type=text], input[type=search], textarea, select');
    if (typing) {
      const row = event.target.closest('.item');
      if (event.key === 'Enter' && row) { event.preventDefault(); decide(row); if (!row.classList.contains('is-explaining')) move(1); }
      if (event.key === 'Escape') { if (row) { reset(row); row.classList.remove('is-explaining'); $('.decide input', row).focus(); } else event.target.blur(); }
      return;
    }
    if (event.key === 'Escape') { detail().classList.remove('is-open'); return; }
    if (event.key === 'Enter' && event.target.matches('a, button, summary')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  /* What was refused goes back to what is saved. */
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.elt.id !== 'sender') return;
    const { status } = event.detail.xhr;
    if (status >= 200 && status < 300) return;
    document.querySelectorAll('.item.is-saving').forEach(row => { row.classList.remove('is-saving'); reset(row); });
  });
  /* A row that was swapped in keeps being the current one. */
  document.addEventListener('htmx:oobBeforeSwap', event => {
    const old = event.detail.target;
    if (old?.matches?.('.item[aria-current]')) event.detail.fragment?.firstElementChild?.setAttribute('aria-current', 'true');
  });
  document.addEventListener('htmx:afterSettle', showPicked);
})();
