// The dialog that finds anything: a combobox whose list follows what is typed. The words stand in the dialog's data attributes.
let dialog;
let input;
let list;
let status;
let asked;
let shown;
let timer;

const options = () => [...list.children];
const active = () => list.querySelector('[aria-selected=true]');

function choose(option) {
  for (const one of options()) one.setAttribute('aria-selected', one === option);
  if (option) input.setAttribute('aria-activedescendant', option.id); else input.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function show(found) {
  list.replaceChildren(...found.map((item, place) => {
    const option = document.createElement('li');
    option.id = `find-${place}`;
    option.role = 'option';
    option.dataset.href = item.href;
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('class', 'ic');
    icon.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `${dialog.dataset.icons}#i-${item.icon}`);
    icon.append(use);
    const [name, detail] = [document.createElement('span'), document.createElement('small')];
    name.textContent = item.name;
    detail.textContent = item.detail;
    option.append(icon, name, ' ', detail);
    return option;
  }));
  input.setAttribute('aria-expanded', found.length > 0);
  // The best answer is chosen from the start: Enter goes there.
  choose(list.firstElementChild);
  status.textContent = found.length ? dialog.dataset.count.replace('{0}', found.length) : dialog.dataset.none;
}

// Who chooses a period stays with the agency the page shows, and the other way round.
function question() {
  const here = new URLSearchParams(location.search);
  const asks = new URLSearchParams({ q: input.value });
  for (const name of ['agency', 'period', 'b']) if (here.get(name)) asks.set(name, here.get(name));
  return `${dialog.dataset.source}?${asks}`;
}

async function ask() {
  asked?.abort();
  const mine = asked = new AbortController();
  try {
    const response = await fetch(question(), { signal: mine.signal });
    if (!response.ok) throw new Error(response.statusText);
    const found = await response.text();

    // The same again is left as it is: a finger may be on its way to it.
    if (mine !== asked || found === shown) return;
    shown = found;
    show(JSON.parse(found));
  } catch (error) {
    if (error.name === 'AbortError' || mine !== asked) return;
    shown = undefined;
    status.textContent = dialog.dataset.failed;
  }
}

function go(option) {
  dialog.close();
  Blazor.navigateTo(option.dataset.href);
}

function start(slash) {
  const box = dialog.querySelector('[type=checkbox]');
  box.checked = !localStorage.getItem(slash);
  box.addEventListener('change', () => { if (box.checked) localStorage.removeItem(slash); else localStorage.setItem(slash, '1'); });
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 100); });
  input.addEventListener('keydown', event => {
    const all = options();
    const place = all.indexOf(active());
    const to = { ArrowDown: place + 1, ArrowUp: place - 1 }[event.key];
    if (to !== undefined && all.length) {
      event.preventDefault();
      choose(all[(to + all.length) % all.length]);
    } else if (event.key === 'Enter' && place >= 0 && !event.isComposing) {
      event.preventDefault();
      go(all[place]);
    }
  });
  list.addEventListener('click', event => { const option = event.target.closest('[role=option]'); if (option) go(option); });
  // The button, and the ground around the dialog.
  dialog.addEventListener('click', event => { if (event.target === dialog || event.target.closest('[data-close]')) dialog.close(); });
}

export function open(element, slash) {
  if (dialog !== element) {
    dialog = element;
    shown = undefined;
    [input, list, status] = [dialog.querySelector('[role=combobox]'), dialog.querySelector('[role=listbox]'), dialog.querySelector('[role=status]')];
    start(slash);
  }
  ask();
}
