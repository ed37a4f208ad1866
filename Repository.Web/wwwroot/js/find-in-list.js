// Narrows a long list of choices to those that contain what is typed, or stand in a group that does. Accents and case do not matter.
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
// Of the choice and those below it; counts and what is said of them are no part of a name.
const namesIn = (choice) => [...choice.querySelectorAll('label > span:not(.n)')].map((name) => fold(name.textContent));

export function start(input) {
  const list = input.closest('fieldset');
  const narrow = () => {
    const wanted = fold(input.value.trim());
    for (const choice of list.querySelectorAll('li')) {
      const group = fold(choice.closest('[data-group]')?.dataset.group ?? '');
      choice.hidden = !namesIn(choice).some((name) => name.includes(wanted)) && !(group !== '' && group.includes(wanted));
    }
    for (const group of list.querySelectorAll('[data-group]')) {
      group.hidden = !group.querySelector('li:not([hidden])');
    }
    const more = list.querySelector('details');
    if (more && wanted !== '') {
      more.open = true;
    }
  };
  input.hidden = false;
  input.addEventListener('input', narrow);
  document.addEventListener('updated', narrow);
  // The box narrows this list and is no part of the search.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
    }
  });
}
