// A chart to take along. The page's styles do not go with a file, so that each element gets its own.
const carried = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
const scale = 2;

function standalone(svg) {
  const copy = svg.cloneNode(true);
  const [, , width, height] = svg.getAttribute('viewBox').split(' ');
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of carried) if (style.getPropertyValue(name)) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const paper = document.createElementNS(svg.namespaceURI, 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: getComputedStyle(document.body).backgroundColor })) paper.setAttribute(name, value);
  copy.prepend(paper);
  const title = document.createElementNS(svg.namespaceURI, 'title');
  title.textContent = `${svg.getAttribute('aria-label')} ${document.querySelector('.only-print')?.textContent ?? ''}`;
  copy.prepend(title);
  copy.setAttribute('xmlns', svg.namespaceURI);
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function offer(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export async function save(svg, kind, name) {
  const { text, width, height } = standalone(svg);
  if (kind === 'svg') return offer(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => offer(blob, `${name}.png`));
}
