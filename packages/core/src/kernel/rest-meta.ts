import type { OpenApiMeta, OpenApiMethod } from "trpc-to-openapi";

/** What a procedure says about itself as an operation of REST at `/api/v1`. */
export interface RestMeta extends OpenApiMeta {
  rest?: { status: 200 | 201 | 204 };
}

interface Operation {
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** Of a success. Default 200. */
  status?: 200 | 201 | 204;
  /** Whether strangers may ask too. */
  open?: boolean;
}

/** Makes a procedure answer at `/api/v1<path>`. */
export function restMeta(method: OpenApiMethod, path: `/${string}`, operation: Operation): RestMeta {
  const { id, tag, summary, description, status = 200, open = false } = operation;
  return {
    openapi: {
      method,
      path,
      operationId: id,
      tags: [tag],
      summary,
      ...(description === undefined ? {} : { description }),
      protect: !open,
      // Errors are described once for all operations.
      errorResponses: [],
    },
    rest: { status },
  };
}
