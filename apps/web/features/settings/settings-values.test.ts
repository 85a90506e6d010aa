import { publicationSettings } from "@broadsheet/contract/publications";
import { expect, test } from "vitest";
import { settingsForm } from "./settings-schema.ts";
import { changesOf } from "./settings-values.ts";

const values = settingsForm.parse({
  name: "The Harbour Post",
  description: "",
  hosts: [" Blog.example.org ", "", "second.example.org"],
  settings: publicationSettings.parse({ navigation: [{ label: "Archive", href: "/archive" }] }),
});

test("hosts are lines; empty ones do not count", () => {
  expect(values.hosts).toEqual(["blog.example.org", "second.example.org"]);
});

test("only what was changed is sent", () => {
  expect(changesOf(values, {})).toEqual({});
  expect(changesOf(values, { name: true, settings: { hidden: true, language: false } })).toEqual({
    name: "The Harbour Post",
    settings: { hidden: false },
  });
  expect(changesOf(values, { hosts: [true, false], settings: { navigation: [{ label: true }] } })).toEqual({
    hosts: values.hosts,
    settings: { navigation: values.settings.navigation },
  });
});
