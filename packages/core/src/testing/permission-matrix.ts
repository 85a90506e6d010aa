import type { Role } from "@broadsheet/contract/permissions";
import type { MadeStaff } from "@broadsheet/testing/factories";
import type { Target, TargetKind } from "./targets.ts";

const all: Role[] = ["owner", "admin", "editor", "author", "contributor"];
const writers: Role[] = ["owner", "admin", "editor", "author"];
const editors: Role[] = ["owner", "admin", "editor"];
const admins: Role[] = ["owner", "admin"];
const owners: Role[] = ["owner"];
const nobody: Role[] = [];

export type Row =
  /** Anybody, signed in or not. */
  | { kind: "open"; input: () => unknown }
  /** Staff of these roles; what it is about does not belong to anybody in particular. */
  | { kind: "staff"; roles: Role[]; input?: (actor: MadeStaff) => unknown }
  /** About one thing: `own` says who may when it is theirs, `other` when it is somebody else's of the same publication. */
  | {
      kind: "target";
      target: TargetKind;
      own: Role[];
      other: Role[];
      input: (target: Target, actor: MadeStaff) => unknown;
    };

const staff = (roles: Role[], input?: (actor: MadeStaff) => unknown): Row =>
  input ? { kind: "staff", roles, input } : { kind: "staff", roles };
const open = (input: () => unknown = () => undefined): Row => ({ kind: "open", input });
const on = (
  target: TargetKind,
  own: Role[],
  other: Role[],
  input: (target: Target, actor: MadeStaff) => unknown = ({ id }) => ({ id }),
): Row => ({ kind: "target", target, own, other, input });
const onPost = (own: Role[], more: object = {}): Row =>
  on("post", own, editors, ({ id }) => ({ id, version: 1, ...more }));

const secret = "x".repeat(43);
const password = "plum orchard lantern 7";
let count = 0;
const fresh = (what: string) => `${what}-${++count}`;
const address = () => `${fresh("invited")}@example.org`;

const view = "editorial";
const byId: (target: Target) => unknown = ({ id }) => ({ id, view });
const bySlug: (target: Target) => unknown = ({ slug }) => ({ slug, view });

/** The rows of posts or pages over REST; what readers see is open there, so reads are asked for working copies. */
function content(name: string, target: "post" | "page"): Record<string, Row> {
  const step = (own: Role[], more: object = {}) =>
    on(target, own, editors, ({ id }) => ({ id, version: 1, ...more }));
  const rows: Record<string, Row> = {
    list: staff(all, () => ({ view })),
    get: on(target, all, editors, byId),
    getBySlug: on(target, all, editors, bySlug),
    create: staff(all, () => ({ title: "A" })),
    update: step(all, { title: "B" }),
    delete: step(all),
    undelete: step(all),
    publish: step(writers),
    unpublish: step(writers),
    schedule: step(writers, { at: "2027-01-01T00:00:00.000Z" }),
    unschedule: step(writers),
    requestReview: step(all),
    archive: step(writers),
    restore: step(writers),
    assignAuthors: on(target, editors, editors, ({ id }, actor) => ({ id, authorIds: [actor.authorId] })),
  };
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [`api.${name}.${key}`, row]));
}

/** Who may call what. Every procedure has a row: the test that walks this table fails when one is missing. */
export const permissionMatrix: Record<string, Row> = {
  ...content("posts", "post"),
  ...content("pages", "page"),
  "api.tags.list": staff(all, () => ({ view })),
  "api.tags.get": on("tag", all, all, byId),
  "api.tags.getBySlug": on("tag", all, all, bySlug),
  "api.tags.create": staff(writers, () => ({ name: fresh("Tag") })),
  "api.tags.update": on("tag", editors, editors, ({ id }) => ({ id, description: "News" })),
  "api.tags.delete": on("tag", editors, editors),
  "api.authors.list": staff(all, () => ({ view })),
  "api.authors.get": on("author", all, all, byId),
  "api.authors.getBySlug": on("author", all, all, bySlug),
  "audit.list": staff(admins, () => ({})),
  "authors.list": staff(all, () => ({})),
  "authors.get": on("author", all, all),
  "authors.create": staff(editors, () => ({ name: fresh("Author") })),
  "authors.update": on("author", all, editors, ({ id }) => ({ id, bio: "Writes." })),
  "authors.delete": on("author", editors, editors),
  "installation.state": open(),
  "installation.claim": open(() => ({
    token: secret,
    publicationName: "Mine",
    name: "Eve",
    email: "eve@example.org",
    password,
  })),
  "media.list": staff(all, () => ({})),
  "media.update": on("media", all, editors, ({ id }) => ({ id, alt: "A boat" })),
  "media.delete": on("media", editors, editors),
  "outbox.list": staff(owners, () => ({})),
  "outbox.get": on("mail", owners, owners),
  "people.me": staff(all),
  "people.updateMe": staff(all, () => ({ name: "Somebody" })),
  "people.setPassword": staff(all, () => ({ newPassword: password })),
  "people.requestSignInLink": open(() => ({ email: address() })),
  "people.staff.list": staff(editors),
  "people.staff.changeRole": on("member", admins, admins, ({ id }) => ({ userId: id, role: "contributor" })),
  "people.staff.suspend": on("member", nobody, admins, ({ id }) => ({ userId: id, suspended: true })),
  "people.staff.remove": on("member", all, admins, ({ id }) => ({ userId: id })),
  "people.staff.transferOwnership": on("member", owners, owners, ({ id }) => ({ userId: id })),
  "people.invitations.list": staff(admins),
  "people.invitations.create": staff(admins, () => ({ email: address(), role: "contributor" })),
  "people.invitations.resend": on("invitation", admins, admins),
  "people.invitations.revoke": on("invitation", admins, admins),
  "people.invitations.preview": open(() => ({ token: secret })),
  "people.invitations.accept": open(() => ({ token: secret, name: "Eve", password })),
  "people.sessions.list": staff(all),
  "people.sessions.revoke": on("session", all, nobody),
  "people.sessions.revokeOthers": staff(all),
  "posts.list": staff(all, () => ({})),
  "posts.get": on("post", all, editors),
  "posts.create": staff(all, () => ({ title: "A" })),
  "posts.save": onPost(all, { title: "B" }),
  "posts.requestReview": onPost(all),
  "posts.withdrawReview": onPost(all),
  "posts.approve": onPost(editors),
  "posts.requestChanges": onPost(editors, { comment: "Shorter" }),
  "posts.schedule": onPost(writers, { at: "2027-01-01T00:00:00.000Z" }),
  "posts.unschedule": onPost(writers),
  "posts.publish": onPost(writers),
  "posts.unpublish": onPost(writers),
  "posts.archive": onPost(writers),
  "posts.restore": onPost(writers),
  "posts.discardChanges": onPost(all),
  "posts.delete": onPost(all),
  "posts.undelete": onPost(all),
  "posts.purge": onPost(all),
  "posts.assignAuthors": on("post", editors, editors, ({ id }, actor) => ({
    id,
    authorIds: [actor.authorId],
  })),
  "posts.revisions.list": on("post", all, editors, ({ id }) => ({ postId: id })),
  "posts.revisions.get": on("post", all, editors, ({ id, extra }) => ({ postId: id, revisionId: extra })),
  "posts.revisions.create": onPost(all),
  "posts.revisions.restore": on("post", all, editors, ({ id, extra }) => ({
    id,
    version: 1,
    revisionId: extra,
  })),
  "publication.get": staff(all),
  "publication.update": staff(admins, () => ({ version: 1, description: "News" })),
  "redirects.list": staff(admins, () => ({})),
  "redirects.create": staff(admins, () => ({ fromPath: `/${fresh("old")}`, to: "/" })),
  "redirects.delete": on("redirect", admins, admins),
  "tags.list": staff(all, () => ({})),
  "tags.get": on("tag", all, all),
  "tags.create": staff(writers, () => ({ name: fresh("Tag") })),
  "tags.update": on("tag", editors, editors, ({ id }) => ({ id, description: "News" })),
  "tags.delete": on("tag", editors, editors),
  "tags.merge": on("tag", editors, editors, ({ id, extra }) => ({ id, intoId: extra })),
  "tokens.list": staff(admins),
  "tokens.create": staff(admins, () => ({ name: "A token", scopes: ["posts:read"], expiresInDays: 1 })),
  "tokens.revoke": on("token", admins, admins),
};
