// Saves what is written half a minute after a change and when the page is left, by the way of the form itself. Until it is saved there is a copy on this device.
import { find, forget, keep } from './local-copies.js';

const pause = 30_000;
// A browser lets no more go out with a page that is left.
const mostWhenLeft = 60_000;

export function start(form) {
  const status = form.querySelector('[data-status]');
  const name = form.dataset.copy;
  let timer;
  let saved = written(asItCame());
  let sending = false;

  // What the writer has filled in: neither the form's token nor what has been seen.
  function written(from = form) {
    return JSON.stringify([...new FormData(from)].filter(([field]) => field !== 'seen' && field !== 'form-token'));
  }

  // On a slow line somebody types before this is loaded.
  function asItCame() {
    const copy = form.cloneNode(true);
    copy.reset();
    return copy;
  }

  const say = (sentence) => {
    status.textContent = sentence;
  };

  async function save(leaving) {
    clearTimeout(timer);
    const now = written();
    if (now === saved || (sending && !leaving)) {
      return;
    }

    const body = new URLSearchParams(new FormData(form));
    sending = true;
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, keepalive: leaving && body.toString().length < mostWhenLeft, redirect: 'error' });
      await take(response, now);
    } catch {
      say(form.dataset.later);
      wait();
    } finally {
      sending = false;
    }
  }

  async function take(response, sent) {
    const answer = response.headers.get('Content-Type')?.includes('json') ? await response.json() : {};
    if (response.ok && answer.token) {
      saved = sent;
      form.elements.seen.value = answer.token;
      say(form.dataset.saved.replace('{0}', new Date(answer.savedAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })));
      if (written() === saved) {
        forget(name);
      } else {
        wait();
      }
    } else if (response.status === 429 || response.status >= 500) {
      say(form.dataset.later);
      wait();
    } else {
      // Another has written here, it is too long, or the session has ended: the form itself says more.
      say(answer.message ?? form.dataset.away);
    }
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), pause);
  }

  function change() {
    if (written() === saved) {
      forget(name);
      return;
    }

    keep(name, [...new FormData(form)].filter(([field]) => field !== 'seen' && field !== 'form-token'));
    say(form.dataset.kept);
    wait();
  }

  form.addEventListener('input', change);
  form.addEventListener('change', change);
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    // It goes the long way now.
    saved = written();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      save(true);
    }
  });

  offer();
  if (written() !== saved) {
    change();
  }

  // A copy that says something else than the page.
  function offer() {
    const copy = find(name);
    const panel = form.querySelector('[data-found-copy]');
    if (!copy) {
      return;
    }

    if (JSON.stringify(copy) === saved) {
      forget(name);
      return;
    }

    panel.hidden = false;
    panel.querySelector('[data-use]').addEventListener('click', () => {
      fill(copy);
      panel.hidden = true;
      change();
      document.dispatchEvent(new Event('updated'));
      form.querySelector('h1').focus();
    });
    panel.querySelector('[data-drop]').addEventListener('click', () => {
      forget(name);
      panel.hidden = true;
      form.querySelector('h1').focus();
    });
  }

  function fill(copy) {
    const values = Map.groupBy(copy, ([field]) => field);
    for (const control of form.elements) {
      const given = (values.get(control.name) ?? []).map(([, value]) => value);
      if (control.type === 'checkbox' || control.type === 'radio') {
        control.checked = given.includes(control.value);
      } else if (control.name && control.type !== 'hidden' && control.type !== 'submit' && control.type !== 'button') {
        control.value = given[0] ?? '';
      }
    }
  }
}
