// Events that a read model could not take, and those behind them.

import {get, may, post} from "./api.js";
import {confirmed} from "./dialogs.js";
import {byId, h, row, show, table} from "./dom.js";
import * as words from "./words.js";

const SHOWN_MAX = 200;

let only = "";
let chosen = "";
let listedAs = "";

const letterPath = (model, position) => `/ops/v1/dead-letters/${encodeURIComponent(model)}/${position}`;

/** Looks anew. */
export async function load(model = only) {
  only = model;
  const [groups, letters] = await Promise.all([
    get("/ops/v1/dead-letters/groups"),
    get(`/ops/v1/dead-letters${only ? `?projection=${encodeURIComponent(only)}` : ""}`),
  ]);
  // What somebody is about to press stays where it is while nothing has changed.
  const found = JSON.stringify([only, groups, letters]);
  if (found === listedAs) return;
  listedAs = found;
  byId("groups").replaceChildren(...(groups.length ? [h("ul.groups", groups.map(group))] : []));
  byId("letters").replaceChildren(...listed(letters));
  mark();
}

function group(each) {
  return h("li",
      h("p.failure", each.failure),
      h("dl.figures",
          h("div", h("dt", "Read model"), h("dd", each.readModel)),
          h("div", h("dt", "Type"), h("dd", each.eventType)),
          h("div", h("dt", "Failed"), h("dd", words.plural(each.events, "event"))),
          h("div", h("dt", "Behind them"), h("dd", words.number(each.waiting))),
          h("div", h("dt", "First"), h("dd", words.time(each.firstAt))),
          h("div", h("dt", "Last"), h("dd", words.time(each.lastAt)))),
      may("ops:operate") && h("button", {type: "button", "data-retry": each.readModel, onclick: () => retryAll(each.readModel)}, `Retry all of ${each.readModel} …`));
}

function listed(letters) {
  if (!letters.length) return [h("p.empty", only ? `No event is parked by ${only}.` : "No event is parked.")];
  const rows = letters.slice(0, SHOWN_MAX).map(each => row([
    ["Position", "number", h("a", {href: `#dead-letters/${each.readModel}/${each.position}`}, words.number(each.position))],
    ["Read model", "", each.readModel],
    ["Type", "", each.eventType],
    ["Because", "because", each.failure || `behind ${words.number(each.sequence)}`],
    ["Parked", "", words.time(each.parkedAt)],
    ["Tries", "number", words.number(each.tries)],
  ], {"data-letter": `${each.readModel}/${each.position}`}));
  const caption = only ? `Events parked by ${only}` : "Parked events";
  return [
    only && h("p.tools", `Only ${only}. `, h("a", {href: "#dead-letters"}, "All read models")),
    h("div.wide", table("letters", caption,
        [["Position", "number"], ["Read model"], ["Type"], ["Because"], ["Parked"], ["Tries", "number"]], rows)),
    letters.length > SHOWN_MAX && h("p.hint", `and ${words.number(letters.length - SHOWN_MAX)} more.`),
  ].filter(Boolean);
}

function mark() {
  for (const each of document.querySelectorAll("[data-letter]")) {
    each.classList.toggle("chosen", each.dataset.letter === chosen);
  }
}

export function close() {
  chosen = "";
  mark();
}

/**
 * Shows one event: what it holds, with masked texts, and what can be done with it.
 *
 * @return whether it is still wanted by then
 */
export async function open(model, position) {
  chosen = `${model}/${position}`;
  mark();
  const {letter, payload} = await get(letterPath(model, position));
  if (chosen !== `${model}/${position}`) return false;
  const holds = h("pre", {tabindex: "0", "aria-label": "Payload"}, JSON.stringify(payload, null, 2));
  const would = h("div.would", {role: "status"});
  byId("letter").replaceChildren(...[
      h("header",
          h("h2", {id: "letter-title", tabindex: "-1"}, `Event ${words.number(letter.position)}`),
          h("a.close", {href: only ? `#dead-letters/${only}` : "#dead-letters", "aria-label": "Close the event"}, "Close")),
      h("p.trouble", letter.failure || `It waits behind event ${words.number(letter.sequence)}.`),
      h("dl.figures",
          h("div", h("dt", "Read model"), h("dd", h("a", {href: `#projections/${letter.readModel}`}, letter.readModel))),
          h("div", h("dt", "Type"), h("dd", letter.eventType)),
          h("div", h("dt", "Tenant"), h("dd", String(letter.tenant))),
          h("div", h("dt", "Parked"), h("dd", words.time(letter.parkedAt))),
          h("div", h("dt", "Tries"), h("dd", words.number(letter.tries))),
          h("div", h("dt", "Kind"), h("dd", letter.fingerprint || "waits"))),
      letter.whole && h("p.notice", "Nobody can say which rows it concerns, so all of the tenant's rows wait."),
      h("h3", "What it holds"),
      h("p.hint", "Texts may be people's names, and are masked; that you look is written down. ",
          h("button", {type: "button", id: "unmask", class: "quiet", onclick: async clicked => {
            const whole = await get(`${letterPath(model, position)}?payload=true`);
            holds.textContent = JSON.stringify(whole.payload, null, 2);
            clicked.target.closest("p").replaceChildren("Texts are shown.");
            holds.focus();
          }}, "Show texts")),
      holds,
      h("h3", "What it would do now"),
      h("div.buttons", h("button", {type: "button", id: "do-diff", onclick: async () => would.replaceChildren(...await rehearsed(model, position))},
          "Look")),
      would,
      h("h3", "Actions"),
      h("ul.doing",
          doing("retry", "Retry …", "Apply it, and what waits behind it.", "ops:operate", () => retry(letter)),
          doing("discard", "Discard …", "Give it up; what waits behind it is tried.", "ops:destroy", () => discard(letter))),
  ].filter(Boolean));
  show(byId("letter"), true);
  return true;
}

function doing(name, label, hint, scope, act) {
  const able = may(scope);
  return h("li",
      h("button", {type: "button", id: `do-${name}`, "aria-describedby": `hint-${name}`, "aria-disabled": able ? null : "true",
        onclick: () => able && act()}, label),
      h("span.hint", {id: `hint-${name}`}, able ? hint : "You did not sign in for it."));
}

async function rehearsed(model, position) {
  const {failure, changes} = await get(`${letterPath(model, position)}/diff`);
  if (failure) return [h("p.trouble", `It would fail again: ${failure}`)];
  if (!changes.length) return [h("p", "It would be taken, and change no row.")];
  return [
    h("p", `It would be taken, and set ${words.plural(changes.length, "row")}:`),
    h("ul.rows", changes.map(change => h("li", change))),
  ];
}

async function done(answer) {
  await load();
  const parked = answer.parked ? `, ${words.plural(answer.parked, "event")} still parked` : "";
  if (chosen) location.hash = only ? `dead-letters/${only}` : "dead-letters";
  return `${words.plural(answer.applied, "event")} applied${parked}.`;
}

function retryAll(model) {
  confirmed({
    title: `Retry all of ${model}`,
    happens: get(`/ops/v1/dead-letters?projection=${encodeURIComponent(model)}`).then(letters => [
      `${words.plural(letters.length, "parked event")} of ${model} ${letters.length === 1 ? "is" : "are"} tried in their order. `
        + "What fails again stays parked, with everything behind it."]),
    confirm: "Retry all",
    act: async form => done(await post(`/ops/v1/dead-letters/${encodeURIComponent(model)}/retry`, {reason: form.get("reason")})),
  });
}

function retry(letter) {
  confirmed({
    title: `Retry event ${words.number(letter.position)}`,
    happens: rehearsed(letter.readModel, letter.position),
    confirm: "Retry",
    act: async form => done(await post(`/ops/v1/dead-letters/${encodeURIComponent(letter.readModel)}/retry`,
        {reason: form.get("reason"), position: letter.position})),
  });
}

function discard(letter) {
  confirmed({
    title: `Discard event ${words.number(letter.position)}`,
    happens: [
      `${letter.readModel} will never apply this event: its rows stay as if it had not happened, until a rebuild. `
        + "The event itself stays in the store, and other read models keep it.",
      "What waits behind it is tried.",
    ],
    confirm: "Discard",
    danger: true,
    act: async form => done(await post(`${letterPath(letter.readModel, letter.position)}/discard`, {reason: form.get("reason")})),
  });
}
