// One read model: how it stands, its rebuilds, and everything that an operator can do with it.

import {get, may, post} from "./api.js";
import {confirmed} from "./dialogs.js";
import {announce, byId, h, mark, row, say, show, table} from "./dom.js";
import * as list from "./projections.js";
import * as words from "./words.js";

const FOLLOWS_MILLIS = 1000;
const STEPS = ["PLANNED", "BUILDING", "CATCHING_UP", "VERIFYING", "READY", "SWAPPED"];

let shown = "";
let part = {};

const path = (name, action) => `/ops/v1/projections/${encodeURIComponent(name)}/${action}`;

export const current = () => shown;

/** Shows one read model beside the list. */
export function open(name) {
  if (shown !== name) {
    shown = name;
    build(name);
    history();
  }
  refresh();
}

export function close() {
  shown = "";
  byId("model").replaceChildren();
}

/** Sets what changed; `standing` says that more than figures did. */
export function refresh(standing = false) {
  const model = list.model(shown);
  if (!shown || !model || !part.state) return;
  list.state(part.state, model.state);
  say(part.error, model.lastError);
  show(part.error, model.lastError !== "");
  say(part.pause, model.pause ? paused(model.pause) : "");
  show(part.pause, !!model.pause);
  mark(part.bar, "max", Math.max(model.head, 1));
  mark(part.bar, "value", Math.max(model.position, 0));
  part.bar.classList.toggle("whole", model.lagEvents === 0);
  say(part.position, `${words.number(Math.max(model.position, 0))} of ${words.number(Math.max(model.head, 0))}`);
  say(part.lag, model.lagEvents === 0 ? "none" : `${words.plural(model.lagEvents, "event")}, ${words.lag(model.lagSeconds)}`);
  say(part.rate, words.rate(model.ratePerSecond));
  say(part.left, list.timeLeft(model));
  say(part.version, `${model.version}, edition ${model.edition}`);
  say(part.parked, model.deadLetters === 0 ? "none" : words.number(model.deadLetters));
  rebuild(model.rebuild);
  for (const action of ACTIONS) {
    const unable = withheld(action) || action.unable(model);
    const {button, hint} = part.buttons[action.name];
    mark(button, "aria-disabled", unable ? "true" : null);
    say(hint, unable || action.hint);
  }
  if (standing) history();
}

function paused(pause) {
  const what = pause.onlyRebuild ? "Its rebuild rests" : "It rests";
  const until = pause.until ? `until ${words.moment(pause.until)}` : "until it is resumed";
  return `${what} ${until}. ${pause.by}: ${pause.reason}`;
}

function build(name) {
  part = {
    buttons: {},
    state: h("span.state"),
    error: h("p.trouble"),
    pause: h("p.notice"),
    bar: h("progress", {"aria-label": `${name}: applied`}),
    rebuild: h("section.rebuild", {"aria-labelledby": "rebuild-title"}),
    history: h("section.history", {"aria-labelledby": "history-title"}),
  };
  const figure = (key, heading, ...content) => {
    part[key] = h("dd", ...content);
    return h("div", h("dt", heading), part[key]);
  };
  buildRebuild();
  byId("model").replaceChildren(
      h("header",
          h("h2", {id: "model-title", tabindex: "-1"}, name),
          part.state,
          h("a.close", {href: "#projections", "aria-label": `Close ${name}`}, "Close")),
      part.error,
      part.pause,
      part.bar,
      h("dl.figures",
          figure("position", "Applied"),
          figure("lag", "Behind"),
          figure("rate", "Rate"),
          figure("left", "Time left"),
          figure("version", "Version"),
          figure("parked", "Parked events")),
      part.rebuild,
      h("section.actions", {"aria-labelledby": "actions-title"},
          h("h3", {id: "actions-title"}, "Actions"),
          h("ul", ACTIONS.map(action => {
            const button = h("button",
                {type: "button", id: `do-${action.name}`, "aria-describedby": `hint-${action.name}`, onclick: () => begin(action)},
                `${action.label} …`);
            const hint = h("span.hint", {id: `hint-${action.name}`});
            part.buttons[action.name] = {button, hint};
            return h("li", button, hint);
          }))),
      part.history);
}

function buildRebuild() {
  part.steps = Object.fromEntries(STEPS.map(step => [step, h("li", words.steps[step])]));
  part.rebuildTitle = h("h3", {id: "rebuild-title"});
  part.rebuildWhy = h("p.why");
  part.rebuildBar = h("progress.second", {max: "1", "aria-label": "Rebuild"});
  part.rebuildSays = h("p.says");
  part.rebuildProblem = h("p.trouble");
  part.differences = h("div");
  part.rebuild.append(
      part.rebuildTitle,
      part.rebuildWhy,
      h("ol.steps", Object.values(part.steps)),
      part.rebuildBar,
      part.rebuildSays,
      part.rebuildProblem,
      part.differences);
}

function rebuild(it) {
  show(part.rebuild, !!it);
  if (!it) return;
  say(part.rebuildTitle, `${it.purpose === "VERIFY" ? "Comparison" : "Rebuild"} ${it.id}`);
  say(part.rebuildWhy, [`${it.askedBy}, ${words.moment(it.askedAt)}`, it.reason].filter(text => text).join(": "));
  for (const [step, element] of Object.entries(part.steps)) {
    const reached = STEPS.indexOf(it.state);
    mark(element, "aria-current", it.state === step ? "step" : null);
    element.classList.toggle("past", STEPS.indexOf(step) < reached);
    show(element, !(it.purpose === "VERIFY" && ["READY", "SWAPPED"].includes(step)));
  }
  mark(part.rebuildBar, "value", it.progress);
  show(part.rebuildBar, words.isAside(it));
  say(part.rebuildSays, says(it));
  say(part.rebuildProblem, it.problem);
  show(part.rebuildProblem, it.problem !== "");
  const rows = JSON.stringify(it.differences);
  if (part.differencesOf !== rows) part.differences.replaceChildren(...differences(it));
  part.differencesOf = rows;
}

function says(it) {
  const end = it.waitsForOperator ? "It waits for a word: swap or retire." : "";
  if (it.state === "PLANNED") return "It waits for its turn.";
  if (words.isApplying(it)) {
    const most = it.eventsPerSecondMax ? ` (at most ${words.rate(it.eventsPerSecondMax)})` : "";
    return `${words.number(it.position)} of ${words.number(it.head)}, ${words.rate(it.ratePerSecond)}${most}, ${words.left(it)}.`;
  }
  return [words.compared(it), it.state === "SWAPPED" ? "The tables before it are kept" : "", end]
      .filter(text => text).map(text => text.endsWith(".") ? text : `${text}.`).join(" ");
}

/** Only the columns that differ, of the first rows that do. */
function differences(it) {
  if (!it.differences?.length) return [];
  const value = (side, column) => side === null || side === undefined ? "no such row" : String(JSON.stringify(side[column]) ?? "–");
  const lines = it.differences.flatMap(each => {
    const columns = [...new Set([...Object.keys(each.live ?? {}), ...Object.keys(each.rebuilt ?? {})])];
    const differ = columns.filter(column => JSON.stringify(each.live?.[column]) !== JSON.stringify(each.rebuilt?.[column]));
    const name = `${each.table} ${Object.entries(each.key ?? {}).map(([column, key]) => `${column} ${key}`).join(", ")}`;
    if (!each.live || !each.rebuilt) {
      return [row([["Row", "", name], ["Column", "", "all"], ["Live", "", each.live ? "there" : "no such row"],
        ["Rebuilt", "", each.rebuilt ? "there" : "no such row"]])];
    }
    return differ.map(column => row([["Row", "", name], ["Column", "", column],
      ["Live", "", value(each.live, column)], ["Rebuilt", "", value(each.rebuilt, column)]]));
  });
  return [h("h4", "The first rows that differ"),
    h("div.wide", table("differences", "Rows that differ", [["Row"], ["Column"], ["Live"], ["Rebuilt"]], lines))];
}

/** The rebuilds and comparisons before; a comparison's result is found here. */
async function history() {
  const name = shown;
  let before;
  try {
    before = (await get("/ops/v1/rebuilds")).filter(each => each.readModel === name);
  } catch {
    return;
  }
  if (shown !== name) return;
  const old = before.filter(each => each.id !== list.model(name)?.rebuild?.id).slice(0, 5);
  part.history.replaceChildren(...(old.length === 0 ? [] : [
    h("h3", {id: "history-title"}, "Earlier"),
    h("ul", old.map(each => h("li",
        h("p", h("strong", words.rebuildState(each)), " ", words.time(each.changedAt), each.reason ? `, ${each.askedBy}: ${each.reason}` : `, ${each.askedBy}`),
        words.compared(each) && h("p.hint", `${words.compared(each)}.`),
        ...differences(each)))),
  ]));
  show(part.history, old.length > 0);
}

/** Waits for the end of what was begun here, also when it ends between two messages of the stream, and tells of it. */
async function follow({id, readModel}) {
  for (;;) {
    await new Promise(done => setTimeout(done, FOLLOWS_MILLIS));
    let it;
    try {
      it = await get(`/ops/v1/rebuilds/${id}`);
    } catch {
      return;
    }
    if (words.isAside(it) && !it.waitsForOperator) continue;
    const result = words.compared(it);
    announce(it.purpose === "VERIFY" && result
      ? `Comparison ${id} of ${readModel}: ${result}.`
      : `Rebuild ${id} of ${readModel}: ${words.rebuildState(it).toLowerCase()}${result && `; ${result}`}.`);
    if (shown === readModel) await history();
    return;
  }
}

const busy = model => words.isAside(model.rebuild)
  ? `${model.rebuild.purpose === "VERIFY" ? "A comparison" : "A rebuild"} is not finished.` : "";

const ACTIONS = [
  {
    name: "rebuild",
    label: "Rebuild",
    hint: "Build new tables beside the live ones, compare, swap.",
    unable: busy,
    begin: model => confirmed({
      title: `Rebuild ${model.name}`,
      happens: rehearsed(model.name),
      fields: [
        h("label", "Compare before the swap", h("select", {name: "verify"},
            h("option", {value: "full"}, "all rows"),
            h("option", {value: "sample:10%"}, "a tenth of the rows"),
            h("option", {value: "sample:1%"}, "a hundredth of the rows"),
            h("option", {value: "none"}, "no rows"))),
        rateField(),
        h("label.tick", h("input", {type: "checkbox", name: "swap", checked: true}), " Swap by itself when no row differs"),
      ],
      confirm: "Rebuild",
      act: async form => {
        const rebuild = await post(path(model.name, "rebuild"), {
          reason: form.get("reason"), verify: form.get("verify"), swap: form.has("swap"), ...rateOf(form)});
        follow(rebuild);
        return `Rebuild ${rebuild.id} of ${model.name} has begun.`;
      },
    }),
  },
  {
    name: "verify",
    label: "Verify",
    hint: "Build aside only to compare; nothing is put in place.",
    unable: busy,
    begin: model => confirmed({
      title: `Verify ${model.name}`,
      happens: rehearsed(model.name, true),
      fields: [rateField()],
      confirm: "Verify",
      optional: true,
      act: async form => {
        const rebuild = await post(path(model.name, "verify"), {reason: form.get("reason"), ...rateOf(form)});
        follow(rebuild);
        return `Comparison ${rebuild.id} of ${model.name} has begun.`;
      },
    }),
  },
  {
    name: "pause",
    label: "Pause",
    hint: "Let it rest; its rows go on answering.",
    unable: model => model.pause ? "It is paused." : "",
    begin: model => confirmed({
      title: `Pause ${model.name}`,
      happens: [`No further event is applied to ${model.name}: its rows answer as they are, and grow older.`,
        "The pause outlasts a restart."],
      fields: [
        h("label", "For how long", h("select", {name: "minutes"},
            h("option", {value: ""}, "until somebody resumes it"),
            h("option", {value: "15"}, "15 minutes"),
            h("option", {value: "60"}, "an hour"),
            h("option", {value: "480"}, "8 hours"))),
        h("label.tick", h("input", {type: "checkbox", name: "onlyRebuild"}), " Only its rebuild; the live rows go on"),
      ],
      confirm: "Pause",
      act: async form => {
        const minutes = Number(form.get("minutes"));
        await post(path(model.name, "pause"), {
          reason: form.get("reason"),
          ...(form.has("onlyRebuild") ? {onlyRebuild: true} : {}),
          ...(minutes ? {until: new Date(Date.now() + minutes * 60000).toISOString()} : {}),
        });
        return `${model.name} rests.`;
      },
    }),
  },
  {
    name: "resume",
    label: "Resume",
    hint: "Let it go on where it stopped.",
    unable: model => model.pause ? "" : "It is not paused.",
    begin: model => simple(model, "resume", "Resume",
        [`${model.name} goes on after event ${words.number(model.position)}; ${words.plural(model.lagEvents, "event")} wait for it.`],
        "goes on."),
  },
  {
    name: "swap",
    label: "Swap",
    hint: "Put the tables that are ready in place.",
    unable: model => model.rebuild?.state === "READY" ? "" : "No rebuild is ready.",
    begin: model => simple(model, "swap", "Swap",
        [`The tables of rebuild ${model.rebuild.id} take the place of the live ones at once; no request fails.`,
          model.rebuild.rowsDifferent
            ? `${words.plural(model.rebuild.rowsDifferent, "row")} of ${words.number(model.rebuild.rowsCompared)} differ: readers will see other answers.`
            : `${words.compared(model.rebuild) || "No row was compared"}.`,
          "The tables before are kept, so you can roll back."],
        "has its new tables.", !!model.rebuild.rowsDifferent),
  },
  {
    name: "rollback",
    label: "Roll back",
    hint: "Put the tables from before the last swap in place.",
    unable: model => model.rebuild?.state === "SWAPPED" ? "" : "No tables from before a swap are kept.",
    begin: model => simple(model, "rollback", "Roll back",
        [`The tables from before rebuild ${model.rebuild.id} (in place since ${words.moment(model.rebuild.changedAt)}) come back, `
          + "with everything that has happened since. No request fails."],
        "has its former tables."),
  },
  {
    name: "retire",
    scope: "ops:destroy",
    label: "Retire",
    hint: "Drop the tables that are not live.",
    unable: model => model.rebuild ? "" : "It has only its live tables.",
    begin: model => simple(model, "retire", "Retire",
        [words.isAside(model.rebuild)
          ? `Rebuild ${model.rebuild.id} ends, and its tables are dropped. The live tables stay as they are.`
          : "The tables from before the last swap are dropped: there is no way back to them afterwards."],
        "has only its live tables.", true),
  },
];

const withheld = ({scope = "ops:operate"}) => may(scope) ? "" : "You did not sign in for it.";

function begin(action) {
  const model = list.model(shown);
  if (!withheld(action) && !action.unable(model)) action.begin(model);
}

function simple(model, action, label, happens, done, danger = false) {
  confirmed({
    title: `${label} ${model.name}`,
    happens,
    confirm: label,
    danger,
    act: async form => {
      await post(path(model.name, action), {reason: form.get("reason")});
      return `${model.name} ${done}`;
    },
  });
}

async function rehearsed(name, onlyCompares = false) {
  const told = await post(path(name, "rebuild"), {dryRun: true});
  const takes = `New tables are built beside the live ones from ${words.plural(told.events, "event")}, at about `
      + `${words.rate(told.eventsPerSecond)}: ${words.span(told.seconds)}. They take about ${words.bytes(told.diskBytes)} besides.`;
  const then = onlyCompares
    ? "Then they are compared with the live ones row by row, the first differences are named, and they are dropped."
    : "Then they are compared with the live ones, and take their place in one moment. The old ones are kept, so you can roll back.";
  return [takes, `${then} ${name} answers throughout.`];
}

const rateField = () => h("label", "At most (events a second, empty is no limit)",
    h("input", {name: "rate", type: "number", min: "1", max: "1000000", inputmode: "numeric"}));

const rateOf = form => form.get("rate") ? {rate: Number(form.get("rate"))} : {};
