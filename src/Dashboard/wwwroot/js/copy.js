// Puts a section's tables on the clipboard as cells of a spreadsheet, or an address as text. The words stand in the button's data attributes.
//
// A spreadsheet reads pasted text by its own language: 20,5 is twenty and a half in a Vietnamese one and 205 in an English one, 16.183 the other way round, 5/6 a day in both.
// So HTML says of each cell what it is: a number stands as such in x:num (Excel) and sdval (LibreOffice), which are read before the text, and everything else is marked as text.
// The text itself, which is all that plain text has, is written as the page's language has it but without groups: a Vietnamese page is pasted into a Vietnamese Excel.
// Number and words of one cell become two: 20,5 % beside "26/127 TTHC". A figure's mark (illustrative, missing) goes with it.
const ends = 'small, li, p, div, dt, dd, br, .of, .num b, .num .dim';
// A small chart shows the figures beside it once more.
const left = '.no-print, a .sr, button, form, .spk, svg:not([role=img])';
const end = '\u241e';
const mostDigits = 15;

const english = () => document.documentElement.lang === 'en';

// The invariant form of what is a number and nothing else; null for words, and for codes such as 007.
function plain(text) {
  const [group, decimal] = english() ? [',', '.'] : ['.', ','];
  const match = new RegExp(`^([+\\u2212-]?)(0|[1-9]\\d{0,2}(?:\\${group}\\d{3})+|[1-9]\\d*)(?:\\${decimal}(\\d+))?\\s?(%?)$`).exec(text);
  if (!match) return null;
  const [, sign, whole, fraction, percent] = match;
  const digits = whole.replaceAll(group, '');
  if (digits.length + (fraction?.length ?? 0) > mostDigits) return null;
  return `${sign && sign !== '+' ? '-' : ''}${digits}${fraction ? `.${fraction}` : ''}${percent}`;
}

function read(cell) {
  const copy = cell.cloneNode(true);
  for (const element of copy.querySelectorAll(left)) element.remove();
  for (const symbol of copy.querySelectorAll('svg')) symbol.replaceWith(symbol.getAttribute('aria-label') ?? '');
  for (const element of copy.querySelectorAll(ends)) { element.before(end); element.after(end); }
  const said = copy.textContent.split(end).map(part => part.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const shown = cell.matches('td.num, td[data-v]') && said.length > 0 ? plain(said[0]) : null;
  return { number: cell.dataset.v ?? shown ?? '', words: (shown === null ? said : said.slice(1)).join('; ') };
}

const nothing = { number: '', words: '' };

// A cell that spans several stands in the first, the others are empty.
function grid(table) {
  const rows = [...table.rows].map(row => ({ head: row.parentElement.tagName === 'THEAD', cells: [] }));
  [...table.rows].forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (rows[y].cells[x]) x++;
      for (let down = 0; down < cell.rowSpan && y + down < rows.length; down++) {
        for (let across = 0; across < cell.colSpan; across++) rows[y + down].cells[x + across] = down + across === 0 ? read(cell) : nothing;
      }
      x += cell.colSpan;
    }
  });
  return rows;
}

// A column of numbers with words beside them becomes two; one of buttons is left out.
function lay(rows, note) {
  const body = rows.filter(row => !row.head);
  const lowest = rows.filter(row => row.head).at(-1);
  const columns = Array.from({ length: Math.max(0, ...rows.map(row => row.cells.length)) }, (_, x) => body.map(row => row.cells[x] ?? nothing));
  return rows.map(row => columns.flatMap((column, x) => {
    if (column.every(cell => !cell.number && !cell.words)) return [];
    const cell = row.cells[x] ?? nothing;
    if (!column.some(other => other.number && other.words)) return [cell];
    if (row.head) return [cell, row === lowest ? { number: '', words: note.replace('{0}', cell.words) } : nothing];
    return [{ number: cell.number, words: '' }, { number: '', words: cell.words }];
  }));
}

const text = number => {
  const digits = number.replace('%', '');
  return (english() ? digits : digits.replace('.', ',')) + (number.endsWith('%') ? '%' : '');
};

// As in files of comma-separated values: an apostrophe keeps what somebody typed from being a formula. A difference with its unit and what it is from ("+5,3 điểm %; 95,1 %") cannot be one.
const harmless = words => (/^[=+\-@]/.test(words) && !/^[+-]\d[\d.,]*(;? [\p{L}\d.,%]+)*$/u.test(words) ? `'${words}` : words);
// Plain text cannot say that it is text: counts and codes would become days and times.
const guarded = words => (/^(0\d+|\d{16,}|\d+([/.:-]\d+)+\.?)$/.test(words) ? `'${words}` : harmless(words));

const escape = words => words.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);

function html({ number, words }) {
  if (!number) return `<td style='mso-number-format:"\\@"' sdnum="1033;0;@">${escape(harmless(words))}</td>`;
  const percent = number.endsWith('%');
  const value = percent ? Number((parseFloat(number) / 100).toPrecision(mostDigits)) : Number(number);
  return `<td x:num="${value}" sdval="${value}" ${percent ? `sdnum="1033;0;0.00%" style='mso-number-format:"0\\.00%"'` : 'sdnum="1033;"'}>${text(number)}</td>`;
}

function cells(button) {
  const tables = [...button.closest('section').querySelectorAll('table')].map(grid);
  // One below the other, with an empty row between them.
  const rows = tables.flatMap((table, i) => [...(i > 0 ? [[]] : []), ...lay(table, button.dataset.note)]);
  return {
    count: tables.flat().filter(row => !row.head).length,
    flavours: {
      'text/html': `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table x:str>${rows.map(row => `<tr>${row.map(html).join('')}</tr>`).join('')}</table></body></html>`,
      'text/plain': rows.map(row => row.map(cell => (cell.number ? text(cell.number) : guarded(cell.words))).join('\t')).join('\r\n'),
    },
  };
}

// The old way comes first: the new one takes out of HTML what it does not know, all that is said for Excel, and is not there without TLS.
async function write(flavours) {
  let written = false;
  const fill = event => {
    for (const [kind, data] of Object.entries(flavours)) event.clipboardData.setData(kind, data);
    event.preventDefault();
    written = true;
  };
  document.addEventListener('copy', fill);
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill);
  }
  if (written) return true;
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(flavours).map(([kind, data]) => [kind, new Blob([data], { type: kind })])))]);
    return true;
  } catch {
    return false;
  }
}

export async function copy(button) {
  const { copy: kind, address, done, failed } = button.dataset;
  const { count, flavours } = kind === 'address' ? { flavours: { 'text/plain': new URL(address, location.origin).href } } : cells(button);
  const words = await write(flavours) ? done.replace('{0}', count?.toLocaleString(document.documentElement.lang)) : failed;
  const said = button.parentElement.querySelector('output');
  // Said again when it is the same again.
  said.textContent = '';
  requestAnimationFrame(() => { said.textContent = words; });
}
