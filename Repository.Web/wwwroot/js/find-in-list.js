// Narrows a long list of choices to those that contain what is typed. Accents and case do not matter.
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function start(input) {
  const list = input.closest('fieldset');
  const narrow = () => {
    const wanted = fold(input.value.trim());
    for (const choice of list.querySelectorAll('li')) {
      choice.hidden = !fold(choice.textContent).includes(wanted);
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
