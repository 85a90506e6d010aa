import type { MailPublication, MailTemplates } from "../templates.ts";
import { Action, Layout, Paragraph, Quote } from "./layout.tsx";
import { staffReason } from "./workflow.tsx";

export function postHeld(publication: MailPublication, content: MailTemplates["post-held"]) {
  const { postTitle, reasons, url } = content;
  return {
    subject: `Not published: ${postTitle}`,
    body: (
      <Layout
        publication={publication}
        preview={`“${postTitle}” did not go out`}
        heading="A post was held back"
        reason={staffReason(publication)}
        preferencesUrl={content.preferencesUrl}
      >
        <Paragraph>
          The time of “{postTitle}” has come, but something stood in the way. Nothing changed for readers, and
          it is off the schedule:
        </Paragraph>
        <Quote>{reasons.join("\n")}</Quote>
        <Action publication={publication} url={url}>
          Open the post
        </Action>
      </Layout>
    ),
  };
}

export function bundleHeld(publication: MailPublication, content: MailTemplates["bundle-held"]) {
  const { bundleName, reasons, url } = content;
  return {
    subject: `Not published: ${bundleName}`,
    body: (
      <Layout
        publication={publication}
        preview={`Nothing of “${bundleName}” went out`}
        heading="A bundle could not be published"
        reason={staffReason(publication)}
      >
        <Paragraph>
          The time of “{bundleName}” has come, but something stood in the way, so nothing of it went out:
        </Paragraph>
        <Quote>{reasons.join("\n")}</Quote>
        <Action publication={publication} url={url}>
          Open the bundle
        </Action>
      </Layout>
    ),
  };
}
