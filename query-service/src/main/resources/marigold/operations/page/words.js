// Figures, times and states as an operator reads them.

import {h} from "./dom.js";

const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", {notation: "compact", maximumFractionDigits: 1});
const clock = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const day = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", year: "numeric"});

export const number = value => whole.format(value);

export const rate = perSecond => (perSecond >= 10000 ? short : whole).format(Math.round(perSecond)) + "/s";

export const plural = (count, one, many = one + "s") => `${number(count)} ${count === 1 ? one : many}`;

export function span(seconds) {
  if (seconds < 1) return "under 1 s";
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}

export function lag(seconds) {
  if (seconds === 0) return "0 s";
  return seconds < 10 ? `${seconds.toFixed(1)} s` : span(seconds);
}

export function bytes(count) {
  for (const [unit, size] of [["GB", 2 ** 30], ["MB", 2 ** 20]]) {
    if (count >= size) return `${(count / size).toFixed(1)} ${unit}`;
  }
  return `${Math.ceil(count / 1024)} KB`;
}

export function percent(share) {
  return share >= 1 ? "100 %" : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

/** Today's times without a date. */
export function moment(iso) {
  const at = new Date(iso);
  const today = day.format(new Date()) === day.format(at);
  return today ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
}

export const time = iso => h("time", {datetime: iso, title: iso}, moment(iso));

export const states = {
  "running": "Running",
  "catching-up": "Catching up",
  "starting": "Starting",
  "stuck": "Stuck",
  "paused": "Paused",
};

export const steps = {
  PLANNED: "Planned",
  BUILDING: "Building",
  CATCHING_UP: "Catching up",
  VERIFYING: "Comparing",
  READY: "Ready",
  SWAPPED: "In place",
  ROLLED_BACK: "Rolled back",
  RETIRED: "Dropped",
};

/** How a rebuild stands, in a few words. */
export function rebuildState(rebuild) {
  if (rebuild.state === "RETIRED" && rebuild.purpose === "VERIFY") return "Compared";
  if (rebuild.state === "SWAPPED") return "In place, old tables kept";
  return steps[rebuild.state] ?? rebuild.state;
}

export function left(rebuild) {
  if (rebuild.progress >= 1) return "almost done";
  if (!rebuild.converging) return "not converging";
  const [least, most] = [rebuild.etaSecondsMin ?? 0, rebuild.etaSecondsMax ?? 0];
  return span(least) === span(most) ? `about ${span(most)} left` : `${span(least)} to ${span(most)} left`;
}

export function compared(rebuild) {
  if (rebuild.rowsCompared === null || rebuild.rowsCompared === undefined) return "";
  const rows = `${plural(rebuild.rowsCompared, "row")} compared`;
  return rebuild.rowsDifferent ? `${rows}, ${number(rebuild.rowsDifferent)} different` : `${rows}, none different`;
}

export const isAside = rebuild =>
  !!rebuild && ["PLANNED", "BUILDING", "CATCHING_UP", "VERIFYING", "READY"].includes(rebuild.state);

export const isApplying = rebuild => !!rebuild && ["PLANNED", "BUILDING", "CATCHING_UP"].includes(rebuild.state);

/** Whether somebody should look. */
export function needsAttention(model) {
  return !["running"].includes(model.state) || model.deadLetters > 0 || (model.position >= 0 && model.lagSeconds > 5)
      || (!!model.rebuild && (model.rebuild.waitsForOperator || model.rebuild.problem !== ""));
}
