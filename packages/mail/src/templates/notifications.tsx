import { Link } from "react-email";
import type { MailPublication, MailTemplates } from "../templates.ts";
import { Action, Layout, Paragraph, Quote } from "./layout.tsx";
import { staffReason } from "./workflow.tsx";

/** What happened since the last mail. Of one thing its own sentence is the subject. */
export function notifications(publication: MailPublication, content: MailTemplates["notifications"]) {
  const { news, more, daily, url, preferencesUrl } = content;
  const count = news.length + more;
  const [only] = news;
  const alone = count === 1 && only;
  const subject = alone ? only.sentence : `${count} news from ${publication.name}`;
  const heading = alone ? only.sentence : daily ? "What happened yesterday and today" : "What happened";
  return {
    subject,
    body: (
      <Layout
        publication={publication}
        preview={only?.quote ?? only?.sentence ?? subject}
        heading={heading}
        reason={staffReason(publication)}
        preferencesUrl={preferencesUrl}
      >
        {news.map((one, index) => (
          <div key={index}>
            {alone ? null : (
              <Paragraph>
                <Link href={one.url} style={{ color: "inherit", textDecoration: "underline" }}>
                  {one.sentence}
                </Link>
              </Paragraph>
            )}
            {one.quote ? <Quote>{one.quote}</Quote> : null}
          </div>
        ))}
        {more > 0 ? <Paragraph>{`And ${more} more.`}</Paragraph> : null}
        <Action publication={publication} url={alone ? only.url : url}>
          {alone ? "Open it" : "See all of them"}
        </Action>
      </Layout>
    ),
  };
}
