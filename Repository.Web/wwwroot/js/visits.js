// The history of a page that changes in place: its addresses, and where the reader was on each. Returns how to note a new address.
export function keepVisits(travel) {
  const scrolled = new Map();
  let visit = history.state?.visit ?? 0;
  let latest = visit;
  let shown = location.search;
  history.replaceState({ visit }, '');

  window.addEventListener('popstate', (event) => {
    // A jump within the page, such as over its head.
    if (location.search === shown) {
      return;
    }

    scrolled.set(visit, window.scrollY);
    visit = event.state?.visit ?? 0;
    shown = location.search;
    travel(() => window.scrollTo(0, scrolled.get(visit) ?? window.scrollY));
  });

  return (address) => {
    // As in a browser: the same address again is no new page.
    if (address !== location.href) {
      scrolled.set(visit, window.scrollY);
      visit = ++latest;
      history.pushState({ visit }, '', address);
    }

    shown = location.search;
  };
}
