// What every part of the page makes its elements with. Text is only ever text: nothing is parsed as HTML.

/** An element: `h("p.lead", {id: "x", onclick: f}, "text", child)`. */
export function h(what, ...rest) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  const hasProperties = rest.length && rest[0] && Object.getPrototypeOf(rest[0]) === Object.prototype;
  const properties = hasProperties ? rest.shift() : {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
  }
  element.append(...rest.flat().filter(part => part !== null && part !== undefined && part !== "" && part !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** Sets a text only when it is another one, so that a live page leaves selections and readers alone. */
export function say(element, text) {
  const wanted = String(text);
  if (element.textContent !== wanted) element.textContent = wanted;
}

/** As `setAttribute`, when it is another value; null takes the attribute away. */
export function mark(element, name, value) {
  if (value === null || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

/** A table with a caption; columns are `[heading, class]`, rows are made by the caller with [row]. */
export function table(name, caption, columns, rows) {
  return h(`table.${name}`, {role: "table"},
      h("caption.unseen", caption),
      h("thead", {role: "rowgroup"}, h("tr", {role: "row"}, columns.map(([heading, kind]) =>
          h(kind ? `th.${kind}` : "th", {role: "columnheader", scope: "col"}, heading)))),
      h("tbody", {role: "rowgroup"}, rows));
}

/** A row; cells are `[heading, class, ...content]`. The first names the row. */
export function row(cells, properties = {}) {
  return h("tr", {role: "row", ...properties}, cells.map(([heading, kind, ...content], at) => {
    const tag = at === 0 ? "th" : "td";
    const roles = at === 0 ? {role: "rowheader", scope: "row"} : {role: "cell"};
    return h(kind ? `${tag}.${kind}` : tag, {...roles, "data-label": heading}, ...content);
  }));
}

/** Says something to those who listen, and for a moment to those who look. */
export function announce(text) {
  const status = byId("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
  const toast = byId("toast");
  toast.textContent = text;
  toast.classList.add("seen");
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => toast.classList.remove("seen"), 6000);
}
