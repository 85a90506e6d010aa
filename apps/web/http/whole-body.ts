import { processWide } from "@broadsheet/telemetry/process-wide";

// Written by the bundle of routes, read by the server around it.
const bodies = processWide("web-whole-bodies", () => new WeakMap<Response, string>());

/**
 * A response whose body is at hand as a text. Our own server sends that text as it is, without the stream that a `Response` makes of it, which
 * would cost more than rendering some pages does.
 */
export function textResponse(body: string, init: ResponseInit): Response {
  const response = new Response(body, init);
  bodies.set(response, body);
  return response;
}

/** The body that a response of `textResponse` was made with. */
export function wholeBody(response: Response): string | undefined {
  return bodies.get(response);
}
