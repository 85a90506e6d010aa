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

/** What each kind of mail says. Addresses must be http(s). */
export interface MailTemplates {
  "sign-in-link": { url: string; expiresInMinutes: number };
  invitation: { inviterName: string; role: string; url: string; expiresInDays: number };
  "review-requested": { authorName: string; postTitle: string; url: string; note?: string | undefined };
  "changes-requested": { reviewerName: string; postTitle: string; url: string; comment: string };
  approved: { reviewerName: string; postTitle: string; url: string };
  "post-published": { postTitle: string; url: string };
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
  for (const [key, value] of Object.entries({ ...content, publicationUrl: publication.url })) {
    if (/url$/i.test(key)) assertWebAddress(key, String(value));
  }
  return render(name, publication, content);
};

function assertWebAddress(key: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    throw new TypeError(`${key} of a mail must be http(s)`);
}
