// The focus goes with the eyes: whoever reads by ear goes on where the others look.
export function goToResults() {
  const results = document.getElementById('results');
  results.focus({ preventScroll: true });
  results.scrollIntoView();
}
