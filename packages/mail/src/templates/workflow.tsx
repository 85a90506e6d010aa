import type { MailPublication, MailTemplates } from "../templates.ts";
import { Action, Layout, Paragraph, Quote } from "./layout.tsx";

export const staffReason = (publication: MailPublication) =>
  `You get this mail because you work on ${publication.name}.`;

export function reviewRequested(publication: MailPublication, content: MailTemplates["review-requested"]) {
  const { authorName, postTitle, note, url } = content;
  return {
    subject: `To review: ${postTitle}`,
    body: (
      <Layout
        publication={publication}
        preview={`${authorName} asks for a review`}
        heading={`${authorName} asks for a review`}
        reason={staffReason(publication)}
        preferencesUrl={content.preferencesUrl}
      >
        <Paragraph>“{postTitle}” is ready to be read by an editor.</Paragraph>
        {note ? <Quote>{note}</Quote> : null}
        <Action publication={publication} url={url}>
          Review the post
        </Action>
      </Layout>
    ),
  };
}

export function changesRequested(publication: MailPublication, content: MailTemplates["changes-requested"]) {
  const { reviewerName, postTitle, comment, url } = content;
  return {
    subject: `Changes requested: ${postTitle}`,
    body: (
      <Layout
        publication={publication}
        preview={comment}
        heading={`${reviewerName} asks for changes`}
        reason={staffReason(publication)}
        preferencesUrl={content.preferencesUrl}
      >
        <Paragraph>About “{postTitle}”:</Paragraph>
        <Quote>{comment}</Quote>
        <Action publication={publication} url={url}>
          Open the post
        </Action>
      </Layout>
    ),
  };
}

export function approved(publication: MailPublication, content: MailTemplates["approved"]) {
  const { reviewerName, postTitle, url } = content;
  return {
    subject: `Approved: ${postTitle}`,
    body: (
      <Layout
        publication={publication}
        preview={`${reviewerName} approved your post`}
        heading="Your post is approved"
        reason={staffReason(publication)}
        preferencesUrl={content.preferencesUrl}
      >
        <Paragraph>
          {reviewerName} approved “{postTitle}”. It can be published now.
        </Paragraph>
        <Action publication={publication} url={url}>
          Open the post
        </Action>
      </Layout>
    ),
  };
}

export function postPublished(publication: MailPublication, content: MailTemplates["post-published"]) {
  const { postTitle, url } = content;
  return {
    subject: `Published: ${postTitle}`,
    body: (
      <Layout
        publication={publication}
        preview={`“${postTitle}” is online`}
        heading="Your post is published"
        reason={staffReason(publication)}
        preferencesUrl={content.preferencesUrl}
      >
        <Paragraph>“{postTitle}” is online.</Paragraph>
        <Action publication={publication} url={url}>
          Read it
        </Action>
      </Layout>
    ),
  };
}
