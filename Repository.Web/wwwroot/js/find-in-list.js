// Narrows a long list of choices to those that contain what is typed. Accents and case do not matter.
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function start(input) {
  const choices = [...input.closest('fieldset').querySelectorAll('li')];
  const more = input.closest('fieldset').querySelector('details');
  input.hidden = false;
  input.addEventListener('input', () => {
    const wanted = fold(input.value.trim());
    for (const choice of choices) {
      choice.hidden = !fold(choice.textContent).includes(wanted);
    }
    if (more) {
      more.open = wanted !== '' || more.open;
    }
  });
  // The box narrows this list and is no part of the search.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
    }
  });
}
