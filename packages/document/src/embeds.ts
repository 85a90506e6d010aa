import { cleanUrl } from "./urls.ts";

/** `player` is what may be loaded in a frame once the reader asks for it; null: only the link is shown. */
export type Embed = { provider: string; name: string; player: string | null };

type Provider = {
  provider: string;
  name: string;
  hosts: string[];
  /** The player's address for a page's address; null: not something that can be embedded. */
  player: (url: URL) => string | null | undefined;
};

const segment = (url: URL, index: number) => url.pathname.split("/").filter(Boolean)[index] ?? "";
const idAt = (pattern: RegExp, value: string) => (pattern.test(value) ? value : undefined);
const withId = (id: string | undefined, make: (id: string) => string | null) =>
  id === undefined ? undefined : make(id);

/** `undefined` from `player` says that the address is none of this provider's embeddable pages. */
const providers: Provider[] = [
  {
    provider: "youtube",
    name: "YouTube",
    hosts: ["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"],
    player: (url) => {
      const first = segment(url, 0);
      const raw =
        url.hostname === "youtu.be"
          ? first
          : ["embed", "shorts", "live", "v"].includes(first)
            ? segment(url, 1)
            : first === "watch"
              ? (url.searchParams.get("v") ?? "")
              : "";
      return withId(idAt(/^[\w-]{11}$/, raw), (id) => `https://www.youtube-nocookie.com/embed/${id}`);
    },
  },
  {
    provider: "vimeo",
    name: "Vimeo",
    hosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
    player: (url) =>
      withId(
        idAt(/^\d{5,12}$/, segment(url, 0) === "video" ? segment(url, 1) : segment(url, 0)),
        (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
      ),
  },
  {
    provider: "spotify",
    name: "Spotify",
    hosts: ["open.spotify.com"],
    player: (url) => {
      const parts = url.pathname.split("/").filter((part) => part !== "" && part !== "embed");
      const kind = ["track", "album", "playlist", "episode", "show"].find((item) => item === parts[0]);
      return withId(idAt(/^[A-Za-z0-9]{22}$/, kind ? (parts[1] ?? "") : ""), (id) =>
        kind ? `https://open.spotify.com/embed/${kind}/${id}` : null,
      );
    },
  },
  {
    provider: "codepen",
    name: "CodePen",
    hosts: ["codepen.io"],
    player: (url) =>
      /^\/[\w-]+\/(?:pen|embed)\/[\w-]+\/?$/.test(url.pathname)
        ? `https://codepen.io${url.pathname.replace("/pen/", "/embed/")}`
        : undefined,
  },
  {
    provider: "x",
    name: "X",
    hosts: ["x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"],
    player: (url) => (/^\/\w+\/status\/\d+\/?$/.test(url.pathname) ? null : undefined),
  },
  {
    provider: "bluesky",
    name: "Bluesky",
    hosts: ["bsky.app"],
    player: (url) => (/^\/profile\/[^/]+\/post\/\w+\/?$/.test(url.pathname) ? null : undefined),
  },
  {
    provider: "gist",
    name: "GitHub Gist",
    hosts: ["gist.github.com"],
    player: (url) => (/^\/[\w-]+\/[0-9a-f]+\/?$/.test(url.pathname) ? null : undefined),
  },
];

/** What an address shows when it stands for an embed; null when it is not on the allow-list. */
export function embedOf(address: string): Embed | null {
  const clean = cleanUrl(address);
  if (!/^https?:\/\//i.test(clean) || !URL.canParse(clean)) return null;
  const url = new URL(clean);
  if (url.username !== "" || url.port !== "") return null;
  for (const { provider, name, hosts, player } of providers) {
    if (!hosts.includes(url.hostname)) continue;
    const found = player(url);
    return found === undefined ? null : { provider, name, player: found };
  }
  return null;
}
