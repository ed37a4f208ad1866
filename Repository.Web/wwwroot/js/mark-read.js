// What is on the page counts as read once it has been in front of its reader for a moment; the button says so where there is no script.
const pause = 2_000;

export function start(form) {
  form.hidden = true;
  let timer;

  function send() {
    document.removeEventListener('visibilitychange', wait);
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' }).catch(() => {
      form.hidden = false;
    });
  }

  function wait() {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      timer = setTimeout(send, pause);
    }
  }

  document.addEventListener('visibilitychange', wait);
  wait();
}
