/**
 * The one error table: code -> HTTP status, tRPC code, and the text a person sees when nothing more specific is said.
 * REST answers it as problem+json (RFC 9457), tRPC as `error.data.code`, the command line as one line.
 */
export const errors = {
  INVALID_INPUT: { http: 422, trpc: "UNPROCESSABLE_CONTENT", title: "Some of what was sent is not valid" },
  BAD_REQUEST: { http: 400, trpc: "BAD_REQUEST", title: "The request could not be understood" },
  INVALID_CURSOR: {
    http: 400,
    trpc: "BAD_REQUEST",
    title: "This cursor is not one of ours; start from the first page",
  },
  UNAUTHENTICATED: { http: 401, trpc: "UNAUTHORIZED", title: "Sign in to continue" },
  SIGN_IN_FAILED: { http: 401, trpc: "UNAUTHORIZED", title: "That e-mail address and password do not match" },
  LINK_EXPIRED: {
    http: 410,
    trpc: "BAD_REQUEST",
    title: "This link has expired or was used before; ask for a new one",
  },
  SECOND_FACTOR_REQUIRED: {
    http: 401,
    trpc: "UNAUTHORIZED",
    title: "A second step of signing in is missing; reload the page to take it",
  },
  CONFIRM_IDENTITY: { http: 403, trpc: "FORBIDDEN", title: "Show again that it is you, then repeat this" },
  FORBIDDEN: { http: 403, trpc: "FORBIDDEN", title: "Your role does not allow this" },
  NOT_FOUND: { http: 404, trpc: "NOT_FOUND", title: "There is nothing here, or it is not yours to see" },
  METHOD_NOT_ALLOWED: {
    http: 405,
    trpc: "METHOD_NOT_SUPPORTED",
    title: "This cannot be done at this address",
  },
  CONFLICT: {
    http: 409,
    trpc: "CONFLICT",
    title: "Somebody changed this meanwhile; load it again and repeat your change",
  },
  SLUG_TAKEN: { http: 409, trpc: "CONFLICT", title: "Another post already uses this address" },
  ALREADY_EXISTS: { http: 409, trpc: "CONFLICT", title: "This already exists" },
  TRANSITION_NOT_ALLOWED: {
    http: 409,
    trpc: "CONFLICT",
    title: "The post is not in a state where this can be done",
  },
  REVIEW_REQUIRED: {
    http: 409,
    trpc: "CONFLICT",
    title: "This publication asks for an approval before publishing",
  },
  CHECKLIST_UNMET: {
    http: 409,
    trpc: "CONFLICT",
    title: "The post does not have everything this publication asks for",
  },
  NOT_READY: { http: 409, trpc: "CONFLICT", title: "Something stands in the way of this" },
  ALREADY_CLAIMED: { http: 409, trpc: "CONFLICT", title: "This installation already has an owner" },
  LAST_OWNER: { http: 409, trpc: "CONFLICT", title: "A publication needs at least one owner" },
  PAYLOAD_TOO_LARGE: {
    http: 413,
    trpc: "PAYLOAD_TOO_LARGE",
    title: "This is larger than what is accepted here",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    http: 415,
    trpc: "UNSUPPORTED_MEDIA_TYPE",
    title: "Content of this type is not accepted here",
  },
  RATE_LIMITED: {
    http: 429,
    trpc: "TOO_MANY_REQUESTS",
    title: "Too many attempts; wait a moment and try again",
  },
  UNAVAILABLE: {
    http: 503,
    trpc: "SERVICE_UNAVAILABLE",
    title: "A service this needs is not available right now; try again soon",
  },
  INTERNAL: { http: 500, trpc: "INTERNAL_SERVER_ERROR", title: "Something went wrong on our side" },
} as const satisfies Record<string, { http: number; trpc: string; title: string }>;

export type ErrorCode = keyof typeof errors;

/** A problem with one field of an input; `path` is dotted, as in `settings.tagIds.0`. */
export interface FieldIssue {
  path: string;
  message: string;
}

export interface ErrorDetails {
  issues?: FieldIssue[];
  retryAfterSeconds?: number;
  /** CONFLICT: the version that is stored now. */
  currentVersion?: number;
}

/** An error that is part of the contract: everything in it may be shown to the caller. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message?: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message ?? errors[code].title, options);
    this.code = code;
    this.details = details;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errors, value);
}

/** The shape that tRPC's error formatter adds to `data`, and that `parseAppError` reads back. */
export interface WireError {
  appCode: ErrorCode;
  requestId: string;
  details: ErrorDetails;
}

/**
 * Turns whatever a call threw into an AppError: one of ours (thrown here or parsed from a tRPC answer), else UNAVAILABLE when the
 * network failed, else INTERNAL.
 */
export function parseAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (typeof error === "object" && error !== null) {
    const { data, message } = error as { data?: unknown; message?: unknown };
    if (typeof data === "object" && data !== null && isErrorCode((data as Partial<WireError>).appCode)) {
      const wire = data as WireError;
      return new AppError(wire.appCode, typeof message === "string" ? message : undefined, wire.details, {
        cause: error,
      });
    }
    if (error instanceof TypeError) return new AppError("UNAVAILABLE", undefined, {}, { cause: error });
  }
  return new AppError("INTERNAL", undefined, {}, { cause: error });
}
