// Handing files in: dropped, pasted or chosen, each in a request of its own so that it shows its progress and can be cancelled. Without this file the form
// sends them together. The words stand in the form's data attributes.
const zone = () => document.querySelector('form[data-upload]');
const waiting = [];
// A minute in all, then a person decides.
const retries = 6;
let running = false;

const fill = (words, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), words);

function row(form, file) {
  const item = form.querySelector('template').content.firstElementChild.cloneNode(true);
  item.querySelector('.file').textContent = file.name;
  const bar = item.querySelector('progress');
  bar.setAttribute('aria-label', file.name);
  form.querySelector('.uploads').append(item);
  const cancel = item.querySelector('button');
  const said = item.querySelector('.said');
  const done = (words, failed) => {
    bar.remove();
    cancel.remove();
    said.classList.toggle('err', failed === true);
    said.replaceChildren(words);
  };
  return { form, file, item, bar, said, cancel, done, cancelled: false, tries: 0 };
}

function send(entry) {
  const { form, file, bar, said, cancel, done } = entry;
  const words = form.dataset;
  return new Promise(resolve => {
    if (entry.cancelled) return resolve(null);
    const body = new FormData(form);
    body.delete('file');
    body.delete('folder');
    body.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', event => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total * 100;
      said.textContent = event.loaded < event.total ? fill(words.sending, Math.floor(bar.value)) : words.reading;
    });
    cancel.onclick = () => request.abort();
    request.addEventListener('abort', () => { done(words.cancelled); resolve(null); });
    // The same bytes sent twice are one submission, so what broke off is sent again by itself.
    request.addEventListener('error', () => {
      if (entry.tries === retries) { done(words.failed, true); return resolve(null); }
      const again = () => { clearTimeout(timer); removeEventListener('online', again); resolve(send(entry)); };
      const timer = setTimeout(again, 1000 * 2 ** entry.tries++);
      addEventListener('online', again);
      bar.value = 0;
      said.textContent = words.lost;
      cancel.onclick = () => { clearTimeout(timer); removeEventListener('online', again); done(words.cancelled); resolve(null); };
    });
    request.addEventListener('load', () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* a page: the session has ended, or something in between has answered */ }
      if (request.status !== 200 || !answer?.address) {
        done(answer?.detail ?? (request.status === 429 ? words.busy : words.failed), true);
        return resolve(null);
      }
      const link = document.createElement('a');
      link.href = answer.address;
      link.textContent = words.read;
      done(link);
      resolve(answer);
    });
    request.send(body);
  });
}

async function run() {
  running = true;
  const answers = [];
  let all = true;
  while (waiting.length) {
    const answer = await send(waiting.shift());
    if (answer) answers.push(answer); else all = false;
  }
  running = false;
  const form = zone();
  const status = form?.querySelector('[role=status]');
  if (status) status.textContent = form.dataset.finished;
  form?.reset();
  // What was refused or broke off stays to be read; every file that came through has its link.
  if (!all || !answers.length) return;
  const query = new URLSearchParams([...answers.flatMap(a => a.new.map(id => ['new', id])), ...answers.flatMap(a => a.known.map(id => ['known', id]))]);
  location.assign(answers.length === 1 ? answers[0].address : `/submit?${query}`);
}

function add(form, files) {
  if (!running) form.querySelector('.uploads').replaceChildren();
  let refused = false;
  for (const file of files) {
    const entry = row(form, file);
    if (file.size > Number(form.dataset.upload)) {
      refused = true;
      entry.item.setAttribute('role', 'alert');
      entry.done(fill(form.dataset.tooLarge, file.name), true);
      continue;
    }
    entry.cancel.onclick = () => { entry.cancelled = true; entry.done(form.dataset.cancelled); };
    waiting.push(entry);
  }
  if (!running && waiting.length) run();
  else if (refused) form.reset();
}

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-upload]');
  if (!form) return;
  event.preventDefault();
  add(form, form.elements.file.files);
});
document.addEventListener('change', event => { if (event.target.name === 'folder') add(event.target.form, ours(event.target.files)); });

// The page's own button does not say what was chosen, as the browser's does.
function choose(form, files) {
  const chosen = form.querySelector('.chosen');
  chosen.textContent = [...files].map(file => file.name).join(', ') || chosen.dataset.none;
}
document.addEventListener('change', event => { if (event.target.id === 'file') choose(event.target.form, event.target.files); });
document.addEventListener('reset', event => { if (event.target.matches('form[data-upload]')) choose(event.target, []); });

// What programs leave lying about in folders is nobody's report.
const ours = files => [...files].filter(file => !/^(\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(file.name));

async function walk(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A folder is given out in portions.
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!portion.length) return found;
    for (const inner of portion) found.push(...await walk(inner));
  }
}

const brings = event => event.dataTransfer?.types.includes('Files');
document.addEventListener('dragover', event => {
  if (!zone() || !brings(event)) return;
  event.preventDefault();
  zone().classList.add('over');
});
document.addEventListener('dragleave', event => { if (!event.relatedTarget) zone()?.classList.remove('over'); });
document.addEventListener('drop', event => {
  const form = zone();
  if (!form || !brings(event)) return;
  // Anywhere on the page: a file dropped beside the zone would otherwise take the page's place.
  event.preventDefault();
  form.classList.remove('over');
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.some(entry => entry.isDirectory)) Promise.all(entries.map(walk)).then(found => add(form, ours(found.flat())));
  else add(form, event.dataTransfer.files);
});
document.addEventListener('paste', event => {
  const form = zone();
  if (!form || event.target.closest?.('textarea, input:not([type=file])')) return;
  const { files } = event.clipboardData;
  // Cells copied from a spreadsheet come as a table, and with some pictures of it: the table is what is meant.
  const table = event.clipboardData.getData('text/html');
  const text = event.clipboardData.getData('text/plain');
  const cells = /<table/i.test(table) ? new File([table], `${form.dataset.pasted}.html`) : text.includes('\t') ? new File([text], `${form.dataset.pasted}.csv`) : null;
  if (!cells && !files.length) return;
  event.preventDefault();
  add(form, cells ? [cells] : files);
});
addEventListener('beforeunload', event => { if (running) event.preventDefault(); });

// A comment typed on one page of a submission is still there on the next one, until a page says that it has been sent.
function restore() {
  for (const sent of document.querySelectorAll('[data-sent]')) sessionStorage.removeItem(`draft-${sent.dataset.sent}`);
  for (const field of document.querySelectorAll('[data-draft]')) if (!field.value) field.value = sessionStorage.getItem(`draft-${field.dataset.draft}`) ?? '';
}
document.addEventListener('input', event => { if (event.target.dataset?.draft) sessionStorage.setItem(`draft-${event.target.dataset.draft}`, event.target.value); });
Blazor.addEventListener('enhancedload', restore);
restore();
