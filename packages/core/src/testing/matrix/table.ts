import * as bundled from "./make-bundles.ts";
import * as collab from "./make-collab.ts";
import * as others from "./make-others.ts";
import * as content from "./make-posts.ts";
import * as review from "./make-review.ts";
import * as security from "./make-security.ts";
import { transferRows } from "./make-transfers.ts";
import { list, type Row, row, under } from "./row.ts";

const { post, page } = content;

const staff = "OAEUC";
const everybody = "OAEUC crwpbtm n";
const known = "OAEUC crwpbtm";

const read = { own: staff, other: "OAE rwb" };
const edit = { own: staff, other: "OAE wb" };
/** Only people take part in conversations. */
const comment = { own: staff, other: "OAE" };
const publish = { own: "OAEU", other: "OAE b" };
const archive = publish;
/** Writing together is for people: programs save versions. */
const together = { read: { own: staff, other: "OAE" }, edit: { own: staff, other: "OAE" } };

const steps = (of: typeof post) => ({
  update: row(edit, of("draft", { title: "Changed" })),
  delete: row(edit, of("draft")),
  undelete: row(edit, of("deleted")),
  publish: row(publish, of("draft")),
  unpublish: row(publish, of("live")),
  unschedule: row(publish, of("scheduled")),
  requestReview: row(edit, of("draft")),
  archive: row(archive, of("draft")),
  restore: row(archive, of("archived")),
});

const rest = (kind: "post" | "page") => ({
  list: list(everybody),
  "list editorial": list("OAEUC rwb", { view: "editorial" }),
  get: row(everybody, kind === "post" ? post("live") : page("live")),
  "get editorial": row(read, (kind === "post" ? post : page)("draft", { view: "editorial" })),
  getBySlug: row(everybody, content.slug(kind)),
  create: row("OAEUC wb", content.newPost, { placeless: true }),
  schedule: row(publish, content.schedule(kind)),
  assignAuthors: row("OAE wb", content.byline(kind)),
  ...steps(kind === "post" ? post : page),
});

/** One's own ways in: there is no way to name another person's. What is answered beside "ok" needs a browser or an app. */
const methods: Record<string, Row> = {
  get: list(staff),
  startAuthenticator: row(staff, security.fresh(), { placeless: true }),
  confirmAuthenticator: row(staff, security.firstCode, { placeless: true }),
  removeAuthenticator: row(staff, security.withApp(), { placeless: true }),
  renewRecoveryCodes: row(staff, security.withApp(), { placeless: true }),
  addPasskeyOptions: row(staff, security.fresh(), { placeless: true }),
  addPasskey: row("", security.foreignAnswer, { placeless: true, refusals: ["INVALID_INPUT"] }),
  renamePasskey: row({ own: staff, other: "" }, security.passkey({ name: "Changed" })),
  removePasskey: row({ own: staff, other: "" }, security.passkey()),
  confirm: row(staff, security.withApp(security.nextCode), { placeless: true }),
  confirmOptions: list(staff),
  secondStep: list(staff),
  takeSecondStep: row(staff, security.withApp(security.nextCode), { placeless: true }),
  passkeySignInOptions: list(everybody),
  signInWithPasskey: row("", security.strangersSignature, { placeless: true, refusals: ["SIGN_IN_FAILED"] }),
};

/** By procedure; what follows a space tells apart several rows of one. */
export const table: Readonly<Record<string, Row>> = {
  ...under("api.posts", rest("post")),
  ...under("api.pages", rest("page")),
  ...under("api.tags", {
    list: list(everybody),
    "list editorial": list("OAEUC rt", { view: "editorial" }),
    get: row(everybody, others.liveTag("id")),
    "get editorial": row("OAEUC rt", others.tag({ view: "editorial" })),
    getBySlug: row(everybody, others.liveTag("slug")),
    create: row("OAEU t", others.newName, { placeless: true }),
    update: row("OAE t", others.tag({ version: 1, name: "Changed" })),
    delete: row("OAE t", others.tag()),
  }),
  ...under("api.authors", {
    list: list(everybody),
    "list editorial": list("OAEUC r", { view: "editorial" }),
    get: row(everybody, others.liveAuthor("id")),
    "get editorial": row("OAEUC r", others.author({ view: "editorial" })),
    getBySlug: row(everybody, others.liveAuthor("slug")),
  }),
  ...under("posts", {
    list: list(known),
    now: list(staff),
    // What is refused is said for each post.
    bulk: list(known, { steps: [{ id: others.nobody, action: { do: "delete" } }] }),
    "views.list": list(staff, { kind: "post" }),
    "views.create": list(staff, { kind: "post", name: "Mine", filter: {} }),
    "views.create shared": list("OAE", { kind: "post", name: "Ours", shared: true, filter: {} }),
    "views.update": row({ own: staff, other: "OAE" }, others.view({ name: "Changed" })),
    "views.delete": row({ own: staff, other: "OAE" }, others.view()),
    "views.delete private": row({ own: staff, other: "" }, others.view({}, false)),
    get: row(read, post("draft")),
    create: row("OAEUC wb", content.newPost, { placeless: true }),
    save: row(edit, post("draft", { title: "Changed" })),
    requestReview: row(edit, post("draft")),
    withdrawReview: row(edit, post("in_review")),
    approve: row("OAE", post("in_review")),
    requestChanges: row("OAE", post("in_review", { comment: "Shorter" })),
    schedule: row(publish, content.schedule("post")),
    unschedule: row(publish, post("scheduled")),
    scheduleUnpublish: row(publish, post("live", { at: content.later })),
    cancelUnpublish: row(publish, post("leaving")),
    publish: row(publish, post("draft")),
    unpublish: row(publish, post("live")),
    archive: row(archive, post("draft")),
    restore: row(archive, post("archived")),
    discardChanges: row(edit, post("changed")),
    delete: row(edit, post("draft")),
    "delete live": row({ own: "OAEU", other: "OAE b" }, post("live")),
    undelete: row(edit, post("deleted")),
    purge: row(edit, post("deleted")),
    assignAuthors: row("OAE wb", content.byline("post")),
    "collab.sync": row(together.read, collab.opened({ stateVector: null })),
    "collab.push": row(together.edit, collab.opened()),
    "collab.changes": row(together.read, collab.opened({ after: 0 })),
    "collab.poll": row(together.read, collab.opened({ after: 0 })),
    "collab.presence": row(together.read, collab.opened({ caret: null, part: "title" })),
    "collab.settle": row(together.read, collab.opened()),
    "revisions.list": row(read, content.revision("postId")),
    "revisions.get": row(read, content.revision("postId")),
    "revisions.create": row(edit, post("draft")),
    "revisions.compare": row(read, content.compared),
    "revisions.rename": row(edit, content.revision("postId", { note: "First" })),
    "revisions.restore": row(edit, content.revision("id")),
  }),
  // An address that nobody may ask: whoever may ask at all is told so.
  "bookmarks.describe": row(staff, others.always({ url: "http://127.0.0.1/" }), { placeless: true }),
  "checklist.get": row(read, review.ofDraft()),
  ...under("comments", {
    list: row(comment, review.ofDraft()),
    people: row(comment, review.ofDraft()),
    start: row(comment, review.newThread),
    reply: row(comment, review.thread({ body: "Reply" })),
    "edit own": row(comment, review.thread({ body: "Changed" }, { by: "caller" })),
    "edit somebody's": row("", review.thread({ body: "Changed" })),
    "delete own": row(comment, review.thread({}, { by: "caller" })),
    "delete somebody's": row("", review.thread()),
    resolve: row(comment, review.thread()),
    reopen: row(comment, review.thread({}, { resolved: true })),
  }),
  ...under("notifications", {
    list: list(staff),
    unread: list(staff),
    read: row({ own: staff, other: "" }, review.news),
    readAll: list(staff),
    mailChoices: list(staff),
    updateMailChoices: list(staff, { mentioned: "off" }),
  }),
  ...under("calendar", {
    range: list(known, { from: "2026-03-01T00:00:00.000Z", to: content.monthLater }),
    undated: list(known),
  }),
  ...under("previews", {
    list: row(read, bundled.previewed("list")),
    create: row(edit, bundled.previewed("create")),
    revoke: row(edit, bundled.previewed("revoke")),
  }),
  ...under("bundles", {
    list: list("OAEU pb"),
    get: row("OAEU pb", bundled.bundle()),
    create: row(publish, bundled.newBundle),
    update: row(publish, bundled.bundle({ version: 1, name: "Changed" })),
    delete: row(publish, bundled.bundle()),
    schedule: row(publish, bundled.bundle({ version: 1, at: content.later })),
    unschedule: row(publish, bundled.bundle({ version: 1 }, "scheduled")),
    publish: row(publish, bundled.bundle({ version: 1 })),
  }),
  ...under("tags", {
    list: list("OAEUC rt"),
    get: row("OAEUC rt", others.tag()),
    create: row("OAEU t", others.newName, { placeless: true }),
    update: row("OAE t", others.tag({ version: 1, name: "Changed" })),
    delete: row("OAE t", others.tag()),
    merge: row("OAE t", others.twoTags),
  }),
  ...under("snippets", {
    list: list("OAEUC wb"),
    get: row("OAEUC wb", others.snippet()),
    create: row("OAEU", others.newSnippet, { placeless: true }),
    update: row({ own: "OAEU", other: "OAE" }, others.snippet({ version: 1, name: "Changed" })),
    delete: row({ own: "OAEU", other: "OAE" }, others.snippet()),
  }),
  ...under("authors", {
    list: list("OAEUC r"),
    get: row("OAEUC r", others.author()),
    create: row("OAE", others.newName, { placeless: true }),
    update: row({ own: staff, other: "OAE" }, others.changedAuthor({ bio: "Changed" })),
    delete: row("OAE", others.freshAuthor),
  }),
  ...under("media", {
    list: list("OAEUC rm"),
    update: row({ own: staff, other: "OAE" }, others.file({ alt: "Changed" })),
    delete: row("OAE", others.file()),
    restore: row("OAE", others.file()),
    uses: row("OAEUC rm", others.file()),
    find: row("OAEUC rm", others.fileAddress),
    // There are no bytes behind these files: who may crop is told that, and who may not, that.
    crop: row("", others.file({ crop: { x: 0, y: 0, width: 1, height: 1 } }), { refusals: ["NOT_FOUND"] }),
    replace: row("OAE", others.twoFiles),
    move: row({ own: staff, other: "OAE" }, others.movedFile),
    // What is refused is said for each file.
    bulk: list("OAEUC m", { steps: [{ id: others.nobody, action: { do: "delete" } }] }),
    "folders.list": list("OAEUC rm"),
    "folders.create": row("OAE", others.newName, { placeless: true }),
    "folders.update": row("OAE", others.renamedFolder),
    "folders.delete": row("OAE", others.folder()),
    "uploads.start": row(staff, others.newUpload, { placeless: true }),
    "uploads.cancel": row({ own: staff, other: "" }, others.upload),
    // Its pieces never came.
    "uploads.finish": row("", others.upload, { refusals: ["INVALID_INPUT"] }),
  }),
  ...under("redirects", {
    list: list("OA"),
    create: row("OA", others.newRedirect, { placeless: true }),
    import: row("OA", others.redirectFile, { placeless: true }),
    export: list("OA"),
    delete: row("OA", others.redirect),
  }),
  ...under("publication", {
    get: list(staff),
    update: row("OA", others.settings, { placeless: true }),
  }),
  "audit.list": list("OA"),
  ...under("outbox", { list: list("O"), get: row("O", others.mail, { placeless: true }) }),
  ...under("tokens", {
    list: list("OA"),
    create: row("OA", others.newToken, { placeless: true }),
    revoke: row("OA", others.token),
  }),
  ...under("transfers", transferRows),
  ...under("people", {
    me: list(staff),
    updateMe: list(staff, { name: "Changed" }),
    setPassword: row(staff, others.firstPassword, { placeless: true }),
    requestSignInLink: row(everybody, async ({ n }) => ({ email: `nobody-${n}@example.org` }), {
      placeless: true,
    }),
    "staff.list": list("OAE"),
    "staff.changeRole": row("OA", others.member({ role: "contributor" })),
    "staff.setExtraPermissions": row("OA", others.member({ permissions: ["tag:create"] })),
    "roles.list": list("OAE"),
    "roles.create": row("OA", others.newRole, { placeless: true }),
    "roles.update": row(
      "OA",
      others.ownRole({ version: 1, name: "Changed", description: "", permissions: [] }),
    ),
    "roles.delete": row("OA", others.ownRole()),
    "staff.suspend": row({ own: "", other: "OA" }, others.member({ suspended: true })),
    "staff.remove": row({ own: staff, other: "OA" }, others.member()),
    "staff.transferOwnership": row("O", others.member()),
    "invitations.list": list("OA"),
    "invitations.create": row("OA", others.newInvitation, { placeless: true }),
    "invitations.resend": row("OA", others.invitation),
    "invitations.revoke": row("OA", others.invitation),
    "invitations.preview": row(everybody, others.invitationLink(), { refusals: ["LINK_EXPIRED"] }),
    "invitations.accept": row(
      everybody,
      others.invitationLink({ name: "New", password: "correct horse battery staple" }),
      { refusals: ["LINK_EXPIRED"] },
    ),
    ...under("signIn", methods),
    "sessions.list": list(staff),
    "sessions.revoke": row({ own: staff, other: "" }, others.session),
    "sessions.revokeOthers": list(staff),
  }),
  ...under("installation", {
    state: list(everybody),
    claim: row(
      "",
      others.always({
        token: "a-claim-link-nobody-was-given",
        publicationName: "Mine",
        name: "Mallory",
        email: "mallory@example.org",
        password: "correct horse battery staple",
      }),
      { placeless: true, refusals: ["ALREADY_CLAIMED"] },
    ),
  }),
};
