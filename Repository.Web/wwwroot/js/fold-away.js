// Details that lie over the page fold away by Escape, and once their reader goes elsewhere. Where they push the page down they stay, lest it move under the pointer.
export function start(details) {
  const summary = details.querySelector('summary');
  const liesOver = () => details.open && getComputedStyle(summary.nextElementSibling).position === 'absolute';
  const leave = (to) => {
    if (to && !details.contains(to) && liesOver()) {
      details.open = false;
    }
  };

  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && liesOver()) {
      details.open = false;
      summary.focus();
    }
  });
  details.addEventListener('focusout', (event) => leave(event.relatedTarget));
  document.addEventListener('pointerdown', (event) => leave(event.target));
}
