// Runs in the browser, as it is: nothing builds it. What the models beside the page were given.
/* oxlint-disable no-restricted-globals, typescript/no-unsafe-return -- the browser's own fetch and setTimeout are all there is; no types reach the browser */
import { make } from './draw-event.js';

const LOOK_AGAIN_MS = 1000;

/** Each request as it arrived: what left for a model stands here, byte for byte. */
function drawModels({ asked }) {
  const box = document.getElementById('models');
  const list = box.querySelector('ol');
  const state = JSON.stringify(asked);
  if (list.dataset.state === state) return;
  list.dataset.state = state;
  box.querySelector('[role="status"]').textContent = asked.length === 0 ? 'nothing' : `${asked.length} ${asked.length === 1 ? 'question' : 'questions'}`;
  const items = asked.map(({ model, bytes, text }) => {
    const item = make('li', {}, `${model}, ${bytes} bytes`);
    item.append(make('pre', { textContent: text }));
    return item;
  });
  list.replaceChildren(...items);
}

/** Shows them again and again, for as long as the page is open. */
export async function watchModels() {
  document.getElementById('models').hidden = false;
  for (;;) {
    try {
      drawModels(await (await fetch('/playground/models')).json());
    } catch {
      // The next look may work again; what was shown stays.
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
