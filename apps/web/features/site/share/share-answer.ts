import { findLiveTitle } from "@broadsheet/core/posts/live-title.reads";
import type { Site } from "../site-route.tsx";
import { siteRoute } from "../site-route.tsx";
import { type Drawn, drawnOf, shareDigest, shareImage } from "./share-address.ts";

const name = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{32})\.png$/;

/** Pictures that are being drawn now, by their key: whoever asks meanwhile waits for the same one. */
const drawing = new Map<string, Promise<Uint8Array>>();
/** One at a time, so that a wave of shares leaves the processor to readers. */
let last: Promise<unknown> = Promise.resolve();

async function draw(site: Site, key: string, drawn: Drawn): Promise<Uint8Array> {
  const turn = last.then(async () => {
    const { drawShareImage } = await import("./draw.tsx");
    const png = await drawShareImage(drawn);
    await site.ctx.storage.put(key, png, { contentType: "image/png" });
    return png;
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** The picture, made when it is first asked for. Null where no live post has had it: nobody can make us draw what he likes. */
async function pictureAt(site: Site, file: string): Promise<Uint8Array | null> {
  const [, postId, digest] = name.exec(file) ?? [];
  if (postId === undefined || digest === undefined) return null;
  const { publication, storage } = site.ctx;
  const key = `share-images/${publication.id}/${postId}-${digest}.png`;
  const stored = await storage.get(key);
  if (stored) return stored;
  const post = await site.read((tx) => findLiveTitle(tx, publication.id, postId));
  if (!post?.title) return null;
  const drawn = drawnOf(publication, post.title);
  if (shareDigest(drawn) !== digest || !shareImage(publication, { id: postId, title: post.title }))
    return null;
  const begun = drawing.get(key) ?? draw(site, key, drawn).finally(() => drawing.delete(key));
  drawing.set(key, begun);
  return begun;
}

/** GET handler of pictures that are made for those who share a post. */
export const shareImageRoute = () =>
  siteRoute(async (site) => {
    const png = await pictureAt(site, site.segments[1] ?? "");
    if (!png) return null;
    return new Response(png as Uint8Array<ArrayBuffer>, {
      headers: {
        "content-type": "image/png",
        "content-length": String(png.byteLength),
        // Its address names what is drawn.
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  });
