// The page: who is signed in, which view is shown, and the stream that keeps it up to date.

import * as api from "./api.js";
import * as audit from "./audit.js";
import {announce, byId, h, mark, say, show} from "./dom.js";
import * as events from "./events.js";
import * as letters from "./letters.js";
import * as projection from "./projection.js";
import * as projections from "./projections.js";
import {Stream} from "./stream.js";
import {moment} from "./words.js";

const VIEWS = {projections: "Read models", "dead-letters": "Parked events", events: "Events", audit: "Actions"};
const LIVE = {live: "Live", connecting: "Connecting …", trouble: "The database does not answer", off: "Not connected"};
const WARNS_MILLIS = 60000;

let signedIn = false;
let warned = false;
let view = "";
let panel = "";
let turns = 0;

const stream = new Stream(told, standing => {
  say(byId("live"), LIVE[standing]);
  mark(byId("live"), "data-live", standing);
});

function told(changed) {
  const news = projections.update(changed);
  if (projection.current()) projection.refresh(news.some(each => each.name === projection.current()));
  if (!projection.current() && view === "projections") route(false);
  if (news.length) quietly(view === "audit" ? audit.load() : null, view === "dead-letters" ? letters.load() : null);
  if (view === "events") quietly(events.moved(Math.max(...changed.map(each => each.head))));
}

/** What is only looked up again by itself may fail by itself; the next look shows it. */
function quietly(...asked) {
  for (const each of asked) each?.catch(() => {});
}

// Which view, by the part of the address behind #; it holds names and positions only. Whoever goes on before an answer has
// come is not called back by it.

async function route(moves = true) {
  if (!signedIn) return;
  const [name, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (name === "content") return;
  const wanted = name in VIEWS ? name : "projections";
  const opens = rest.join("/");
  const turn = ++turns;
  const isWanted = () => turn === turns;
  const sameView = view === wanted;
  const closed = sameView && panel && !opens ? panel : "";
  view = wanted;
  panel = opens;
  for (const each of Object.keys(VIEWS)) {
    show(byId(`view-${each}`), each === view);
    mark(document.querySelector(`nav a[href="#${each}"]`), "aria-current", each === view ? "page" : null);
  }
  document.title = `${opens ? `${opens} · ` : ""}${VIEWS[view]} · Marigold operations`;
  try {
    await SHOWS[view](rest, moves, sameView, isWanted);
  } catch (refused) {
    if (isWanted()) fail(refused);
    return;
  }
  if (!moves || !isWanted()) return;
  if (closed) returnTo(closed);
  else if (!opens && !sameView) byId(`view-${view}`).querySelector("h1").focus();
}

function returnTo(closed) {
  const link = document.querySelector(`main a[href="#${view}/${CSS.escape(closed)}"]`)
      ?? document.querySelector(`main a[href="#${view}/${closed}"]`);
  (link ?? byId(`view-${view}`).querySelector("h1")).focus();
}

const SHOWS = {
  projections([name], moves) {
    const known = !!name && !!projections.model(name);
    beside(byId("model"), known);
    projections.choose(known ? name : "");
    if (!known) {
      projection.close();
      return;
    }
    projection.open(name);
    if (moves) byId("model-title").focus();
  },

  async "dead-letters"([model, position], moves, sameView, isWanted) {
    beside(byId("letter"), !!position);
    if (!position) letters.close();
    if (!position || !sameView) await letters.load(position ? "" : model ?? "");
    if (position && isWanted() && await letters.open(model, Number(position)) && moves) byId("letter-title").focus();
  },

  async events([position], moves, sameView, isWanted) {
    beside(byId("event"), !!position);
    if (!position) events.close();
    if (!sameView) await Promise.all([events.load(), events.horizon()]);
    if (position && isWanted() && await events.open(Number(position)) && moves) byId("event-title").focus();
  },

  async audit() {
    await audit.load();
  },
};

function beside(element, visible) {
  if (!visible) element.replaceChildren();
  show(element, visible);
  element.closest(".split").classList.toggle("open", visible);
}

function fail(refused) {
  if (!signedIn) return;
  announce(refused.message);
  const place = document.querySelector(`#view-${view} .panel:not([hidden])`) ?? document.querySelector(`#view-${view} > div:last-child`);
  place.replaceChildren(h("p.trouble", {role: "alert"}, refused.message));
}

// Signing in and out.

function askToSignIn(why) {
  signedIn = false;
  stream.stop();
  for (const each of Object.keys(VIEWS)) show(byId(`view-${each}`), false);
  show(byId("views"), false);
  show(byId("session"), false);
  show(byId("sign-in"), true);
  if (why) say(byId("sign-in-why"), why);
  document.querySelectorAll("dialog").forEach(dialog => dialog.close());
  document.title = "Sign in · Marigold operations";
  const form = byId("sign-in-form");
  form.elements.password.value = "";
  form.elements[form.elements.username.value ? "password" : "username"].focus();
}

/** @param moves whether the focus goes to what is shown: after a sign-in, but not when the page is loaded */
function begin(moves) {
  signedIn = true;
  warned = false;
  show(byId("sign-in"), false);
  show(byId("views"), true);
  show(byId("session"), true);
  view = "";
  tick();
  stream.start();
  route(moves);
}

byId("sign-in-form").addEventListener("submit", async submitted => {
  submitted.preventDefault();
  const form = submitted.target;
  const button = form.querySelector("button");
  say(byId("sign-in-mistake"), "");
  button.setAttribute("aria-disabled", "true");
  try {
    await api.signIn(form.elements.username.value, form.elements.password.value, form.elements.scope.value);
    form.elements.password.value = "";
    begin(true);
  } catch (refused) {
    say(byId("sign-in-mistake"), refused.message);
    form.elements.password.select();
  } finally {
    button.removeAttribute("aria-disabled");
  }
});

// A page that begins anew keeps nothing of what was shown, neither in sight nor in memory.
byId("sign-out").addEventListener("click", () => {
  api.signOut();
  history.replaceState(null, "", location.pathname);
  location.reload();
});

byId("sign-again").addEventListener("click", () => askToSignIn("Sign in again to go on where you are."));

api.onEnd(() => {
  if (signedIn) askToSignIn("Your session has ended. Sign in to go on where you were.");
});

function tick() {
  if (!signedIn) return;
  const until = api.signedInUntil();
  if (!until) {
    api.signOut();
    askToSignIn("Your session has ended. Sign in to go on where you were.");
    return;
  }
  const near = until - Date.now() < WARNS_MILLIS;
  say(byId("session-until"), `until ${moment(until).slice(0, 5)}`);
  byId("session").classList.toggle("ending", near);
  if (near && !warned) announce("Your session ends in a minute. Sign in again to go on.");
  warned = near;
}

setInterval(tick, 1000);
window.addEventListener("hashchange", () => route());
if (api.signedInUntil()) begin(false);
else askToSignIn("");
