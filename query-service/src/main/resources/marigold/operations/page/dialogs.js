// Before anything is changed: what will happen, why it is wanted, and a last word.

import {announce, h} from "./dom.js";

let number = 0;

/**
 * Asks an operator for a reason and does what he confirms. The dialog stays until it is done or given up, and then the
 * focus goes back to where it came from.
 *
 * @param title    what is done, with its target
 * @param happens  sentences that say what will happen; a promise of them is waited for, in sight
 * @param fields   further inputs, as elements inside the form
 * @param confirm  the word on the button
 * @param danger   whether it cannot be undone
 * @param act      gets the form's data and gives a promise of a sentence that says what came of it
 * @param optional whether the reason may be left out
 */
export function confirmed({title, happens, fields = [], confirm, danger = false, act, optional = false}) {
  const id = `dialog-${++number}`;
  const told = h("div.happens", {id: `${id}-told`, "aria-live": "polite"});
  const mistake = h("p.mistake", {role: "alert"});
  const reason = h("textarea", {name: "reason", rows: "2", maxlength: "500", autofocus: true, ...(optional ? {} : {required: true})});
  const yes = h(danger ? "button.main.danger" : "button.main", confirm);
  const no = h("button", {type: "button"}, "Cancel");
  const form = h("form", {novalidate: true},
      h("h2", {id: `${id}-title`}, title),
      told,
      ...fields,
      h("label", optional ? "Reason (optional)" : "Reason", reason),
      h("p.hint", "It is kept with your name in the log of actions."),
      mistake,
      h("div.buttons", no, yes));
  const dialog = h("dialog", {id, "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-told`}, form);
  tell(told, happens);

  no.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async submitted => {
    submitted.preventDefault();
    if (yes.getAttribute("aria-disabled") === "true") return;
    if (!optional && reason.value.trim() === "") {
      mistake.textContent = "Say why: whoever reads the log will ask.";
      reason.focus();
      return;
    }
    mistake.textContent = "";
    yes.setAttribute("aria-disabled", "true");
    try {
      const said = await act(new FormData(form));
      dialog.close();
      announce(said);
    } catch (refused) {
      mistake.textContent = refused.message;
      yes.removeAttribute("aria-disabled");
    }
  });
  const from = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (from?.isConnected && from.checkVisibility()) from.focus();
    else document.querySelector("main > section:not([hidden]) h1")?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function tell(place, happens) {
  const fill = sentences => place.replaceChildren(
      ...[sentences].flat().map(each => typeof each === "string" ? h("p", each) : each));
  if (!(happens instanceof Promise)) {
    fill(happens);
    return;
  }
  fill(h("p.waiting", "Looking what it would take …"));
  try {
    fill(await happens);
  } catch (refused) {
    fill(h("p.mistake", refused.message));
  }
}
