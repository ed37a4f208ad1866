// Applies filters, order and page without leaving the page: fetches the very address that the form or link leads to and takes over the
// parts that differ. Whatever goes wrong, the browser goes there itself.
import { morph } from './morph.js';
import { goToResults } from './results.js';
import { keepVisits } from './visits.js';

const partsOf = (page) => new Map([...page.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]));

export function start(form) {
  const status = form.querySelector('[role=status]');
  let loading = new AbortController();
  form.classList.add('live');

  // Of two loads in a row the later one counts.
  async function load(address, done) {
    loading.abort();
    loading = new AbortController();
    const { signal } = loading;
    document.getElementById('results').setAttribute('aria-busy', 'true');
    status.textContent = '';
    try {
      const response = await fetch(address, { signal });
      if (!response.ok || new URL(response.url).pathname !== location.pathname) {
        throw new Error(`${response.status} ${response.url}`);
      }

      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      signal.throwIfAborted();
      done(page, response.url);
    } catch {
      if (!signal.aborted) {
        location.assign(address);
      }
    }
  }

  function show(page) {
    const focused = document.activeElement;
    const top = focused.getBoundingClientRect().top;
    const fresh = partsOf(page);
    partsOf(document).forEach((part, name) => morph(part, fresh.get(name)));
    document.title = page.title;
    document.getElementById('results').removeAttribute('aria-busy');
    status.textContent = form.querySelector('h1').textContent;
    document.dispatchEvent(new Event('updated'));
    if (!focused.isConnected || focused.disabled) {
      document.getElementById('results').focus({ preventScroll: true });
    } else if (form.contains(focused)) {
      focused.focus({ preventScroll: true });
      keepInPlace(focused, top);
    }
  }

  // What was used stays under the pointer, whatever grew or shrank above it.
  function keepInPlace(element, top) {
    for (const scroller of [element.closest('.filters'), document.scrollingElement]) {
      if (scroller) {
        scroller.scrollTop += element.getBoundingClientRect().top - top;
      }
    }
  }

  const showWords = () => {
    form.elements.q.value = new URL(location).searchParams.get('q') ?? '';
  };

  const arrive = keepVisits((scroll) => load(location.href, (page) => {
    show(page);
    showWords();
    scroll();
  }));

  const go = (address, after = () => {}) => load(address, (page, found) => {
    arrive(found);
    show(page);
    after();
  });

  // Empty fields say nothing and stay out of the address.
  const submit = () => go(`${form.action}?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))}`);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener('change', (event) => {
    if (event.target.matches('[type=checkbox], select')) {
      submit();
    }
  });
  form.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link?.pathname !== location.pathname || elsewhere) {
      return;
    }

    event.preventDefault();
    const turnsPage = link.closest('.pager') !== null;
    go(link.href, () => {
      showWords();
      if (turnsPage) {
        goToResults();
      }
    });
  });
}
