import type { ReactElement } from "react";
import { plainTextSelectors, render, toPlainText } from "react-email";
import type { MailPublication, MailTemplateName, MailTemplates, RenderTemplate } from "../templates.ts";
import { invitation, passwordReset, securityNotice, signInLink } from "./account.tsx";
import { bundleHeld, postHeld } from "./held.tsx";
import { notifications } from "./notifications.tsx";
import { approved, changesRequested, postPublished, reviewRequested } from "./workflow.tsx";

type Template<Name extends MailTemplateName> = (
  publication: MailPublication,
  content: MailTemplates[Name],
) => { subject: string; body: ReactElement };

const templates: { [Name in MailTemplateName]: Template<Name> } = {
  "sign-in-link": signInLink,
  invitation,
  "review-requested": reviewRequested,
  "changes-requested": changesRequested,
  approved,
  "post-published": postPublished,
  notifications,
  "post-held": postHeld,
  "bundle-held": bundleHeld,
  "security-notice": securityNotice,
  "password-reset": passwordReset,
};

// The library's choice, with headings as they were written.
const selectors = [...plainTextSelectors, { selector: "h1", options: { uppercase: false } }];

export const renderTemplate: RenderTemplate = async (name, publication, content) => {
  const { subject, body } = templates[name](publication, content);
  const html = await render(body);
  return { subject, html, text: toPlainText(html, { selectors }) };
};
