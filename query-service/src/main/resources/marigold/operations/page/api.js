// The operators' API, and who is signed in. The token is kept in this tab only, and never in an address.

const KEPT = "marigold.operator";

let session = null;
let ended = () => {};

/** An answer that is none of the wanted ones, in the words of the product. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `The server answered ${status}`);
    this.status = status;
    this.code = problem.code ?? "";
  }
}

/** Tells `listener` when the token is no longer taken. */
export function onEnd(listener) {
  ended = listener;
}

function sessionOf(token) {
  const claims = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  return {token, until: claims.exp * 1000, scopes: (claims.scope ?? "").split(" ")};
}

/** Whether the session is good for it; the server has the last word. */
export const may = scope => session !== null && session.scopes.includes(scope);

/** When the token ends, in milliseconds; 0 when nobody is signed in. */
export function signedInUntil() {
  if (session === null) {
    try {
      const kept = sessionStorage.getItem(KEPT);
      if (kept) session = sessionOf(kept);
    } catch {
      session = null;
    }
  }
  return session !== null && session.until > Date.now() ? session.until : 0;
}

/** @param scope what the token is wanted for: an operator's is none for the platform's other paths */
export async function signIn(username, password, scope) {
  const answer = await fetch("/api/admin/master-login", {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify({username, password, scope}),
    credentials: "omit",
    cache: "no-store",
  });
  const token = (await read(answer)).access_token;
  session = sessionOf(token);
  sessionStorage.setItem(KEPT, token);
}

export function signOut() {
  session = null;
  sessionStorage.removeItem(KEPT);
}

/** A request with the token; whoever reads a stream gets the answer itself. */
export async function ask(path, options = {}) {
  signedInUntil();
  const answer = await fetch(path, {
    ...options,
    headers: {...options.headers, Authorization: `Bearer ${session?.token ?? ""}`},
    credentials: "omit",
    cache: "no-store",
  });
  if (answer.status === 401) {
    signOut();
    ended();
  }
  return answer;
}

async function read(answer) {
  let body = {};
  try {
    body = await answer.json();
  } catch {
    // A gateway's own page; its status says enough.
  }
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}

export const get = async path => read(await ask(path));

export const post = async (path, body) => read(await ask(path, {
  method: "POST",
  headers: {"Content-Type": "application/json"},
  body: JSON.stringify(body),
}));
