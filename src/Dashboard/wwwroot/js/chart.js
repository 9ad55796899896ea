// Charts to take along, those of a section in one picture. The page's styles do not go with a file, so that each element gets its own.
const carried = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
const scale = 2;

const gap = 24;
const line = 20;

// Side by side those of a grid, one below the other those of one figure.
const across = 3;

function dressed(svg) {
  const copy = svg.cloneNode(true);
  const [left, top, width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of carried) if (style.getPropertyValue(name)) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const caption = svg.closest('article')?.querySelector('h3') ?? (svg.previousElementSibling?.matches('.fig-title') ? svg.previousElementSibling : null);
  return { copy, left, top, width, height, caption };
}

const make = (name, attributes, text) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

function standalone(svgs) {
  const parts = svgs.map(dressed);
  const columns = svgs[0].closest('.sms') ? Math.min(across, parts.length) : 1;
  const width = columns * (parts[0].width + gap) - gap;
  const whole = make('svg', { xmlns: 'http://www.w3.org/2000/svg' });
  let [y, tallest] = [0, 0];
  parts.forEach(({ copy, left, top, width: own, height: high, caption }, i) => {
    const column = i % columns;
    if (i && !column) [y, tallest] = [y + tallest + gap, 0];
    const x = column * (parts[0].width + gap);
    if (caption) {
      const style = getComputedStyle(caption);
      whole.append(make('text', { x, y: y + line * 0.7, fill: style.color, 'font-family': style.fontFamily, 'font-size': style.fontSize, 'font-weight': style.fontWeight }, caption.textContent.trim()));
    }
    const below = caption ? line : 0;
    for (const [name, value] of Object.entries({ x, y: y + below, width: own, height: high, viewBox: `${left} ${top} ${own} ${high}` })) copy.setAttribute(name, value);
    whole.append(copy);
    tallest = Math.max(tallest, below + high);
  });
  const height = y + tallest;
  whole.prepend(
    make('title', {}, `${svgs[0].getAttribute('aria-label')} ${document.querySelector('.only-print')?.textContent ?? ''}`),
    make('rect', { width, height, fill: getComputedStyle(document.body).backgroundColor }));
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) whole.setAttribute(name, value);
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export async function save(svgs, kind, name) {
  const { text, width, height } = standalone(svgs);
  if (kind === 'svg') return offer(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => offer(blob, `${name}.png`));
}
