import { isIP } from "node:net";
import { Agent, type Dispatcher } from "undici";
import { ClosedAddressError, guardedLookup, isPublicAddress } from "./public-address.ts";

export interface PublicAgentOptions {
  /** Which IP addresses may be asked. Default: those anybody on the internet could reach. */
  allows?: ((address: string) => boolean) | undefined;
  /** Which ports, as a URL writes them: "" is the scheme's own. Default: any. */
  ports?: readonly string[] | undefined;
  /** Milliseconds a connection, the head of an answer and each silence in its body may take. Default 8,000. */
  timeoutMs?: number | undefined;
}

/** Ports on which websites are: who lets people choose an address asks no others. */
export const webPorts: readonly string[] = ["", "80", "443", "8080", "8443"];

const mostRedirects = 5;

type Answer = Dispatcher.ResponseData;
type Followed =
  | { end: "answer"; answer: Answer }
  /** It led to where nobody may ask. */
  | { end: "closed" }
  /** It led nowhere: in a circle, or to what is no address. */
  | { end: "lost"; httpStatus: number | null };

/** Connections to servers on the open internet and no others, however an address is written and whatever its name resolves to. */
export class PublicAgent {
  readonly dispatcher: Agent;
  private readonly allows: (address: string) => boolean;
  private readonly ports: readonly string[] | undefined;

  constructor({ allows = isPublicAddress, ports, timeoutMs = 8_000 }: PublicAgentOptions = {}) {
    this.allows = allows;
    this.ports = ports;
    this.dispatcher = new Agent({
      connect: { lookup: guardedLookup(allows), timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connections: 2,
      maxHeaderSize: 32_768,
    });
  }

  /** Whether this address may be asked as it is written. A name is checked once it is resolved; an address is not resolved any more. */
  permits({ protocol, hostname, port, username, password }: URL): boolean {
    const host = hostname.replace(/^\[|\]$/g, "");
    const plain = (protocol === "http:" || protocol === "https:") && username === "" && password === "";
    return plain && (this.ports?.includes(port) ?? true) && (isIP(host) === 0 || this.allows(host));
  }

  /** Asks for an address, then for where the answer leads, each step checked anew. Bodies of the steps between are thrown away. */
  async follow(first: URL, ask: (url: URL) => Promise<Answer>): Promise<Followed> {
    let url = first;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (!this.permits(url)) return { end: "closed" };
      const answer = await ask(url);
      const { statusCode: httpStatus, headers } = answer;
      const location = [headers.location].flat()[0];
      if (httpStatus < 300 || httpStatus >= 400 || !location) return { end: "answer", answer };
      giveUp(answer);
      if (!URL.canParse(location, url)) return { end: "lost", httpStatus };
      url = new URL(location, url);
    }
    return { end: "lost", httpStatus: null };
  }

  close(): Promise<void> {
    return this.dispatcher.destroy();
  }
}

/** Leaves the rest of an answer unread, and its connection. */
export function giveUp({ body }: Answer): void {
  body.on("error", () => {}).destroy();
}

/** Why nobody was reached: the address is closed to us, nobody has the name, or something that may pass. */
export function whyUnreached(error: unknown): "closed" | "unknown" | "unreachable" {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ClosedAddressError) return "closed";
    if ("code" in cause && cause.code === "ENOTFOUND") return "unknown";
  }
  return "unreachable";
}
