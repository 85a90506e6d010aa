import type { MailPublication, MailTemplates } from "../templates.ts";
import { Action, Layout, Paragraph } from "./layout.tsx";

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

export function signInLink(publication: MailPublication, content: MailTemplates["sign-in-link"]) {
  const validity = `The link works once, for ${count(content.expiresInMinutes, "minute")}.`;
  return {
    subject: `Sign in to ${publication.name}`,
    body: (
      <Layout
        publication={publication}
        preview={validity}
        heading={`Sign in to ${publication.name}`}
        reason="You get this mail because somebody asked to sign in with this address. If it was not you, you can ignore it: nobody gets in without the link."
      >
        <Paragraph>{validity}</Paragraph>
        <Action publication={publication} url={content.url}>
          Sign in
        </Action>
      </Layout>
    ),
  };
}

export function invitation(publication: MailPublication, content: MailTemplates["invitation"]) {
  const { inviterName, role, expiresInDays } = content;
  const heading = `${inviterName} invites you to ${publication.name}`;
  return {
    subject: heading,
    body: (
      <Layout
        publication={publication}
        preview={`Join as ${role}`}
        heading={heading}
        reason={`You get this mail because ${inviterName} entered this address. If you do not expect it, you can ignore it.`}
      >
        <Paragraph>
          You are invited to work on {publication.name} as <strong>{role}</strong>. The invitation is valid
          for {count(expiresInDays, "day")}.
        </Paragraph>
        <Action publication={publication} url={content.url}>
          Accept the invitation
        </Action>
      </Layout>
    ),
  };
}

export function passwordReset(publication: MailPublication, content: MailTemplates["password-reset"]) {
  const validity = `The link works once, for ${count(content.expiresInMinutes, "minute")}.`;
  return {
    subject: `A new password for ${publication.name}`,
    body: (
      <Layout
        publication={publication}
        preview={validity}
        heading="Choose a new password"
        reason="You get this mail because somebody asked for a new password for this address. If it was not you, ignore it: your password stays as it is."
      >
        <Paragraph>{validity}</Paragraph>
        <Action publication={publication} url={content.url}>
          Choose a password
        </Action>
      </Layout>
    ),
  };
}
