// The list of read models, kept up to date in place: a row is made once, and only texts that changed are set again.

import {announce, byId, h, mark, say, show} from "./dom.js";
import * as words from "./words.js";

const rows = new Map();
const models = new Map();
let chosen = "";

export const model = name => models.get(name);
export const all = () => [...models.values()];

/** Takes what the stream told; gives the read models of which something other than figures changed. */
export function update(changed) {
  const first = models.size === 0;
  const news = [];
  for (const each of changed) {
    const before = models.get(each.name);
    models.set(each.name, each);
    if (!rows.has(each.name)) rows.set(each.name, newRow(each.name));
    fill(rows.get(each.name), each);
    if (before && standing(before) !== standing(each)) news.push(each);
  }
  if (first || byId("models").childElementCount !== rows.size) {
    byId("models").replaceChildren(...[...rows.keys()].sort().map(name => rows.get(name).element));
  }
  if (news.length > 3) announce(`${news.length} read models changed.`);
  else if (news.length) announce(news.map(sentence).join(" "));
  filter();
  tiles();
  return first ? all() : news;
}

const standing = each => [each.state, each.edition, each.deadLetters, each.pause?.at, each.rebuild?.id, each.rebuild?.state,
  each.rebuild?.waitsForOperator].join(" ");

function sentence(each) {
  const rebuild = each.rebuild ? `; rebuild: ${words.rebuildState(each.rebuild).toLowerCase()}` : "";
  const parked = each.deadLetters ? `; ${words.plural(each.deadLetters, "event")} parked` : "";
  return `${each.name} is ${words.states[each.state].toLowerCase()}${rebuild}${parked}.`;
}

function newRow(name) {
  const cell = (heading, kind, ...content) =>
    h(kind ? `td.${kind}` : "td", {role: "cell", "data-label": heading}, ...content);
  const part = {
    link: h("a", {href: `#projections/${name}`}, name),
    state: h("span.state"),
    bar: h("progress", {"aria-label": `${name}: applied`}),
    applied: h("span.beside"),
    lag: h("span"),
    rate: h("span"),
    left: h("span"),
    version: h("span"),
    parked: h("a", {href: `#dead-letters/${name}`}),
    rebuild: h("span.beside"),
    rebuildBar: h("progress.second", {max: "1", "aria-label": `${name}: rebuild`}),
  };
  part.element = h("tr", {role: "row", "data-model": name},
      h("th", {role: "rowheader", scope: "row"}, part.link),
      cell("State", "standing", part.state),
      cell("Applied", "applied", part.bar, part.applied),
      cell("Lag", "number lag", part.lag),
      cell("Rate", "number rate", part.rate),
      cell("Left", "number left", part.left),
      cell("Version", "number version", part.version),
      cell("Parked", "number parked", part.parked),
      cell("Rebuild", "rebuild", part.rebuildBar, part.rebuild));
  part.element.addEventListener("click", clicked => {
    if (!clicked.target.closest("a")) location.hash = `projections/${name}`;
  });
  return part;
}

function fill(part, each) {
  state(part.state, each.state);
  const head = Math.max(each.head, 0);
  const position = Math.max(each.position, 0);
  mark(part.bar, "max", Math.max(head, 1));
  mark(part.bar, "value", head === 0 ? 1 : position);
  part.bar.classList.toggle("whole", each.lagEvents === 0);
  say(part.applied, applied(each));
  say(part.lag, each.position < 0 ? "–" : words.lag(each.lagSeconds));
  say(part.rate, words.rate(each.ratePerSecond));
  say(part.left, timeLeft(each));
  part.left.parentElement.classList.toggle("none", each.lagEvents === 0);
  say(part.version, each.edition === 0 ? each.version : `${each.version}.${each.edition}`);
  say(part.parked, each.deadLetters === 0 ? "" : words.number(each.deadLetters));
  mark(part.parked, "aria-label", each.deadLetters === 0 ? null : `${words.plural(each.deadLetters, "parked event")} of ${each.name}`);
  show(part.parked, each.deadLetters > 0);
  const applying = words.isApplying(each.rebuild);
  show(part.rebuildBar, applying);
  if (applying) mark(part.rebuildBar, "value", each.rebuild.progress);
  say(part.rebuild, rebuilding(each.rebuild));
  part.element.classList.toggle("attention", words.needsAttention(each));
}

/** A state is a word beside a shape; the colour only repeats it. */
export function state(element, name) {
  mark(element, "data-state", name);
  say(element, words.states[name] ?? name);
}

/** A read model that no thread has claimed yet does not know how far it is. */
function applied(each) {
  if (each.position < 0) return "being claimed";
  return each.lagEvents === 0 ? words.number(each.position) : `${words.number(each.lagEvents)} behind`;
}

export function timeLeft(each) {
  if (each.lagEvents === 0 || each.position < 0) return "–";
  if (each.state === "paused") return "paused";
  return each.etaSeconds === null || each.etaSeconds === undefined ? "not converging" : words.span(each.etaSeconds);
}

function rebuilding(rebuild) {
  if (!rebuild) return "";
  if (rebuild.state === "PLANNED") return "Waits for its turn";
  if (words.isApplying(rebuild)) {
    return `${words.rebuildState(rebuild)} ${words.percent(rebuild.progress)}, ${words.left(rebuild)}`;
  }
  return rebuild.waitsForOperator ? "Waits for a word" : words.rebuildState(rebuild);
}

function tiles() {
  const every = all();
  const count = wanted => every.filter(wanted).length;
  const parked = every.reduce((sum, each) => sum + each.deadLetters, 0);
  const figures = [
    ["running", `${count(each => each.state === "running")} of ${every.length}`, false],
    ["largest lag", words.lag(Math.max(0, ...every.filter(each => each.position >= 0).map(each => each.lagSeconds))), false],
    ["rebuilds", String(count(each => words.isAside(each.rebuild))), false],
    ["need attention", String(count(words.needsAttention)), count(words.needsAttention) > 0],
    ["position", words.number(Math.max(0, ...every.map(each => each.head))), false],
  ];
  const place = byId("tiles");
  if (!place.childElementCount) {
    place.append(...figures.map(([name]) => h("div", h("dt", name), h("dd"))));
  }
  figures.forEach(([, value, alarming], at) => {
    say(place.children[at].lastChild, value);
    place.children[at].classList.toggle("alarming", alarming);
  });
  const badge = byId("parked-count");
  say(badge, words.number(parked));
  mark(badge, "aria-label", `${parked} parked`);
  show(badge, parked > 0);
}

function filter() {
  const find = byId("find").value.trim().toLowerCase();
  const attention = byId("attention").checked;
  let shown = 0;
  for (const [name, part] of rows) {
    const visible = name.includes(find) && (!attention || words.needsAttention(models.get(name)));
    if (part.element.hidden === visible) part.element.hidden = !visible;
    shown += visible ? 1 : 0;
  }
  show(byId("no-models"), shown === 0);
  if (shown === 0 && models.size) say(byId("no-models"), attention && !find ? "Nothing needs attention." : "No read model has such a name.");
}

export function choose(name) {
  rows.get(chosen)?.link.removeAttribute("aria-current");
  rows.get(chosen)?.element.classList.remove("chosen");
  rows.get(name)?.link.setAttribute("aria-current", "true");
  rows.get(name)?.element.classList.add("chosen");
  chosen = name;
}

/** Back to where the panel was opened from. */
export function focusOn(name) {
  rows.get(name)?.link.focus();
}

byId("find").addEventListener("input", filter);
byId("attention").addEventListener("change", filter);
