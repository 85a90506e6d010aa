import { type Dispatcher, request } from "undici";
import {
  giveUp,
  PublicAgent,
  type PublicAgentOptions,
  webPorts,
  whyUnreached,
} from "../kernel/public-agent.ts";

export interface LinkResult {
  /** `missing`: there is nothing at this address; `unreachable`: nobody answered now; `refused`: not on the open internet. */
  result: "found" | "missing" | "unreachable" | "refused";
  httpStatus: number | null;
}

export type ProbeLink = (url: string, signal: AbortSignal) => Promise<LinkResult>;

const timeoutMs = 8_000;
const headers = { "user-agent": "Broadsheet (checks that links lead somewhere)", accept: "*/*" };
/** Answers to HEAD from servers that know only GET. */
const tryGet = new Set([400, 403, 404, 405, 406, 410, 501]);
const reasons = { closed: "refused", unknown: "missing", unreachable: "unreachable" } as const;

/**
 * Looks whether there is something at an address. Only servers on the open internet are asked: names are checked after they were resolved,
 * each redirect anew. Nothing of an answer's body is read. `allows` and `ports` say who else may be asked, for tests.
 */
export function createLinkProbe({
  allows,
  ports = webPorts,
}: Pick<PublicAgentOptions, "allows" | "ports"> = {}): {
  probe: ProbeLink;
  close: () => Promise<void>;
} {
  const agent = new PublicAgent({ allows, ports, timeoutMs });
  const { dispatcher } = agent;

  async function ask(
    url: URL,
    method: "HEAD" | "GET",
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const answer = await request(url, { method, headers, dispatcher, signal });
    // Its end does not interest us: the connection is given up instead.
    giveUp(answer);
    return answer;
  }

  async function follow(first: string, signal: AbortSignal): Promise<LinkResult> {
    const found = await agent.follow(new URL(first), async (url) => {
      const answer = await ask(url, "HEAD", signal);
      return tryGet.has(answer.statusCode) ? ask(url, "GET", signal) : answer;
    });
    if (found.end === "closed") return { result: "refused", httpStatus: null };
    if (found.end === "lost") return { result: "missing", httpStatus: found.httpStatus };
    const { statusCode: httpStatus } = found.answer;
    if (httpStatus === 404 || httpStatus === 410) return { result: "missing", httpStatus };
    // Who asks for a password, or for patience, is there.
    return { result: httpStatus >= 500 ? "unreachable" : "found", httpStatus };
  }

  async function probe(url: string, stop: AbortSignal): Promise<LinkResult> {
    try {
      return await follow(url, AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]));
    } catch (error) {
      stop.throwIfAborted();
      return { result: reasons[whyUnreached(error)], httpStatus: null };
    }
  }

  return { probe, close: () => agent.close() };
}
