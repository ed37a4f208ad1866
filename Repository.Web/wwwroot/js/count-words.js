// Keeps the count of words below a text up to date. It is announced where one asks for it, not at each letter.
export function start(place) {
  const text = document.getElementById(place.dataset.of);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const count = () => {
    const words = text.value.split(/\s+/u).filter((word) => word !== '').length;
    const form = plural.select(words) === 'one' ? place.dataset.one : place.dataset.other;
    place.textContent = form.replace('{0}', number.format(words));
  };
  text.addEventListener('input', count);
  document.addEventListener('updated', count);
  // Somebody may have begun before this was there.
  count();
}
