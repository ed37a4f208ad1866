// Looks for similar records while a title is typed: takes the list from the page that shows it to everybody.
const pause = 600;

export function start(section) {
  const title = document.getElementById(section.dataset.title);
  let timer;
  let loading = new AbortController();

  async function look() {
    loading.abort();
    loading = new AbortController();
    const list = section.querySelector('[data-part=similar]');
    list.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(`${section.dataset.address}?${new URLSearchParams({ title: title.value })}`, { signal: loading.signal });
      const found = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-part=similar]');
      if (found) {
        list.replaceWith(document.adoptNode(found));
      }
    } catch {
      // A later look has taken over, or the site does not answer: the link below still leads there.
    } finally {
      list.removeAttribute('aria-busy');
    }
  }

  title.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
}
