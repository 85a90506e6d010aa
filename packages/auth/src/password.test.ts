import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";
import { passwordStrength } from "./password-strength.ts";

describe("a kept password", () => {
  test("is argon2id with a salt of its own, and only the right one fits", async () => {
    const [one, two] = await Promise.all([hashPassword("plum orchard"), hashPassword("plum orchard")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "plum orchard")).toBe(true);
    expect(await verifyPassword(one, "plum Orchard")).toBe(false);
    expect(await verifyPassword(one, "")).toBe(false);
  });

  test("is the same however a keyboard composes its letters", async () => {
    expect(await verifyPassword(await hashPassword("Größe am Fjörd"), "Gro\u0308ße am Fjo\u0308rd")).toBe(
      true,
    );
  });

  test("that is none fits nothing", async () => {
    expect(await verifyPassword(null, "anything")).toBe(false);
    expect(await verifyPassword(undefined, "")).toBe(false);
  });
});

describe("a new password", () => {
  test.each([
    "password12",
    "Password1234",
    "1234567890",
    "qwertyuiop",
    "1qaz2wsx3edc",
    "aaaaaaaaaaaa",
    "P@ssw0rd!!",
  ])("%s is refused with a reason", async (weak) => {
    expect((await passwordStrength(weak)).problem).toMatch(/unrelated words/);
  });

  test("made of what is known about the person is refused", async () => {
    const about = ["Ada Lovelace", "ada@example.org", "The Daily"];
    for (const weak of ["ada@example.org", "lovelace12", "thedaily2026", "Ada Lovelace"])
      expect((await passwordStrength(weak, about)).problem, weak).toMatch(/your name/);
  });

  test.each(["plum orchard lantern 7", "x7!kQ9pLm2", "grüne Wolken über Linz"])(
    "%s is taken",
    async (good) => {
      expect((await passwordStrength(good, ["Ada"])).problem).toBeNull();
    },
  );

  test("of any length is judged at once", async () => {
    await passwordStrength("warm up");
    const start = performance.now();
    await passwordStrength("4@501!$|".repeat(25));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
