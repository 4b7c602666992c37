// What operators did.

import {get} from "./api.js";
import {byId, h, row, table} from "./dom.js";
import * as words from "./words.js";

const PAGE = 100;

let listed = [];

/** The latest, or those before one. */
export async function load(before = 0) {
  const page = await get(`/ops/v1/actions${before ? `?before=${before}` : ""}`);
  const next = before ? [...listed, ...page] : page;
  if (next.length && JSON.stringify(next) === JSON.stringify(listed)) return;
  listed = next;
  if (!listed.length) {
    byId("audit").replaceChildren(h("p.empty", "Nobody has done anything yet."));
    return;
  }
  byId("audit").replaceChildren(
      h("div.wide", table("audit", "Operators' actions, the latest first",
          [["When"], ["Who"], ["Action"], ["On"], ["Why"], ["Outcome"]], listed.map(line))),
      page.length === PAGE ? h("p.more", h("button", {type: "button", onclick: () => load(listed.at(-1).id)}, "Older")) : "");
}

function line(action) {
  return row([
    ["When", "", words.time(action.askedAt)],
    ["Who", "", action.askedBy],
    ["Action", "", h("strong", action.action)],
    ["On", "", action.target],
    ["Why", "why", action.reason || "–"],
    ["Outcome", "", ...outcome(action)],
  ], {"data-action": action.action, "data-target": action.target});
}

function outcome({before, after}) {
  if (after === null || after === undefined) return ["Refused, or not finished"];
  return [h("details", h("summary", summary(before, after)),
      h("p.hint", "Before"), h("pre", {tabindex: "0"}, JSON.stringify(before, null, 2)),
      h("p.hint", "After"), h("pre", {tabindex: "0"}, JSON.stringify(after, null, 2)))];
}

/** The first of what an operator would ask about. */
function summary(before, after) {
  if (Array.isArray(before) && Array.isArray(after)) {
    return `${words.number(before.length)} parked before, ${words.number(after.length)} after`;
  }
  const changes = [];
  const change = (name, from, to) => { if (from !== to) changes.push(`${name} ${from} → ${to}`); };
  change("state", before.state, after.state);
  change("edition", before.edition, after.edition);
  change("rebuild", before.rebuild?.state?.toLowerCase() ?? "none", after.rebuild?.state?.toLowerCase() ?? "none");
  if (!changes.length) change("paused", before.pause ? "yes" : "no", after.pause ? "yes" : "no");
  return changes.join(", ") || "Done";
}
