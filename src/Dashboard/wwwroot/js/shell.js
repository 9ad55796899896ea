// What HTML cannot do alone. Everything works without this file, only less well.

// After an enhanced navigation to another page the headline takes the focus, so that a screen reader says where one has arrived.
// The built-in FocusOnNavigate does this at the first load too, and then Tab starts behind the skip link.
let path = location.pathname;
Blazor.addEventListener('enhancednavigationend', () => {
  if (location.pathname === path) return;
  path = location.pathname;
  const headline = document.querySelector('main h1');
  headline?.setAttribute('tabindex', '-1');
  headline?.focus({ preventScroll: true });
});

// The menu of a small screen closes like one: by Escape, and by pressing elsewhere.
const openMenu = () => document.querySelector('.tabbar details[open]');
document.addEventListener('click', event => {
  const menu = openMenu();
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && openMenu();
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// A lost connection: the address in the link is the one the page was rendered for, the reader may have gone on since.
document.addEventListener('click', event => {
  if (!event.target.closest('#components-reconnect-modal a')) return;
  event.preventDefault();
  location.reload();
});

// A filter takes effect when it is chosen; without script there is a button. It is named as the submitter: Blazor's script relies on there being one.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-submit-on-change]');
  form?.requestSubmit(form.querySelector('[type=submit]'));
});
document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print(); });

// Fetched when a chart is saved, which is rare.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-save]');
  const svg = button?.closest('section').querySelector('svg.chart.wide');
  if (svg) (await import(button.dataset.module)).save(svg, button.dataset.save, button.dataset.name);
});
