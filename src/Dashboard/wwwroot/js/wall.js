// A screen on a wall: the clock runs, the slides turn, and a lost connection is said and recovered from. Nobody stands at it; who does uses the arrows and the space bar.
const Turn = 20_000;
const Pulse = 15_000;
const wall = () => document.querySelector('.wall');
const slides = () => [...document.querySelectorAll('.slide')];
let place = 0;
let paused = false;
let turned = Date.now();
let lost = false;

function apply() {
  const [page, all] = [wall(), slides()];
  if (!page) return;
  place = all.length ? (place + all.length) % all.length : 0;
  page.classList.toggle('turning', all.length > 1);
  page.classList.add('running');
  all.forEach((slide, i) => slide.classList.toggle('shown', i === place));
  page.querySelector('.place').replaceChildren(...all.map((_, i) => Object.assign(document.createElement('i'), { className: i === place ? 'here' : '' })));
  const button = page.querySelector('.wall-state button');
  button.hidden = all.length < 2;
  button.setAttribute('aria-pressed', paused);
  clock();
}

function turn(by) {
  place += by;
  // The first slide is simply there: only those that take its place come in.
  wall().classList.add('turned');
  turned = Date.now();
  apply();
}

function pause() {
  paused = !paused;
  turned = Date.now();
  apply();
}

function clock() {
  const page = wall();
  const time = page?.querySelector('time');
  if (time) time.textContent = new Date().toLocaleTimeString(page.dataset.lang, { timeZone: page.dataset.zone, hour: '2-digit', minute: '2-digit', hour12: false });
}

async function pulse() {
  if (!wall()) return;
  try {
    const answer = await fetch('/health/live', { cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.statusText);
    // The whole page: the program may be another one now.
    if (lost) location.reload();
  } catch {
    lost = true;
    wall().querySelector('[role=status]').textContent = wall().dataset.lost;
  }
}

document.addEventListener('keydown', event => {
  if (!wall() || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by) turn(by);
  else if (event.key === ' ' && !event.target.closest('button')) pause();
  else return;
  event.preventDefault();
});
document.addEventListener('click', event => { if (event.target.closest('.wall-state button')) pause(); });
setInterval(() => { clock(); if (!paused && Date.now() - turned >= Turn) turn(1); }, 1000);
setInterval(pulse, Pulse);
// Rendered again after a publish: the slide that was shown stays.
Blazor.addEventListener('enhancedload', apply);
apply();
