import { type AppError, errors } from "@broadsheet/contract/errors";

/** An error of the contract as a route handler answers it: problem+json (RFC 9457). */
export function problemResponse(error: AppError, requestId: string | null): Response {
  const { http, title } = errors[error.code];
  const { retryAfterSeconds } = error.details;
  const body = {
    type: "about:blank",
    title,
    status: http,
    detail: error.message,
    code: error.code,
    ...error.details,
    ...(requestId ? { requestId } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: http,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "private, no-store",
      ...(retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {}),
    },
  });
}
