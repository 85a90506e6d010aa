import { AppError } from "@broadsheet/contract/errors";
import { asTrpcError } from "@broadsheet/core/kernel/trpc";
import { expect, test } from "vitest";
import { makeQueryClient } from "./query-client.ts";

test.each([
  ["what the person may not see", asTrpcError(new AppError("FORBIDDEN"))],
  ["what failed", new Error("connection lost")],
])("a page that is being rendered asks once for %s", async (_what, error) => {
  let calls = 0;
  await makeQueryClient().prefetchQuery({
    queryKey: ["x"],
    queryFn: () => {
      calls += 1;
      throw error;
    },
  });
  expect(calls).toBe(1);
});
