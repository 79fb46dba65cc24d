/* Looks again and again, shows what has changed, and loads the page that was wanted as soon as it is there. */
const pause = 2000;

async function look() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html' } });
    if (answer.status !== 503) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('main');
    const shown = document.querySelector('main');
    if (now && now.dataset.reason !== shown.dataset.reason) {
      shown.replaceWith(now);
      document.title = page.title;
    }
  } catch {
    // The server itself is away for the moment.
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
