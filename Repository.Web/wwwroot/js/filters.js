import { goToResults } from './results.js';

// Filters lie folded over the results on a small screen and stand beside them on a wide one, where nothing folds them.
export function start(filters) {
  const summary = filters.querySelector('summary');
  let beside;
  const settle = () => {
    const room = getComputedStyle(summary).display === 'none';
    if (room !== beside) {
      beside = room;
      filters.open = room;
    }
  };
  settle();
  window.addEventListener('resize', settle);
  filters.querySelector('button.at-once').addEventListener('click', () => {
    filters.open = false;
    goToResults();
  });
}
