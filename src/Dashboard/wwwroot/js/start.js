// Nothing of the scripts is needed to read a page: they begin when it has been painted, and are only fetched before. Before that, they would be in its way.
const own = document.currentScript;
const { blazor, modules } = own.dataset;
const scripts = modules.split(' ').map(address => new URL(address, document.baseURI).href);

for (const [rel, href] of [['preload', blazor], ...scripts.map(script => ['modulepreload', script])]) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href, as: 'script' }));
}

async function start() {
  await new Promise((done, failed) => {
    document.body.append(Object.assign(document.createElement('script'), { src: blazor, onload: done, onerror: failed }));
  });
  // They rely on Blazor being there.
  await Promise.all(scripts.map(script => import(script)));
  own.begun = true;
}

// A page that is opened behind another one is not painted.
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
