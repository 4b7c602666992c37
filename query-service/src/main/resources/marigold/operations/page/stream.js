// Where the read models stand, as the server tells it. EventSource cannot send a token, so the stream is read by hand.

import {ask} from "./api.js";

const SILENCE_MILLIS = 15000;
const WAITS_MILLIS = [1000, 2000, 5000, 10000];

/** Watches until [stop]; while the tab is hidden nobody looks, so nothing is asked. */
export class Stream {
  #told;
  #standing;
  #running = false;
  #connection = null;
  #failures = 0;
  #timer = 0;

  /** @param told gets the read models that changed; @param standing one of `live`, `connecting`, `trouble`, `off` */
  constructor(told, standing) {
    this.#told = told;
    this.#standing = standing;
    document.addEventListener("visibilitychange", () => {
      if (!this.#running) return;
      if (document.hidden) this.#hangUp();
      else if (!this.#connection) this.#connect();
    });
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#failures = 0;
    this.#connect();
  }

  stop() {
    this.#running = false;
    this.#hangUp();
    this.#standing("off");
  }

  #hangUp() {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    this.#connection = null;
  }

  async #connect() {
    clearTimeout(this.#timer);
    const connection = new AbortController();
    this.#connection = connection;
    this.#standing("connecting");
    try {
      const answer = await ask("/ops/v1/projections/stream", {signal: connection.signal, headers: {Accept: "text/event-stream"}});
      if (answer.ok) await this.#read(answer.body.getReader(), connection);
    } catch {
      // Reaching it failed, or it was given up; both are tried again below.
    }
    if (this.#connection !== connection) return;
    this.#connection = null;
    if (!this.#running) return;
    this.#standing("connecting");
    const wait = WAITS_MILLIS[Math.min(this.#failures++, WAITS_MILLIS.length - 1)];
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  async #read(reader, connection) {
    const decoder = new TextDecoder();
    let rest = "";
    let silence = 0;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => connection.abort(), SILENCE_MILLIS);
    };
    try {
      for (alive(); ;) {
        const {done, value} = await reader.read();
        if (done) return;
        alive();
        rest += decoder.decode(value, {stream: true});
        const messages = rest.split("\n\n");
        rest = messages.pop();
        messages.forEach(message => this.#take(message));
      }
    } finally {
      clearTimeout(silence);
    }
  }

  #take(message) {
    const lines = message.split("\n");
    const event = lines.find(line => line.startsWith("event: "))?.slice(7);
    if (event === "trouble") {
      this.#standing("trouble");
    } else if (event !== "end") {
      this.#failures = 0;
      this.#standing("live");
    }
    if (event === "projections") this.#told(JSON.parse(lines.find(line => line.startsWith("data: ")).slice(6)));
  }
}
