import AxeBuilder from "@axe-core/playwright";
import type { ActorContext } from "@broadsheet/core/kernel/context";
import { uploadMedia } from "@broadsheet/core/media/upload-media";
import { actorOf, contextOf } from "@broadsheet/core/testing/caller";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import sharp from "sharp";
import { expect, test } from "../fixtures/test.ts";

const photo = (background: string, width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background, noise: { type: "gaussian", mean: 120, sigma: 20 } },
  })
    .withExif({ IFD0: { Make: "Spy Camera" } })
    .jpeg()
    .toBuffer();

const body = (picture: string) => `## High water

The tide[^1] is $t = 6.2$.

\`\`\`ts title="tide.ts"
const high: string = "noon";
\`\`\`

| ${"A long heading | ".repeat(9)}
| ${"--- | ".repeat(9)}
| ${"value | ".repeat(9)}

![The quay](${picture})

<https://www.youtube.com/watch?v=dQw4w9WgXcQ>

[^1]: As the **harbour master** says.
`;

test("a published picture arrives light, at its place, and the text does what it should", async ({
  site,
  services,
  page,
}) => {
  const writer = await site.signIn("editor", "Mara Quist");
  const ctx = (await contextOf(services, site.publication.id, actorOf(writer))) as ActorContext;
  const [cover, inner] = await Promise.all([
    uploadMedia(ctx, { fileName: "cover.jpg", bytes: await photo("#336699", 3000, 1500) }),
    uploadMedia(ctx, { fileName: "quay.jpg", bytes: await photo("#996633", 1600, 1200) }),
  ]);

  await writer.page.goto("/studio/media");
  await writer.page.getByRole("button", { name: /^cover\.jpg/ }).click();
  const point = writer.page.getByRole("slider", { name: /Focal point/ });
  await point.focus();
  await point.press("Shift+ArrowRight");
  await point.press("ArrowUp");
  await expect(point).toHaveAttribute("aria-valuetext", "60 % from the left, 48 % from the top");
  await writer.page.getByRole("button", { name: "Save" }).click();
  await expect(writer.page.getByText("Picture saved", { exact: true })).toBeVisible();

  const { document } = parseMarkdown(body(inner.url));
  const settings = { cover: { src: cover.url, alt: "The sea", caption: "", width: null, height: null } };
  const post = await writer.api.posts.create({ title: "Pictures of the quay", document, settings });
  await writer.api.posts.publish({ id: post.id, version: post.version });

  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith("data:"))
      elsewhere.push(request.url());
  });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        Object.assign(window, { shift: (window as unknown as { shift: number }).shift + entry.value });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${site.url}/posts/pictures-of-the-quay`);

  const shown = page.getByAltText("The sea");
  await expect(shown).toHaveAttribute("width", "3000");
  await expect(shown).toHaveAttribute("height", "1500");
  await expect(shown).toHaveCSS("object-position", "60% 48%");
  const quay = page.getByAltText("The quay");
  await quay.scrollIntoViewIfNeeded();
  for (const picture of [shown, quay]) {
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
      .toBe(true);
    const { current, box } = await picture.evaluate((image: HTMLImageElement) => ({
      current: image.currentSrc,
      box: image.clientWidth * devicePixelRatio,
    }));
    const width = Number(/\.r\d+-(\d+)\.avif$/.exec(current)?.[1]);
    expect(width, current).toBeGreaterThanOrEqual(Math.min(box, 1200));
    expect(width).toBeLessThanOrEqual(1600);
    const answer = await page.evaluate(async (address) => {
      const response = await fetch(address);
      return { type: response.headers.get("content-type"), text: await response.text() };
    }, current);
    expect(answer.type).toBe("image/avif");
    expect(answer.text).not.toContain("Spy Camera");
  }
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);

  await expect(page.locator(".c-keyword").first()).toHaveText(/const/);
  const table = page.getByRole("region", { name: "Table 1" });
  await table.focus();
  await expect(table).toBeFocused();
  await page.getByRole("link", { name: "Footnote 1" }).click();
  const note = page.getByRole("dialog", { name: "Footnote 1" });
  await expect(note).toHaveText("As the harbour master says.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await expect(page.getByRole("link", { name: "Footnote 1" })).toBeFocused();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.url });
  await page.getByRole("group", { name: "Code: tide.ts" }).focus();
  await page.getByRole("button", { name: "Copy" }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('const high: string = "noon";');
  expect(elsewhere).toEqual([]);
});
