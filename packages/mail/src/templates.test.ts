import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type MailTemplateName, type MailTemplates, renderTemplate } from "./templates.ts";

const publication = { name: "The Daily Plum", url: "https://plum.example", accentColor: "#ffd500" };
const link = "https://plum.example/go?token=abc&next=%2Fstudio";
const preferencesUrl = "https://plum.example/studio/account/notifications";
const contents: { [Name in MailTemplateName]: MailTemplates[Name] } = {
  "sign-in-link": { url: link, expiresInMinutes: 15 },
  invitation: { inviterName: "Ada", role: "editor", url: link, expiresInDays: 1 },
  "review-requested": {
    authorName: "Ada",
    postTitle: "On Engines",
    url: link,
    note: "Please look at\nthe last part",
    preferencesUrl,
  },
  "changes-requested": {
    reviewerName: "Ben",
    postTitle: "On Engines",
    url: link,
    comment: "Shorter,\nplease",
    preferencesUrl,
  },
  approved: { reviewerName: "Ben", postTitle: "On Engines", url: link, preferencesUrl },
  "post-published": { postTitle: "On Engines", url: link, preferencesUrl },
  notifications: {
    news: [
      { sentence: "Ben mentioned you in “On Engines”", quote: "@Ada, is\nthis right?", url: `${link}&n=1` },
      { sentence: "“On Engines” is published", url: `${link}&n=2` },
    ],
    more: 3,
    daily: true,
    url: link,
    preferencesUrl,
  },
  "post-held": {
    postTitle: "On Engines",
    reasons: ["It has no tag", "It has no cover picture"],
    url: link,
    preferencesUrl,
  },
  "bundle-held": { bundleName: "Election night", reasons: ["On Engines: It needs a title"], url: link },
  "security-notice": {
    event: "passkey_added",
    at: "1 March 2026 at 09:00 (UTC)",
    browser: "Moz/5",
    url: link,
  },
  "password-reset": { url: link, expiresInMinutes: 30 },
};
const names = Object.keys(contents) as MailTemplateName[];

describe.each(names)("%s", (name) => {
  it("has subject, HTML and text that say the same", async () => {
    const mail = await renderTemplate(name, publication, contents[name]);
    expect(mail.subject).toMatch(/\S/);
    for (const part of [mail.html.replaceAll("&amp;", "&"), mail.text]) {
      expect(part).toContain("The Daily Plum");
      expect(part).toContain(link);
    }
    expect(mail.text).not.toMatch(/<[a-z]|undefined|\[object/i);
    expect(mail.html).not.toMatch(/undefined|\[object|<script/i);
  });

  it("is accessible, follows dark themes and shows a preview", async () => {
    const { html } = await renderTemplate(name, { ...publication, language: "de" }, contents[name]);
    expect(html).toContain('lang="de"');
    expect(html).not.toContain('lang="en"');
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("prefers-color-scheme: dark");
    // Whatever has a background of its own would stay light below text that turns light: only the button may.
    const backgrounds = [...html.matchAll(/style="[^"]*background(?:-color)?:([^;"]+)/g)].map(
      ([, color]) => color,
    );
    expect(backgrounds).toEqual([publication.accentColor]);
    expect(html.match(/<table/g)?.length).toBe(html.match(/<table[^>]*role="presentation"/g)?.length);
    expect(html).toMatch(/data-skip-in-text="true"|display:none/);
  });
});

it("writes plain text as a person would", async () => {
  const { text } = await renderTemplate("changes-requested", publication, contents["changes-requested"]);
  expect(text).toContain("Shorter,\nplease");
  expect(text).toContain("Ben asks for changes");
  expect(text.split(link)).toHaveLength(2);
});

it("puts a readable text on the publication's colour, whatever it is", async () => {
  const button = async (accentColor: string) => {
    const { html } = await renderTemplate("approved", { ...publication, accentColor }, contents.approved);
    const style = /<a[^>]*style="([^"]*background-color:[^"]*)"/.exec(html)?.[1] ?? "";
    return {
      background: /background-color:([^;"]+)/.exec(style)?.[1],
      color: /(?:^|;)color:([^;"]+)/.exec(style)?.[1],
    };
  };
  expect(await button("#ffd500")).toEqual({ background: "#ffd500", color: "#000000" });
  expect(await button("#123456")).toEqual({ background: "#123456", color: "#ffffff" });
  expect(await button('red" onclick="x')).toEqual({ background: "#27272a", color: "#ffffff" });
});

it("shows what people wrote as text, never as markup", async () => {
  const hostile = `<img src=x onerror=alert(1)> "quoted" & co`;
  const { html } = await renderTemplate(
    "changes-requested",
    { ...publication, name: hostile },
    {
      reviewerName: hostile,
      postTitle: hostile,
      comment: hostile,
      url: link,
      preferencesUrl,
    },
  );
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img");
});

it("says every one of the news, where each leads, and how many more there are", async () => {
  const { subject, text } = await renderTemplate("notifications", publication, contents.notifications);
  expect(subject).toBe("5 news from The Daily Plum");
  for (const part of [
    "Ben mentioned you",
    "@Ada, is\nthis right?",
    "is published",
    "&n=1",
    "&n=2",
    "3 more",
    preferencesUrl,
  ])
    expect(text).toContain(part);
  const [only] = contents.notifications.news;
  const one = { ...contents.notifications, news: only ? [only] : [], more: 0, daily: false };
  expect((await renderTemplate("notifications", publication, one)).subject).toBe(
    "Ben mentioned you in “On Engines”",
  );
});

it("refuses addresses that are no web addresses", async () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "/relative", ""]) {
    expect(() => renderTemplate("approved", publication, { ...contents.approved, url })).toThrow(TypeError);
    expect(() => renderTemplate("approved", { ...publication, url }, contents.approved)).toThrow(TypeError);
    const news = [{ sentence: "Ben mentioned you", url }];
    expect(() => renderTemplate("notifications", publication, { ...contents.notifications, news })).toThrow(
      TypeError,
    );
  }
});

it("runs, built, in plain Node", async () => {
  const run = promisify(execFile);
  const cwd = new URL("..", import.meta.url).pathname;
  await run(process.execPath, ["node_modules/rolldown/bin/cli.mjs", "-c", "rolldown.config.ts"], { cwd });
  const script = `
    import { renderTemplate } from "@broadsheet/mail/templates";
    const mail = await renderTemplate("sign-in-link", ${JSON.stringify(publication)}, ${JSON.stringify(contents["sign-in-link"])});
    console.log(JSON.stringify(mail));`;
  const env = { PATH: process.env.PATH, NODE_ENV: "production" };
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], { cwd, env });
  expect(JSON.parse(stdout)).toEqual(
    await renderTemplate("sign-in-link", publication, contents["sign-in-link"]),
  );
});
