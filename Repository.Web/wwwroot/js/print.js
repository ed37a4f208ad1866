// A button that prints: hidden where there is no script, because only a script can print.
export function start(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
