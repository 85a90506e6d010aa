import { isIP } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import { ClosedAddressError, guardedLookup, isPublicAddress } from "../kernel/public-address.ts";

export interface LinkResult {
  /** `missing`: there is nothing at this address; `unreachable`: nobody answered now; `refused`: not on the open internet. */
  result: "found" | "missing" | "unreachable" | "refused";
  httpStatus: number | null;
}

export type ProbeLink = (url: string, signal: AbortSignal) => Promise<LinkResult>;

const timeoutMs = 8_000;
const mostRedirects = 5;
const headers = { "user-agent": "Broadsheet (checks that links lead somewhere)", accept: "*/*" };
/** Answers to HEAD from servers that know only GET. */
const tryGet = new Set([400, 403, 404, 405, 406, 410, 501]);

/**
 * Looks whether there is something at an address. Only servers on the open internet are asked: names are checked after they were resolved,
 * each redirect anew. Nothing of an answer's body is read. `allows` and `ports` say who else may be asked, for tests.
 */
export function createLinkProbe({
  allows = isPublicAddress,
  ports = ["", "80", "443", "8080", "8443"],
}: {
  allows?: (address: string) => boolean;
  ports?: readonly string[];
} = {}): {
  probe: ProbeLink;
  close: () => Promise<void>;
} {
  const agent = new Agent({
    connect: { lookup: guardedLookup(allows), timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 2,
    maxHeaderSize: 32_768,
  });
  const permitted = ({ protocol, hostname, port, username, password }: URL) => {
    const host = hostname.replace(/^\[|\]$/g, "");
    const plain = (protocol === "http:" || protocol === "https:") && username === "" && password === "";
    // A name is checked once it is resolved; an address is not resolved any more.
    return plain && ports.includes(port) && (isIP(host) === 0 || allows(host));
  };

  async function ask(
    url: URL,
    method: "HEAD" | "GET",
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const answer = await request(url, { method, headers, dispatcher: agent, signal });
    // Its end does not interest us: the connection is given up instead.
    answer.body.on("error", () => {}).destroy();
    return answer;
  }

  async function follow(first: string, signal: AbortSignal): Promise<LinkResult> {
    let url = new URL(first);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (!permitted(url)) return { result: "refused", httpStatus: null };
      let answer = await ask(url, "HEAD", signal);
      if (tryGet.has(answer.statusCode)) answer = await ask(url, "GET", signal);
      const { statusCode: httpStatus } = answer;
      const location = [answer.headers.location].flat()[0];
      if (httpStatus >= 300 && httpStatus < 400 && location) {
        if (!URL.canParse(location, url)) return { result: "missing", httpStatus };
        url = new URL(location, url);
        continue;
      }
      if (httpStatus === 404 || httpStatus === 410) return { result: "missing", httpStatus };
      // Who asks for a password, or for patience, is there.
      return { result: httpStatus >= 500 ? "unreachable" : "found", httpStatus };
    }
    return { result: "missing", httpStatus: null };
  }

  async function probe(url: string, stop: AbortSignal): Promise<LinkResult> {
    try {
      return await follow(url, AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]));
    } catch (error) {
      stop.throwIfAborted();
      for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
        if (cause instanceof ClosedAddressError) return { result: "refused", httpStatus: null };
        if ("code" in cause && cause.code === "ENOTFOUND") return { result: "missing", httpStatus: null };
      }
      return { result: "unreachable", httpStatus: null };
    }
  }

  return { probe, close: () => agent.destroy() };
}
