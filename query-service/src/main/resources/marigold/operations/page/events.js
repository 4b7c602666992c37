// The event store, looked through.

import {get} from "./api.js";
import {confirmed} from "./dialogs.js";
import {byId, h, row, say, show, table} from "./dom.js";
import * as words from "./words.js";

const form = byId("events-form");
const types = new Set();
let head = 0;
let chosen = 0;
let listed = [];

function question() {
  const wanted = new URLSearchParams();
  for (const name of ["type", "aggregate", "tenant"]) {
    const value = form.elements[name].value.trim();
    if (value) wanted.set(name, value);
  }
  return wanted;
}

/** The newest, or with `before` the page after them. */
export async function load(before = 0) {
  const wanted = question();
  if (before) wanted.set("before", before);
  const page = await get(`/ops/v1/events?${wanted}`);
  listed = before ? [...listed, ...page.events] : page.events;
  head = page.head;
  for (const each of page.events) types.add(each.eventType);
  byId("event-types").replaceChildren(...[...types].sort().map(type => h("option", {value: type})));
  const rows = listed.map(each => row([
    ["Position", "number", h("a", {href: `#events/${each.position}`}, words.number(each.position))],
    ["Recorded", "", words.time(each.recordedAt)],
    ["Type", "", each.eventType],
    ["Stream", "", each.aggregateId],
    ["Number", "number", words.number(each.sequenceNumber)],
    ["Whose", "", each.tenant || "the platform's"],
  ], {"data-event": each.position}));
  byId("events").replaceChildren(
      rows.length
        ? h("div.wide", table("events", "Events, the newest first",
            [["Position", "number"], ["Recorded"], ["Type"], ["Stream"], ["Number", "number"], ["Whose"]], rows))
        : h("p.empty", page.more ? "None among those that were looked through." : "There are none."),
      page.more ? h("p.more", h("button", {type: "button", id: "older", onclick: () => older(page.next, listed.length)}, "Older")) : "");
  mark();
}

async function older(next, already) {
  await load(next);
  document.querySelectorAll("[data-event]")[already]?.querySelector("a").focus();
}

/** How far everything is decided, and who keeps it from going further. */
export async function horizon() {
  const {head: last, lagEvents, openAppends} = await get("/ops/v1/events/horizon");
  const oldest = openAppends[0];
  say(byId("horizon"), oldest
    ? `Decided up to ${words.number(last)}; ${words.plural(openAppends.length, "append is open", "appends are open")}, `
      + `the oldest for ${words.span(oldest.secondsOpen ?? 0)} (process ${oldest.process}), ${words.plural(lagEvents, "position")} wait.`
    : `Decided up to ${words.number(last)}. No append is open.`);
}

/** Told by the stream how far the store is. */
export async function moved(to) {
  if (to > head && form.elements.follow.checked && listed.length <= 50) await Promise.all([load(), horizon()]);
}

function mark() {
  for (const each of document.querySelectorAll("[data-event]")) {
    each.classList.toggle("chosen", Number(each.dataset.event) === chosen);
  }
}

export function close() {
  chosen = 0;
  mark();
}

/** @return whether it is still wanted by then */
export async function open(position) {
  chosen = position;
  mark();
  const {event, payload, metadata} = await get(`/ops/v1/events/${position}`);
  if (chosen !== position) return false;
  const holds = h("pre", {tabindex: "0", "aria-label": "Payload"}, JSON.stringify(payload, null, 2));
  byId("event").replaceChildren(
      h("header",
          h("h2", {id: "event-title", tabindex: "-1"}, `Event ${words.number(event.position)}`),
          h("a.close", {href: "#events", "aria-label": "Close the event"}, "Close")),
      h("dl.figures",
          h("div", h("dt", "Type"), h("dd", `${event.eventType}, revision ${event.revision}`)),
          h("div", h("dt", "Stream"), h("dd", `${event.aggregateId}, number ${event.sequenceNumber}`)),
          h("div", h("dt", "Whose"), h("dd", event.tenant || "the platform's")),
          h("div", h("dt", "Happened"), h("dd", words.time(event.occurredAt))),
          h("div", h("dt", "Recorded"), h("dd", words.time(event.recordedAt))),
          h("div", h("dt", "Id"), h("dd", event.eventId))),
      h("h3", "What it holds"),
      h("p.hint", "Texts may be people's names, and are masked. ",
          h("button", {type: "button", id: "unmask", class: "quiet", onclick: () => unmask(event.position, holds)}, "Show texts …")),
      holds,
      h("h3", "Who asked"),
      h("pre", {tabindex: "0", "aria-label": "Metadata"}, JSON.stringify(metadata, null, 2)));
  show(byId("event"), true);
  return true;
}

function unmask(position, holds) {
  confirmed({
    title: `Show the texts of event ${words.number(position)}`,
    happens: ["They may be people's names, addresses and telephone numbers. That you looked is written down."],
    confirm: "Show texts",
    act: async data => {
      const whole = await get(`/ops/v1/events/${position}?payload=true&reason=${encodeURIComponent(data.get("reason"))}`);
      holds.textContent = JSON.stringify(whole.payload, null, 2);
      return `The texts of event ${words.number(position)} are shown.`;
    },
  });
}

form.addEventListener("submit", submitted => {
  submitted.preventDefault();
  load().catch(refused => byId("events").replaceChildren(h("p.trouble", {role: "alert"}, refused.message)));
});
