import type { TokenScope } from "@broadsheet/contract/permissions";
import { Code, Table, Words } from "./parts.tsx";

const scopes: Readonly<Record<TokenScope, string>> = {
  "content:read": "What everybody may read, under a limit of its own",
  "posts:read": "Working copies, and tags and authors nobody has published under yet",
  "posts:write": "Creating, changing and binning posts and pages",
  "posts:publish": "Publishing, scheduling, archiving; give it `posts:write` too",
  "tags:write": "Making, changing and removing tags",
  "media:write": "Uploading files",
};

interface GuideProps {
  url: string;
  callsPerMinute: number;
  websub: boolean;
}

const paragraph = (text: string) => (
  <p>
    <Words text={text} />
  </p>
);

/** From the first request to being told of changes. */
export function Guide({ url, callsPerMinute, websub }: GuideProps) {
  return (
    <>
      <section id="first-request">
        <h2>First request</h2>
        {paragraph("What readers see needs no token, and pages of other sites may ask too.")}
        <Code label="The newest posts, with curl">{`curl '${url}/api/v1/posts?limit=3&include=html'`}</Code>
        {paragraph(
          "From TypeScript, `@broadsheet/client` has the types of every procedure. A call that fails rejects with an `AppError`.",
        )}
        <Code label="The same with the typed client">{`import { createClient } from "@broadsheet/client/client";

const client = createClient({ url: "${url}" });
const { items } = await client.api.posts.list.query({ limit: 3 });`}</Code>
      </section>
      <section id="tokens">
        <h2>Tokens</h2>
        <p>
          Whoever may manage tokens makes one <a href="/studio/settings/tokens">in the studio</a>. Its secret
          is shown once. A token does no more than the person who made it may do by now, and no more than its
          scopes say.
        </p>
        <Table label="Scopes of tokens" head={["Scope", "What it allows"]}>
          {Object.entries(scopes).map(([scope, words]) => (
            <tr key={scope}>
              <th scope="row">
                <code>{scope}</code>
              </th>
              <td>
                <Words text={words} />
              </td>
            </tr>
          ))}
        </Table>
        <Code label="A post is written with a token">{`curl '${url}/api/v1/posts' \\
  -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' \\
  -d '{ "title": "Hello", "markdown": "First **post**.", "authorIds": ["…"] }'`}</Code>
      </section>
      <section id="changes">
        <h2>Changes and versions</h2>
        {paragraph(
          "A change names the `version` it was made from, or sends the `ETag` of `?view=editorial` in `If-Match`. When somebody was faster the answer is 409 or 412 and names the version that is stored now; nothing is overwritten.",
        )}
        {paragraph(
          "`/api/v1` keeps its fields and addresses. New fields may come at any time, so leave alone what you do not know.",
        )}
      </section>
      <section id="lists">
        <h2>Lists</h2>
        {paragraph(
          "Lists are read page by page: give `nextCursor` back as `cursor`, or follow the `Link` header, until it is `null`. Posts come newest first; filter by `tag`, `author`, `q`, `publishedAfter` and `publishedBefore`. Texts come along with `include=html`, `document` or both.",
        )}
      </section>
      <section id="limits">
        <h2>Limits</h2>
        {callsPerMinute > 0
          ? paragraph(
              `Each address, and each token, has ${callsPerMinute.toLocaleString("en")} calls a minute. The \`RateLimit\` header says how many are left; beyond them the answer is 429 with \`Retry-After\`.`,
            )
          : paragraph(
              "This installation does not limit the number of calls. Where it does, the answer is 429 with `Retry-After`.",
            )}
      </section>
      <section id="news">
        <h2>Hearing of changes</h2>
        <p>
          New posts stand in the feeds, <a href="/feed.xml">RSS</a>, <a href="/atom.xml">Atom</a> and{" "}
          <a href="/feed.json">JSON Feed</a>, of the publication, of every tag and of every author.{" "}
          {websub && "Their hub tells subscribers of news as it happens (WebSub). "}
          Answers carry an <code>ETag</code>: asked again with <code>If-None-Match</code>, what has not
          changed is answered with 304.
        </p>
      </section>
    </>
  );
}
