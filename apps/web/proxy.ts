import { requestIdFrom } from "@broadsheet/telemetry/request";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "./env.ts";
import { studioPolicy } from "./server/security-headers.ts";
import { askedPathHeader } from "./trpc/asked-path.ts";

/**
 * Gives each studio page a Content-Security-Policy with a nonce of its own. Next reads the nonce from the policy in the request and
 * puts it on its scripts; our own code reads it from `x-nonce`. All other addresses have constant policies (next.config.ts).
 * Layouts are not told which page was asked for, so a header tells them; who signs in comes back to it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = studioPolicy(nonce, isDevelopment);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(askedPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("x-request-id", requestIdFrom(request.headers.get("x-request-id")));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/studio", "/studio/:path*"] };
