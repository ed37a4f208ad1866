// Every behaviour only adds to a page that works without it: elements name theirs in data-behaviour.
const behaviours = {
  'find-in-list': () => import('./find-in-list.js'),
  print: () => import('./print.js'),
};

for (const element of document.querySelectorAll('[data-behaviour]')) {
  behaviours[element.dataset.behaviour]?.().then((behaviour) => behaviour.start(element));
}
