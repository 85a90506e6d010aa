import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makePost } from "@broadsheet/testing/factories";
import type { Page } from "@playwright/test";
import type { Person, Site } from "../fixtures/test.ts";

const sample = path.resolve(import.meta.dirname, "../../../packages/core/src/installation/sample");

const stories = [
  ["What the harbour master writes down", "Twice a day somebody walks to the end of the pier and looks."],
  ["A short history of the breakwater", "Built in eleven winters, and paid for in fish."],
  ["The ferry that was always late", "Nobody minded, until there was a timetable."],
  ["Salt, rope and patience", "How a sail is mended when the sailmaker is ninety."],
  ["Reading the tide", "A table says when. The birds say how much."],
  ["Fog signals", "Every horn on this coast has a voice of its own."],
  ["Night shift at the ice house", "Forty tons before the boats are back."],
  ["The last lamp", "It burned for a hundred and nine years."],
] as const;

/** Draws a picture in the browser: no file of a picture needs to be kept. */
async function drawPicture(page: Page, hue: number): Promise<Buffer> {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await page.setContent(
    `<body style="margin:0;height:100vh;background:linear-gradient(hsl(${hue} 45% 72%),hsl(${hue + 30} 60% 86%) 55%,hsl(${hue + 170} 35% 38%) 55%,hsl(${hue + 190} 45% 22%))">
      <div style="position:absolute;left:62%;top:22%;width:170px;height:170px;border-radius:50%;background:hsl(${hue + 20} 90% 93%)"></div></body>`,
  );
  return page.screenshot();
}

async function uploadPicture(page: Page, hue: number): Promise<string> {
  const picture = (await drawPicture(page, hue)).toString("base64");
  // From the page: only the browser finds hosts below localhost everywhere.
  await page.goto("/studio/media");
  const { status, body } = await page.evaluate(
    async ([bytes, name]) => {
      const form = new FormData();
      const binary = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      form.append("file", new File([binary], name, { type: "image/png" }));
      const answer = await fetch("/api/studio/media", { method: "POST", body: form });
      return { status: answer.status, body: (await answer.json()) as { url?: string } };
    },
    [picture, `harbour-${hue}.png`] as const,
  );
  if (!body.url) throw new Error(`The picture was refused: ${status} ${JSON.stringify(body)}`);
  return body.url;
}

/** Some short, one of everything. */
async function keepSnippets(api: Person["api"]): Promise<string> {
  const kept = {
    "About the author": "Nora Vance has written about the harbour since 2009. *She still gets seasick.*",
    "Call to subscribe": "Once a week by mail: what the tide brought in, and what it took.",
    Correction:
      "> [!IMPORTANT]\n> An earlier version of this story named the wrong pier. We regret the error.",
    "Tide table":
      "## Today's tides\n\n| | Time | Height |\n| --- | --- | --- |\n| High | 06:12 | 3.9 m |\n| Low | 12:31 | 0.7 m |\n\nHeights as the harbour master reads them.[^1]\n\n[^1]: At the end of the pier.",
    "Three stars": "---",
  };
  let last = "";
  for (const [name, markdown] of Object.entries(kept)) {
    const { id } = await api.snippets.create({ name, document: parseMarkdown(markdown).document });
    if (name === "Tide table") last = id;
  }
  return last;
}

export interface Content {
  postId: string;
  bundleId: string;
  snippetId: string;
  postPath: string;
  tagPath: string;
  authorPath: string;
}

/** A publication as it looks after some months: pictures, tags, posts in every state, a page, an open invitation. */
export async function fillPublication(site: Site, { api, authorId, page }: Person): Promise<Content> {
  const tag = await api.tags.create({ name: "Tides", description: "What comes and goes." });
  const people = await api.tags.create({ name: "People", description: "Who lives by the water." });
  const everything = await readFile(path.join(sample, "everything-a-post-can-hold.md"), "utf8");
  const text = await readFile(path.join(sample, "from-draft-to-readers.md"), "utf8");
  let last = { id: "", slug: "" };
  for (const [n, [title, excerpt]] of stories.entries()) {
    const src = n % 3 === 2 ? null : await uploadPicture(page, n * 47);
    const { document } = parseMarkdown(n === stories.length - 1 ? everything : text);
    const cover = src ? { src, alt: "The harbour at dusk", width: 1600, height: 1000 } : null;
    const settings = { excerpt, cover, tagIds: n % 2 ? [tag.id] : [tag.id, people.id] };
    const post = await api.posts.create({ title, document, settings });
    await api.posts.publish({ id: post.id, version: post.version });
    last = { id: post.id, slug: (await api.posts.get({ id: post.id })).slug ?? "" };
  }
  for (const status of ["draft", "in_review", "changes_requested", "approved"] as const)
    await makePost(site.db, site.publication.id, {
      title: `The boathouse, part ${status.length}`,
      status,
      authorIds: [authorId],
    });
  const about = await api.posts.create({ kind: "page", title: "About us", slug: "about" });
  await api.posts.publish({ id: about.id, version: about.version });
  await api.people.invitations.create({ email: `guest-${last.id}@example.org`, role: "author" });
  const bundle = await api.bundles.create({ name: "The winter issue" });
  const author = (await api.authors.list({})).items.find(({ id }) => id === authorId);
  return {
    postId: last.id,
    bundleId: bundle.id,
    snippetId: await keepSnippets(api),
    postPath: `/posts/${last.slug}`,
    tagPath: `/tags/${tag.slug}`,
    authorPath: `/authors/${author?.slug}`,
  };
}
