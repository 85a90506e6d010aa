import { expect, test } from "vitest";
import { textResponse, wholeBody } from "./whole-body.ts";

const init = { status: 404, headers: { "content-type": "text/plain" } };

test("its text is at hand, and it is a response like any other", async () => {
  const response = textResponse("häuser", init);
  expect(wholeBody(response)).toBe("häuser");
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/plain"]);
  const copy = response.clone();
  expect(response.bodyUsed).toBe(false);
  expect(await response.text()).toBe("häuser");
  expect(response.bodyUsed).toBe(true);
  await expect(response.text()).rejects.toThrow(TypeError);
  expect([wholeBody(copy), copy.status, await copy.text()]).toEqual(["häuser", 404, "häuser"]);
});

test("every way to read a body gives it", async () => {
  const make = () => textResponse('{"a":1}', init);
  const bytes = new TextEncoder().encode('{"a":1}');
  expect(await make().json()).toEqual({ a: 1 });
  expect(await make().bytes()).toEqual(bytes);
  expect(new Uint8Array(await make().arrayBuffer())).toEqual(bytes);
  expect(await (await make().blob()).text()).toBe('{"a":1}');
  expect(await new Response(make().body).text()).toBe('{"a":1}');
});

test("other responses have none", () => {
  expect(wholeBody(new Response("x"))).toBeUndefined();
});
