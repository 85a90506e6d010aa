import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makePost } from "@broadsheet/testing/factories";
import { expect, type Person, type Site, test } from "../fixtures/test.ts";
import { expectAccessible, watchPage } from "../fixtures/watch-page.ts";

const nobodySignedIn = [
  "/studio/sign-in",
  "/studio/sign-in/link?token=no-such-token-of-anybody",
  "/studio/invitation?token=no-such-token-of-anybody",
];

/** Something in every list, and the addresses beside those of the navigation. */
async function fill(site: Site, { api, authorId }: Person): Promise<string[]> {
  const tag = await api.tags.create({ name: "Tides" });
  const { document } = parseMarkdown("## When the water turns\n\n- gulls\n- boats\n\n> Twice a day.\n");
  const settings = { tagIds: [tag.id] };
  const live = await api.posts.create({ title: "Reading the tide", document, settings });
  await api.posts.publish({ id: live.id, version: live.version });
  for (const status of ["draft", "in_review", "changes_requested", "approved"] as const)
    await makePost(site.db, site.publication.id, {
      title: `A post: ${status}`,
      status,
      authorIds: [authorId],
    });
  await api.people.invitations.create({ email: `guest-${live.id}@example.org`, role: "author" });
  const snippet = await api.snippets.create({ name: "Tide table", document });
  return [
    `/studio/posts/${live.id}`,
    `/studio/snippets/${snippet.id}`,
    "/studio/snippets/new",
    "/studio/account",
    "/studio/settings/redirects",
    "/studio/no-such-screen",
  ];
}

test("every screen of the studio is accessible in light and dark, hydrates and keeps to its policy", async ({
  site,
  browser,
}) => {
  test.setTimeout(180_000);
  const owner = await site.signIn("owner", "Nora Vance");
  const beside = await fill(site, owner);
  const stranger = await browser.newContext({ baseURL: site.url });

  const visit = async (page: typeof owner.page, addresses: readonly string[]) => {
    const complaints = await watchPage(page);
    for (const address of addresses) {
      const answer = await page.goto(address);
      expect(answer?.headers()["content-security-policy"], address).toMatch(
        /script-src 'nonce-[^']+' 'strict-dynamic';/,
      );
      // Everything that is read later has been, and React has taken over.
      await page.waitForLoadState("networkidle");
      await expect(page.locator("[aria-busy=true]"), address).toHaveCount(0);
      expect.soft(complaints(), address).toEqual([]);
      await expectAccessible(page, address);
      complaints();
    }
  };

  await visit(await stranger.newPage(), nobodySignedIn);
  await owner.page.goto("/studio");
  const links = await owner.page.getByRole("navigation").locator('a[href^="/studio"]').all();
  const shown = await Promise.all(links.map((link) => link.getAttribute("href")));
  const navigation = [...new Set(shown.filter((href) => href !== null))];
  expect(navigation).toEqual(expect.arrayContaining(["/studio", "/studio/posts", "/studio/people"]));
  await visit(owner.page, [...navigation, ...beside]);
  await stranger.close();
});
