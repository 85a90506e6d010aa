import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { appErrorOf, mayPass } from "./app-error.ts";

function answered(appCode: string, message: string, details: object): TRPCClientError<never> {
  const data = { appCode, details, requestId: "r-1", code: "CONFLICT", httpStatus: 409 };
  return TRPCClientError.from({ error: { code: -32009, message, data } } as never) as TRPCClientError<never>;
}

describe("errors of calls", () => {
  it("come back as the server threw them", () => {
    const error = appErrorOf(answered("CONFLICT", "Somebody was faster", { currentVersion: 7 }));
    expect(error.code).toBe("CONFLICT");
    expect(error.message).toBe("Somebody was faster");
    expect(error.details).toEqual({ currentVersion: 7 });
    expect(mayPass(error)).toBe(false);
  });

  it("are UNAVAILABLE, and tried again, when nothing answered", () => {
    const error = TRPCClientError.from(new TypeError("Failed to fetch"));
    expect(appErrorOf(error).code).toBe("UNAVAILABLE");
    expect(mayPass(error)).toBe(true);
  });

  it("are INTERNAL when the answer was not ours", () => {
    expect(appErrorOf(TRPCClientError.from(new SyntaxError("Unexpected token <"))).code).toBe("INTERNAL");
    expect(appErrorOf(answered("MADE_UP", "?", {})).code).toBe("INTERNAL");
  });
});
