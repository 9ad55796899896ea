// Pages that show what others may change ask for news with <div data-live="published jobs">, and are rendered again when there is some:
// Blazor's enhanced navigation merges the new page into the old one, so place, focus and scroll stay. What it would take away is kept here:
// nothing is rendered again while something is typed and not sent, or a dialog is open; a notice with a button waits instead.
const soonest = 3_000;
const latest = 120_000;
// The feed gives a sign of life every 25 seconds.
const silence = 70_000;
const settled = 1_000;
const fields = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select';

let source;
let delay = soonest;
let again;
let watch;
let heard;
let check;
let pressed = false;

const region = () => document.querySelector('[data-live]');
const notice = () => document.querySelector('.news');
const address = () => location.pathname + location.search;

// What a person has typed or chosen. What Blazor leaves alone is in no danger, and the field that narrows a list means nothing once the list is closed.
function changed(field) {
  if (field.closest('[data-permanent]') || (field.closest('[data-tree]') && !field.closest('details')?.open)) return false;
  if (field.type === 'file') return field.files.length > 0;
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue || field.validity.badInput;
  const options = [...field.options];
  if (field.multiple) return options.some(option => option.selected !== option.defaultSelected);
  const chosen = options.findLastIndex(option => option.defaultSelected);
  return field.selectedIndex !== (chosen < 0 ? options.findIndex(option => !option.disabled) : chosen);
}

const busy = () => document.querySelector('dialog[open], .uploads > li') !== null || [...document.querySelectorAll(fields)].some(changed);

// Things are known again by what they are called, never by their place alone: the merge may use an element for another form or section.
const nameOf = element => element.matches('details')
  ? `${element.parentElement.closest('[id]')?.id}|${element.querySelector('summary')?.textContent.trim()}|${element.querySelector('form')?.getAttribute('action')}`
  : `${element.form?.getAttribute('action')}|${element.name}|${element.id}|${['radio', 'checkbox'].includes(element.type) ? element.value : ''}`;
function named(selector) {
  const groups = new Map();
  for (const element of document.querySelectorAll(selector)) groups.set(nameOf(element), [...groups.get(nameOf(element)) ?? [], element]);
  return groups;
}

// What people do while the page is being fetched is kept too.
let kept;
const placeOf = (element, groups) => { const same = groups.get(nameOf(element)); return { name: nameOf(element), place: same.indexOf(element), count: same.length }; };
const keepField = (field, groups = named(fields)) =>
  kept.typed.push({ ...placeOf(field, groups), value: field.value, checked: field.checked, selection: [field.selectionStart, field.selectionEnd] });
const keepDetails = (details, groups = named('details')) => kept.open.push({ ...placeOf(details, groups), open: details.open });
function keep() {
  kept = { address: address(), typed: [], open: [] };
  const [all, folded] = [named(fields), named('details')];
  for (const field of [...all.values()].flat()) if (changed(field)) keepField(field, all);
  for (const details of [...folded.values()].flat()) keepDetails(details, folded);
}
document.addEventListener('input', event => { if (kept && event.target.matches(fields)) keepField(event.target); }, true);
document.addEventListener('toggle', event => { if (kept && event.target.matches('details')) keepDetails(event.target); }, true);

function giveBack() {
  const given = kept;
  kept = undefined;
  if (given?.address !== address()) return;
  const now = { typed: named(fields), open: named('details') };
  const find = (groups, one) => { const same = groups.get(one.name); return same?.length === one.count ? same[one.place] : undefined; };
  for (const one of given.open) {
    const details = find(now.open, one);
    if (details && details.open !== one.open) details.open = one.open;
  }
  for (const one of given.typed) {
    const field = find(now.typed, one);
    if (!field || field.type === 'file') continue;
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = one.checked;
    else if (field.value !== one.value) {
      field.value = one.value;
      if (field === document.activeElement && one.selection[0] !== null && field.setSelectionRange) field.setSelectionRange(...one.selection);
    }
  }
}

// The merge takes it away again: it is in no page that the server sends.
function say() {
  if (notice()) return;
  const { news: words, reload } = region().dataset;
  const box = Object.assign(document.createElement('div'), { className: 'news no-print', role: 'status' });
  region().after(box);
  // A live region says what comes into it, not what it comes with.
  setTimeout(() => {
    const line = Object.assign(document.createElement('p'), { className: 'pop toast small' });
    const button = Object.assign(document.createElement('button'), { className: 'btn sm', type: 'button', textContent: reload });
    button.dataset.refresh = '';
    line.append(words, ' ', button);
    box.append(line);
  }, 100);
}

function refresh() {
  clearTimeout(check);
  notice()?.remove();
  keep();
  // Without the place in the page that the address may name: it would be scrolled to again.
  Blazor.navigateTo(address(), { replaceHistoryEntry: true });
}

function news() {
  if (region().hasAttribute('data-ask') || busy()) say();
  else refresh();
}

// What has been sent or taken back is in nobody's way any more.
function settle() {
  clearTimeout(check);
  if (notice() && !region()?.hasAttribute('data-ask')) check = setTimeout(() => { if (notice() && region() && !busy()) refresh(); }, settled);
}
for (const what of ['input', 'change', 'reset', 'toggle', 'close']) document.addEventListener(what, settle, true);
document.addEventListener('click', event => {
  if (!event.target.closest('[data-refresh]')) return;
  pressed = true;
  refresh();
});

// The button has gone away: the focus goes where it goes on another page, once the merge has taken what it takes.
function land() {
  if (!pressed) return;
  pressed = false;
  const headline = document.querySelector('main h1');
  headline?.setAttribute('tabindex', '-1');
  headline?.focus({ preventScroll: true });
}

// A form that changes how the page looks, not what it is about. On the way down: Blazor changes the address on the way up.
document.addEventListener('submit', event => { if (event.target.matches('form[data-keep]')) keep(); }, true);

// A stamp is a process, and a number for each kind of thing that grows whenever one happens.
function read(text) {
  const [node, published, jobs] = text.split(' ');
  return { node, published: Number(published), jobs: Number(jobs) };
}

function hear(text) {
  delay = soonest;
  clearTimeout(watch);
  watch = setTimeout(() => { close(); follow(); }, silence);
  const [now, before] = [read(text), heard];
  heard = now;
  if (!region()) return;
  const page = read(region().dataset.stamp);
  const since = then => region().dataset.live.split(' ').some(kind => now[kind] > then[kind]);
  // Another process made the page: only what is heard from one and the same can be compared.
  if (now.node === page.node ? since(page) : before && (before.node !== now.node || since(before))) news();
}

function close() {
  clearTimeout(again);
  clearTimeout(watch);
  source?.close();
  source = undefined;
}

function open() {
  clearTimeout(again);
  const mine = source = new EventSource('/live');
  for (const kind of ['now', 'published', 'jobs']) mine.addEventListener(kind, event => hear(event.data));
  mine.addEventListener('error', () => {
    // The browser tries again by itself, but not after an answer that is no feed.
    if (mine !== source || mine.readyState !== EventSource.CLOSED) return;
    close();
    again = setTimeout(follow, delay * (0.75 + Math.random() / 2));
    delay = Math.min(delay * 2, latest);
  });
}

// A page nobody looks at holds nothing open; the first thing heard when somebody does again says what was missed.
function follow() {
  if (!region() || document.hidden) close();
  else if (!source) open();
}

document.addEventListener('visibilitychange', follow);
addEventListener('pagehide', close);
addEventListener('pageshow', event => { if (event.persisted) follow(); });
addEventListener('online', () => { close(); follow(); });
Blazor.addEventListener('enhancedload', () => { giveBack(); land(); follow(); });
follow();
