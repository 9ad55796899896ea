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
const openMenu = () => document.querySelector('.tabbar details[open], details.pick[open]');
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
// A day is typed in parts, each of which is a change: it takes effect when it is a day that can be chosen and nothing more is typed.
const typingPause = 800;
let typing;
document.addEventListener('change', event => {
  if (event.target.closest('[data-tree]')) return;
  const form = event.target.closest('form[data-submit-on-change]');
  if (!form) return;
  const submit = () => form.requestSubmit(form.querySelector('[type=submit]'));
  clearTimeout(typing);
  if (event.target.type !== 'date') submit();
  else if (event.target.checkValidity()) typing = setTimeout(() => { if (form.isConnected) submit(); }, typingPause);
});
document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print(); });

// A long list is narrowed while one types, without minding marks; Enter takes the first that is left.
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
document.addEventListener('input', event => {
  const tree = event.target.closest('[data-tree]');
  if (!tree) return;
  const words = fold(event.target.value).split(/\s+/);
  const items = [...tree.querySelectorAll('li')];
  for (const item of items) item.hidden = !words.every(word => fold(item.textContent).includes(word));
  const status = tree.querySelector('[role=status]');
  status.textContent = items.every(item => item.hidden) ? status.dataset.none : '';
});
document.addEventListener('keydown', event => {
  const tree = event.key === 'Enter' && event.target.matches('input') && event.target.closest('[data-tree]');
  if (!tree) return;
  event.preventDefault();
  tree.querySelector('li:not([hidden]) a')?.click();
});

// Fetched when a chart is saved, which is rare.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-save]');
  const svgs = [...button?.closest('section').querySelectorAll('svg.chart.wide, .sms svg[role=img]') ?? []];
  if (svgs.length) (await import(button.dataset.module)).save(svgs, button.dataset.save, button.dataset.name);
});

// Fetched when the pointer or the focus comes near: some browsers let nothing but the press itself write to the clipboard.
let copying;
const nearCopy = event => {
  const button = event.target.closest('[data-copy]');
  if (button) copying ??= import(button.dataset.module);
  return button;
};
document.addEventListener('pointerover', nearCopy);
document.addEventListener('focusin', nearCopy);
document.addEventListener('click', event => {
  const button = nearCopy(event);
  if (button) copying.then(script => script.copy(button));
});

// Find anything: by Ctrl+K (Command on a Mac) everywhere, by / outside of fields, by the button. What it does is loaded when it is first used.
const slash = 'find-no-slash';
async function find() {
  const dialog = document.getElementById('find');
  if (!dialog || dialog.open) return;
  dialog.showModal();
  // Before the script is there: who types on at once types a question, not over one.
  dialog.querySelector('[role=combobox]').select();
  (await import(new URL(dialog.dataset.script, document.baseURI))).open(dialog, slash);
}
// Caught on the way down: Blazor would follow the link on the way up.
document.addEventListener('click', event => {
  if (!event.target.closest('[data-find]') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  find();
}, { capture: true });
document.addEventListener('keydown', event => {
  const combined = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';
  // A key of one character is for those who have not turned it off (WCAG 2.2, 2.1.4).
  const single = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, select, textarea, [contenteditable]') && !localStorage.getItem(slash);
  if (!combined && !single) return;
  event.preventDefault();
  find();
});

// A screen on a wall has a script of its own.
async function follow() {
  const script = document.querySelector('main[data-script]')?.dataset.script;
  if (script) await import(new URL(script, document.baseURI));
}
Blazor.addEventListener('enhancedload', follow);
follow();
