// Makes an element like another one and touches nothing that is alike already. So the focus, scroll positions, what the reader opened
// and a click that is half done stay where they are.

// Which details stand open and what a script hides is not for a new page to say.
const ofTheReader = new Set(['open', 'hidden']);

const keyOf = (node) => node.id || node.dataset?.key || '';

const areAlike = (node, other) => node.nodeName === other.nodeName && keyOf(node) === keyOf(other);

export function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) {
      old.data = fresh.data;
    }
    return;
  }

  copyAttributes(old, fresh);
  morphChildren(old, fresh);
  // What a reader chose is a property, and no longer follows the attribute.
  if (old instanceof HTMLInputElement && old.type === 'checkbox') {
    old.checked = fresh.defaultChecked;
  } else if (old instanceof HTMLSelectElement) {
    old.selectedIndex = Math.max(0, [...old.options].findIndex((option) => option.defaultSelected));
  }
}

function copyAttributes(old, fresh) {
  for (const { name, value } of fresh.attributes) {
    if (!ofTheReader.has(name) && old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }

  for (const { name } of [...old.attributes]) {
    if (!ofTheReader.has(name) && !fresh.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
}

// Returns what came behind it.
function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function morphChildren(old, fresh) {
  const wanted = new Set([...fresh.children].map(keyOf));
  [...old.children].filter((child) => keyOf(child) && !wanted.has(keyOf(child))).forEach(drop);
  const kept = new Map([...old.children].filter(keyOf).map((child) => [keyOf(child), child]));
  let place = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const known = kept.get(keyOf(next)) ?? (place && areAlike(place, next) ? place : null);
    if (!known || !areAlike(known, next)) {
      old.insertBefore(next, place);
      continue;
    }

    // To move an element is to lose its focus: the white space before it goes instead.
    while (place !== known && place?.nodeType === Node.TEXT_NODE) {
      place = drop(place);
    }

    if (place === known) {
      place = known.nextSibling;
    } else {
      old.insertBefore(known, place);
    }

    morph(known, next);
  }

  while (place) {
    place = drop(place);
  }
}
