import { renderTemplate as render } from "#templates";

/** Who writes: shown at the top and in the subject of what the publication sends. */
export interface MailPublication {
  name: string;
  /** Its home page. */
  url: string;
  /** "#rrggbb"; anything else is replaced by a dark grey. */
  accentColor?: string | undefined;
  /** BCP 47, of the publication. Default "en". */
  language?: string | undefined;
}

/** Where people who work on a publication choose what they are mailed. */
interface StaffMail {
  preferencesUrl: string;
}

/** One of the news that a mail brings: who did what to which post, and what they said. */
export interface MailNews {
  sentence: string;
  quote?: string | undefined;
  url: string;
}

/** What may have happened to somebody's ways of signing in. */
export const securityEvents = [
  "password_set",
  "authenticator_added",
  "authenticator_removed",
  "recovery_codes_made",
  "recovery_code_used",
  "passkey_added",
  "passkey_removed",
  "second_factors_reset",
] as const;
export type SecurityEvent = (typeof securityEvents)[number];

/** What each kind of mail says. Addresses must be http(s). */
export interface MailTemplates {
  "sign-in-link": { url: string; expiresInMinutes: number };
  invitation: { inviterName: string; role: string; url: string; expiresInDays: number };
  "review-requested": StaffMail & {
    authorName: string;
    postTitle: string;
    url: string;
    note?: string | undefined;
  };
  "changes-requested": StaffMail & {
    reviewerName: string;
    postTitle: string;
    url: string;
    comment: string;
  };
  approved: StaffMail & { reviewerName: string; postTitle: string; url: string };
  "post-published": StaffMail & { postTitle: string; url: string };
  /** `url` leads to all of them. `more` are not in the mail. */
  notifications: StaffMail & { news: MailNews[]; more: number; daily: boolean; url: string };
  "post-held": StaffMail & { postTitle: string; reasons: readonly string[]; url: string };
  "bundle-held": { bundleName: string; reasons: readonly string[]; url: string };
  /** `at` in words; `browser` as it named itself. */
  "security-notice": { event: SecurityEvent; at: string; browser: string | null; url: string };
  "password-reset": { url: string; expiresInMinutes: number };
}

export type MailTemplateName = keyof MailTemplates;

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

export type RenderTemplate = <Name extends MailTemplateName>(
  name: Name,
  publication: MailPublication,
  content: MailTemplates[Name],
) => Promise<RenderedMail>;

/**
 * Subject, HTML and plain text of one mail.
 *
 * @throws {TypeError} for an address that is not http(s)
 */
export const renderTemplate: RenderTemplate = (name, publication, content) => {
  assertWebAddresses({ ...content, publicationUrl: publication.url });
  return render(name, publication, content);
};

function assertWebAddresses(content: object): void {
  for (const [key, value] of Object.entries(content)) {
    if (typeof value === "object" && value !== null) assertWebAddresses(value);
    else if (/url$/i.test(key)) assertWebAddress(key, String(value));
  }
}

function assertWebAddress(key: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    throw new TypeError(`${key} of a mail must be http(s)`);
}
