// Applies filters, order and page without leaving the page: fetches the very address that the form or link leads to and takes over the
// parts that differ. Whatever goes wrong, the browser goes there itself.
import { morph } from './morph.js';
import { goToResults } from './results.js';

const parts = (page) => new Map([...page.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]));

export function start(form) {
  const status = form.querySelector('[role=status]');
  const scrolled = new Map(); // Where the reader was on each page of this visit, by its number in the history.
  let visit = history.state?.visit ?? 0;
  let latest = visit;
  let shown = location.search;
  let loading = new AbortController();
  history.replaceState({ visit }, '');
  form.classList.add('live');

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
      if (!signal.aborted) {
        done(response.url, () => show(page));
      }
    } catch (error) {
      if (!signal.aborted) {
        location.assign(address);
      }
    }
  }

  function show(page) {
    const focused = document.activeElement;
    const top = focused.getBoundingClientRect().top;
    const fresh = parts(page);
    for (const [name, part] of parts(document)) {
      morph(part, fresh.get(name));
    }

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

  const go = (address, after = () => {}) => load(address, (found, update) => {
    // Like a browser: the same address again is no new page.
    if (found !== location.href) {
      scrolled.set(visit, window.scrollY);
      visit = ++latest;
      history.pushState({ visit }, '', found);
    }

    shown = location.search;
    update();
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
    if (link?.pathname !== location.pathname || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }

    event.preventDefault();
    const turnsPage = link.closest('.pager') !== null;
    go(link.href, () => {
      form.elements.q.value = new URL(location).searchParams.get('q') ?? '';
      if (turnsPage) {
        goToResults();
      }
    });
  });
  window.addEventListener('popstate', (event) => {
    // A jump within the page, such as over its head.
    if (location.search === shown) {
      return;
    }

    scrolled.set(visit, window.scrollY);
    visit = event.state?.visit ?? 0;
    shown = location.search;
    load(location.href, (_, update) => {
      update();
      form.elements.q.value = new URL(location).searchParams.get('q') ?? '';
      window.scrollTo(0, scrolled.get(visit) ?? window.scrollY);
    });
  });
}
