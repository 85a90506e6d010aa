import type { AuditEntry } from "@broadsheet/contract/people";
import { permissions, roles } from "@broadsheet/contract/permissions";
import { permissionWords } from "../people/permission-words.ts";
import { roleWords } from "../people/role-words.ts";

type Data = AuditEntry["data"];
/** `name` is what the entry is about, where that is known. */
type Sentence = (data: Data, name: string | null) => string;

const quoted = (value: unknown) => (typeof value === "string" && value !== "" ? ` “${value}”` : "");
const role = (value: unknown) => {
  const known = roles.find((candidate) => candidate === value);
  if (known) return roleWords[known].label.toLowerCase();
  return typeof value === "string" && value !== "" ? `“${value}”` : "member";
};
const count = (value: unknown, one: string, many: string) =>
  `${Number(value ?? 0)} ${Number(value) === 1 ? one : many}`;

const within = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
const because = (reasons: unknown) =>
  Array.isArray(reasons) && reasons.length > 0
    ? `: ${reasons.map((reason) => within(String(reason))).join("; ")}`
    : "";

const settingNames: Record<string, string> = {
  name: "name",
  description: "description",
  hosts: "host names",
  language: "language",
  timezone: "time zone",
  accentColor: "accent colour",
  logoUrl: "logo",
  iconUrl: "icon",
  reviewRequired: "review",
  postsPerPage: "posts on a page",
  navigation: "navigation",
  footerText: "footer",
  secondFactorRequired: "second factor",
  hidden: "visibility to search engines",
};

function settingsChanged(changed: unknown): string {
  const names = Array.isArray(changed)
    ? changed.filter((key) => key !== "settings").map((key) => settingNames[String(key)] ?? String(key))
    : [];
  if (names.length === 0) return "the settings";
  return `the settings (${new Intl.ListFormat("en").format(names)})`;
}

const signedIn: Record<string, string> = {
  password: "with a password",
  link: "by a mailed link",
  oidc: "through a provider",
  claim: "by claiming the installation",
  invitation: "by an invitation",
  passkey: "with a passkey",
};

const secondStep: Record<string, string> = {
  app: "with an authenticator app",
  recovery: "with a recovery code",
  passkey: "with a passkey",
};

const permissionNames = (value: unknown) =>
  Array.isArray(value)
    ? value.map((each) => {
        const known = permissions.find((candidate) => candidate === each);
        return `“${known ? permissionWords[known].label : String(each)}”`;
      })
    : [];

function permissionChange(given: unknown, taken: unknown): string {
  const list = new Intl.ListFormat("en");
  const [more, less] = [permissionNames(given), permissionNames(taken)];
  const said = [
    ...(more.length > 0 ? [`may now: ${list.format(more)}`] : []),
    ...(less.length > 0 ? [`no more: ${list.format(less)}`] : []),
  ];
  return said.length > 0 ? ` (${said.join("; ")})` : "";
}

/** What comes after the actor's name, by action. */
export const sentences: Record<string, Sentence> = {
  "post.created": ({ kind }, name) => `began the ${kind === "page" ? "page" : "post"}${quoted(name)}`,
  "post.imported": (_, name) => `imported the post${quoted(name)}`,
  "post.reimported": (_, name) => `imported the post${quoted(name)} again`,
  "post.published": ({ title }) => `published the post${quoted(title)}`,
  "post.unpublished": (_, name) => `took the post${quoted(name)} off the site`,
  "post.scheduled": (_, name) => `scheduled the post${quoted(name)}`,
  "post.unscheduled": (_, name) => `took the post${quoted(name)} off the schedule`,
  "post.held": ({ title, reasons }) => `held the post${quoted(title)} back at its time${because(reasons)}`,
  "post.unpublish_scheduled": (_, name) => `set a time at which the post${quoted(name)} leaves the site`,
  "post.unpublish_cancelled": (_, name) => `let the post${quoted(name)} stay on the site`,
  "post.preview_link_created": ({ label }, name) =>
    `made a preview link of the post${quoted(name)}${label ? `, for${quoted(label)}` : ""}`,
  "post.preview_link_revoked": ({ label }, name) =>
    `revoked a preview link of the post${quoted(name)}${label ? `, for${quoted(label)}` : ""}`,
  "bundle.created": ({ name }) => `began the bundle${quoted(name)}`,
  "bundle.changed": ({ name }) => `changed the bundle${quoted(name)}`,
  "bundle.deleted": ({ name }) => `deleted the bundle${quoted(name)}`,
  "bundle.scheduled": ({ name }) => `scheduled the bundle${quoted(name)}`,
  "bundle.unscheduled": ({ name }) => `took the bundle${quoted(name)} off the schedule`,
  "bundle.published": ({ name, posts }) =>
    `published the bundle${quoted(name)} of ${count(posts, "post", "posts")}`,
  "bundle.held": ({ name }) => `held the bundle${quoted(name)} back, as something stood in its way`,
  "post.archived": (_, name) => `archived the post${quoted(name)}`,
  "post.restored": (_, name) => `took the post${quoted(name)} out of the archive`,
  "post.deleted": ({ title }) => `moved the post${quoted(title)} to the bin`,
  "post.undeleted": (_, name) => `took the post${quoted(name)} out of the bin`,
  "post.purged": ({ title }) => `deleted the post${quoted(title)} for good`,
  "post.review_requested": (_, name) => `asked for a review of the post${quoted(name)}`,
  "post.review_withdrawn": (_, name) => `withdrew the post${quoted(name)} from review`,
  "post.approved": (_, name) => `approved the post${quoted(name)}`,
  "post.changes_requested": (_, name) => `asked for changes of the post${quoted(name)}`,
  "post.approval_lost": (_, name) =>
    `changed the approved post${quoted(name)}, which needs an approval again`,
  "post.changes_discarded": (_, name) => `discarded the changes of the published post${quoted(name)}`,
  "post.authors_assigned": (_, name) => `changed the byline of the post${quoted(name)}`,
  "post.revision_restored": ({ number }, name) =>
    `restored revision ${Number(number ?? 0)} of the post${quoted(name)}`,
  "tag.created": ({ name }) => `made the tag${quoted(name)}`,
  "tag.updated": ({ name }) => `changed the tag${quoted(name)}`,
  "tag.deleted": ({ name }) => `deleted the tag${quoted(name)}`,
  "tag.merged": ({ name, into }) => `merged the tag${quoted(name)} into${quoted(into)}`,
  "snippet.created": ({ name }) => `made the snippet${quoted(name)}`,
  "snippet.updated": ({ name, from }) =>
    from ? `renamed the snippet${quoted(from)} to${quoted(name)}` : `changed the snippet${quoted(name)}`,
  "snippet.deleted": ({ name }) => `deleted the snippet${quoted(name)}`,
  "author.created": ({ name }) => `added the guest author${quoted(name)}`,
  "author.updated": (_, name) => `changed the byline of ${name ?? "an author"}`,
  "author.deleted": ({ name }) => `deleted the author${quoted(name)}`,
  "media.uploaded": ({ fileName }) => `uploaded${quoted(fileName)}`,
  "media.deleted": ({ fileName }) => `deleted the file${quoted(fileName)}`,
  "media.replaced": ({ fileName, by, posts }) =>
    `put the file${quoted(by)} in the place of${quoted(fileName)} in ${count(posts, "post", "posts")}`,
  "redirect.created": ({ fromPath, to }) => `made ${String(fromPath)} lead to ${String(to)}`,
  "redirect.imported": ({ count: imported }) => `imported ${count(imported, "redirect", "redirects")}`,
  "redirect.deleted": ({ fromPath }) => `deleted the redirect${fromPath ? ` from ${String(fromPath)}` : ""}`,
  "transfer.import_begun": ({ fileName }) => `began to import${quoted(fileName)}`,
  "transfer.import_ended": ({ fileName, made, changed }) =>
    `imported${quoted(fileName)}: ${count(made, "new post", "new posts")}, ${Number(changed ?? 0)} changed`,
  "transfer.import_cancelled": ({ fileName, made, changed }) =>
    `ended the import of${quoted(fileName)} before its end, after ${count(made, "new post", "new posts")} and ${Number(changed ?? 0)} changed`,
  "transfer.import_failed": ({ fileName }) => `could not import${quoted(fileName)}`,
  "transfer.export_begun": () => "began to export everything",
  "transfer.export_ended": ({ posts, pages, drafts }) =>
    `exported ${count(posts, "post", "posts")}, ${count(pages, "page", "pages")} and ${count(drafts, "draft", "drafts")}`,
  "transfer.export_cancelled": () => "ended an export before its end",
  "transfer.export_failed": () => "could not export everything",
  "transfer.stopped": ({ kind, fileName }) =>
    kind === "export" ? "stopped an export" : `stopped the import of${quoted(fileName)}`,
  "transfer.downloaded": ({ fileName }) => `downloaded the export${quoted(fileName)}`,
  "token.created": ({ name }) => `made the API token${quoted(name)}`,
  "token.revoked": ({ name }) => `revoked the API token${quoted(name)}`,
  "invitation.sent": ({ role: as }, name) => `invited ${name ?? "somebody"} as ${role(as)}`,
  "invitation.resent": (_, name) => `sent the invitation${name ? ` of ${name}` : ""} again`,
  "invitation.revoked": (_, name) => `revoked the invitation${name ? ` of ${name}` : ""}`,
  "staff.joined": ({ role: as }) => `joined the staff as ${role(as)}`,
  "staff.role_changed": ({ from, to }, name) =>
    `made ${name ?? "somebody"} ${role(to)} (before: ${role(from)})`,
  "staff.permissions_changed": ({ granted, withdrawn }, name) =>
    `changed what ${name ?? "somebody"} may do${permissionChange(granted, withdrawn)}`,
  "role.created": ({ name }) => `made the role${quoted(name)}`,
  "role.updated": ({ name, added, removed }) =>
    `changed the role${quoted(name)}${permissionChange(added, removed)}`,
  "role.deleted": ({ name }) => `deleted the role${quoted(name)}`,
  "staff.suspended": (_, name) => `suspended ${name ?? "somebody"}`,
  "staff.reinstated": (_, name) => `let ${name ?? "somebody"} in again`,
  "staff.removed": (_, name) => `removed ${name ?? "somebody"} from the staff`,
  "staff.left": () => "left the staff",
  "publication.claimed": () => "claimed the installation",
  "publication.updated": ({ changed }) => `changed ${settingsChanged(changed)}`,
  "publication.ownership_transferred": (_, name) => `handed the publication over to ${name ?? "somebody"}`,
  "session.opened": ({ method }) => `signed in ${signedIn[String(method)] ?? ""}`.trim(),
  "session.revoked": () => "revoked one of their sessions",
  "session.others_revoked": ({ revoked }) => `revoked ${count(revoked, "other session", "other sessions")}`,
  "user.renamed": () => "changed their name",
  "session.second_factor_given": ({ by }) =>
    `took the second step of signing in ${secondStep[String(by)] ?? ""}`.trim(),
  "user.password_set": () => "set a new password",
  "user.authenticator_added": () => "set up an authenticator app",
  "user.authenticator_removed": () => "removed their authenticator app",
  "user.recovery_codes_made": () => "made new recovery codes",
  "user.recovery_code_used": () => "used up a recovery code",
  "user.passkey_added": ({ name }) => `added the passkey${quoted(name)}`,
  "user.second_factors_reset": (_, name) =>
    `removed every second factor of ${name ?? "somebody"}, at the command line`,
  "user.passkey_removed": ({ name }) => `removed the passkey${quoted(name)}`,
};

/** An entry as a sentence without its actor. Actions that are new to this list are shown by name. */
export function sentenceOf({ action, data, subjectName }: AuditEntry): string {
  return sentences[action]?.(data, subjectName) ?? action;
}

/** What the filter calls an action: "Tag: merged". */
export function labelOf(action: string): string {
  const words = action.replace(".", ": ").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
