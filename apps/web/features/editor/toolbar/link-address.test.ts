import { expect, it } from "vitest";
import { linkAddress } from "./link-address.ts";

it("takes addresses as people type them, and nothing that could run", () => {
  const typed = ["https://a.org/b", "example.org/x?y", "ann@example.org", "/about", "#top", "tel:+43123"];
  expect(typed.map(linkAddress)).toEqual([
    "https://a.org/b",
    "https://example.org/x?y",
    "mailto:ann@example.org",
    "/about",
    "#top",
    "tel:+43123",
  ]);
  for (const wrong of ["", "a b", "javascript:alert(1)", "//evil.org", "word", "data:text/html,x"])
    expect(linkAddress(wrong)).toBeNull();
});
