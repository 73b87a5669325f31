// A page's picture with boxes over it, zoomed by keys or buttons.

import { el, svg } from "/dom.js";

const AROUND = 2.2;     // how much of the page round a box is shown, in rows' heights
const MARGIN = 6;       // pixels of paper between a box and its frame
const STEPS = [1, 1.5, 2.2, 3.2, 4.7];

export function pictureAddress(document, page) {
  return `/api/documents/${document}/pages/${page}`;
}

// So that the next picture is there at once.
const ready = new Map();
export function prefetch(document, page) {
  if (!page) return; // it has no picture
  const address = pictureAddress(document, page.page);
  if (ready.has(address)) return;
  const image = new Image();
  image.src = address;
  ready.set(address, image);
  if (ready.size > 6) ready.delete(ready.keys().next().value);
}

function rectangle([x, y, width, height], kind, title) {
  return svg("rect", { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN,
    height: height + 2 * MARGIN, class: kind }, title ? svg("title", {}, title) : null);
}

// page: {page, width, height}; boxes: [box, class, title]; focus: the box to be seen first.
export function scan(document, page, boxes, focus) {
  const drawing = svg("svg", { role: "img", "aria-label": `Sida ${page.page}`,
    viewBox: `0 0 ${page.width} ${page.height}` },
  svg("image", { href: pictureAddress(document, page.page), width: page.width, height: page.height }),
  boxes.map(([box, kind, title]) => rectangle(box, kind, title)));
  const view = el("div", { class: "scan", tabindex: 0, role: "region", "aria-label": "Skanningen" }, drawing);
  let step = focus ? 2 : 0;
  const place = () => {
    drawing.style.setProperty("width", `${STEPS[step] * 100}%`);
    if (!focus) return;
    const scale = drawing.getBoundingClientRect().width / page.width;
    view.scrollTo(Math.max(0, (focus[0] + focus[2] / 2) * scale - view.clientWidth / 2),
      Math.max(0, (focus[1] + focus[3] / 2) * scale - view.clientHeight / AROUND));
  };
  const zoom = (by) => {
    step = Math.min(STEPS.length - 1, Math.max(0, step + by));
    place();
  };
  requestAnimationFrame(place);
  return { view, zoom };
}
