import { z } from "zod";
import { type AppError, type ErrorCode, errors } from "./errors.ts";

/** What REST answers in place of a result: RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    /** Names the kind of problem; one for each `code`. */
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** What went wrong this time, for people. */
    detail: z.string(),
    code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
    /** The same id is in the answer's `x-request-id` and in the server's log. */
    requestId: z.string(),
    /** The fields that are not valid; `path` is dotted, as in `settings.tagIds.0`. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    retryAfterSeconds: z.number().int().optional(),
    /** CONFLICT: the version that is stored now. */
    currentVersion: z.number().int().optional(),
  })
  .meta({
    id: "Problem",
    examples: [
      {
        type: "urn:broadsheet:problem:not-found",
        title: "There is nothing here, or it is not yours to see",
        status: 404,
        detail: "There is nothing here, or it is not yours to see",
        code: "NOT_FOUND",
        requestId: "3f0c7a52-8a1e-4a43-9d1b-6f2f7c0f3d11",
      },
    ],
  });
export type Problem = z.infer<typeof problem>;

/** An error of the contract as REST answers it. `status` differs from the table's where HTTP has a word of its own, as 405. */
export function problemOf(
  error: AppError,
  requestId: string,
  status: number = errors[error.code].http,
): Problem {
  const { issues, ...rest } = error.details;
  return {
    type: `urn:broadsheet:problem:${error.code.toLowerCase().replaceAll("_", "-")}`,
    title: errors[error.code].title,
    status,
    detail: error.message,
    code: error.code,
    requestId,
    ...(issues ? { errors: issues } : {}),
    ...rest,
  };
}
