// Every behaviour only adds to a page that works without it: elements name theirs in data-behaviour.
const behaviours = {
  autosave: () => import('./autosave.js'),
  'count-words': () => import('./count-words.js'),
  filters: () => import('./filters.js'),
  'find-in-list': () => import('./find-in-list.js'),
  'fold-away': () => import('./fold-away.js'),
  'forget-copy': () => import('./forget-copy.js'),
  'live-search': () => import('./live-search.js'),
  'mark-read': () => import('./mark-read.js'),
  'post-form': () => import('./post-form.js'),
  print: () => import('./print.js'),
  'show-password': () => import('./show-password.js'),
  similar: () => import('./similar.js'),
};
const begun = new WeakSet();

function begin() {
  for (const element of document.querySelectorAll('[data-behaviour]')) {
    if (!begun.has(element)) {
      begun.add(element);
      behaviours[element.dataset.behaviour]?.().then((behaviour) => behaviour.start(element));
    }
  }
}

// Parts of a page that change in place may bring elements with a behaviour.
document.addEventListener('updated', begin);
begin();
