import type { MailPublication, MailTemplates, SecurityEvent } from "../templates.ts";
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

const happened: Record<SecurityEvent, string> = {
  password_set: "Your password was changed",
  authenticator_added: "An authenticator app was added to your account",
  authenticator_removed: "The authenticator app was removed from your account",
  recovery_codes_made: "New recovery codes were made for your account",
  recovery_code_used: "A recovery code was used to sign in",
  passkey_added: "A passkey was added to your account",
  passkey_removed: "A passkey was removed from your account",
  second_factors_reset: "Every second factor was removed from your account",
};

export function securityNotice(publication: MailPublication, content: MailTemplates["security-notice"]) {
  const heading = happened[content.event];
  return {
    subject: `${heading} at ${publication.name}`,
    body: (
      <Layout
        publication={publication}
        preview={content.at}
        heading={heading}
        reason={`You get this mail because it concerns how you sign in to ${publication.name}. It cannot be turned off.`}
      >
        <Paragraph>
          This happened on {content.at}
          {content.browser && <>, in a browser that calls itself “{content.browser}”</>}. If it was you, there
          is nothing to do.
        </Paragraph>
        {content.event === "second_factors_reset" && (
          <Paragraph>
            Whoever runs the server did it, for somebody who was locked out. You are signed out everywhere:
            sign in with your password or a mailed link, then set up an app or a passkey again.
          </Paragraph>
        )}
        <Paragraph>
          If it was not you, end all other sessions and change your password now, and tell the owner of the
          publication.
        </Paragraph>
        <Action publication={publication} url={content.url}>
          Look at your account
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
