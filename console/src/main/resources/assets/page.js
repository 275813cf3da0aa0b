/* Every page: times in the reader's zone, copying, and saying so when a request fails. */
(() => {
  'use strict';
  const zone = { day: { dateStyle: 'long' }, minute: { dateStyle: 'long', timeStyle: 'short' } };
  const lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;

  const localTimes = root => root.querySelectorAll('time[data-show]').forEach(time => {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    if (time.dataset.show === 'words') {
      time.title = `${at.toLocaleString(lang, zone.minute)} (${time.title})`;
    } else {
      time.textContent = at.toLocaleString(lang, zone[time.dataset.show]);
    }
    delete time.dataset.show;
  });

  const notice = (title, text, link) => {
    const box = document.createElement('div');
    box.className = 'note bad';
    const p = document.createElement('p');
    const b = document.createElement('b');
    b.textContent = `${title} `;
    p.append(b, text);
    box.append(p);
    if (link) {
      const a = document.createElement('a');
      a.className = 'btn';
      a.href = link.href;
      a.textContent = link.text;
      box.append(a);
    }
    document.getElementById('notice').replaceChildren(box);
    document.getElementById('notice').scrollIntoView({ block: 'nearest' });
  };
  const here = () => location.pathname + location.search;

  document.addEventListener('htmx:load', event => localTimes(event.detail.elt));
  document.addEventListener('htmx:sendError', () =>
    notice('Attest does not answer.', 'Your last choice was not saved. Check the connection and try again.', { href: here(), text: 'Load this page again' }));
  document.addEventListener('htmx:timeout', () =>
    notice('This takes too long.', 'It is not known whether your last choice was saved.', { href: here(), text: 'Load this page again' }));
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.xhr.status === 499 || event.detail.xhr.status === 401) {
      event.detail.shouldSwap = false;
      notice('Your session has ended.', 'Your last choice was not saved; everything before it was.', { href: here(), text: 'Sign in again' });
    }
  });

  document.addEventListener('click', async event => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1600);
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.once === undefined) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  document.querySelectorAll('[data-scripted]').forEach(element => { element.hidden = false; });
  localTimes(document);
})();
