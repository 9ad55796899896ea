// Pages that show what others may change ask for news with <div data-live="published jobs">, and are rendered again when there is some:
// Blazor's enhanced navigation merges the new page into the old one, so place, focus and scroll stay.
let source;
let missed = false;

const wanted = kind => [...document.querySelectorAll('[data-live]')].some(e => e.dataset.live.split(' ').includes(kind));

function refresh() {
  // A page nobody looks at waits until somebody does.
  missed = document.hidden;
  // Without the place in the page that the address may name: it would be scrolled to again.
  if (!missed) Blazor.navigateTo(location.pathname + location.search, { replaceHistoryEntry: true });
}

function follow() {
  if (!document.querySelector('[data-live]')) {
    source?.close();
    source = undefined;
    return;
  }
  if (source) return;
  source = new EventSource('/live');
  let lost = false;
  source.addEventListener('error', () => { lost = true; });
  // What happened while the connection was lost was not heard.
  source.addEventListener('open', () => { if (lost) refresh(); lost = false; });
  for (const kind of ['published', 'jobs']) source.addEventListener(kind, () => { if (wanted(kind)) refresh(); });
}

document.addEventListener('visibilitychange', () => { if (missed && !document.hidden) refresh(); });
Blazor.addEventListener('enhancedload', follow);
follow();
