// A form for a post: buttons for Markdown, and a copy on this device until it is sent.
import { find, forget, keep } from './local-copies.js';

// Which copy went off with the last form: the page that follows says whether it arrived.
const sent = 'sent-post';

export function start(form) {
  const text = form.elements.body;
  const status = form.querySelector('[data-status]');
  const name = form.dataset.copy;
  if (new URLSearchParams(location.search).has('done') && sessionStorage.getItem(sent)) {
    forget(sessionStorage.getItem(sent));
    sessionStorage.removeItem(sent);
  }

  // What the server filled in, a quotation for instance, is newer than any copy.
  const copy = text.value === '' ? find(name) : null;
  if (copy) {
    text.value = copy;
    status.textContent = form.dataset.found;
  }

  form.addEventListener('input', () => {
    if (text.value === '') {
      forget(name);
    } else {
      keep(name, text.value);
      status.textContent = form.dataset.kept;
    }
  });
  form.addEventListener('submit', () => sessionStorage.setItem(sent, name));
  addToolbar(form.querySelector('[data-toolbar]'), text);
}

function addToolbar(toolbar, text) {
  toolbar.hidden = false;
  toolbar.addEventListener('click', ({ target }) => {
    const { mark, line, link } = target.closest('button')?.dataset ?? {};
    if (mark !== undefined) {
      replace(text, (chosen) => `${mark}${chosen}${mark}`, mark.length);
    } else if (line !== undefined) {
      replace(text, (chosen) => chosen.split('\n').map((one) => line + one).join('\n'), line.length);
    } else if (link !== undefined) {
      replace(text, (chosen) => `[${chosen}](https://)`, 1);
    }
  });
}

// Where nothing is chosen, the cursor stands where it would.
function replace(text, change, inside) {
  const { selectionStart: from, selectionEnd: to } = text;
  const changed = change(text.value.slice(from, to));
  text.setRangeText(changed, from, to, 'end');
  if (from === to) {
    text.setSelectionRange(from + inside, from + inside);
  }

  text.focus();
  text.dispatchEvent(new Event('input', { bubbles: true }));
}
