import { type CSSProperties, Fragment, type ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from "react-email";
import type { MailPublication } from "../templates.ts";
import { accent, readableOn } from "./colors.ts";

const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const paragraph: CSSProperties = { fontSize: 16, lineHeight: "26px", margin: "0 0 16px", color: "#27272a" };

// Clients that follow the reader's dark theme; the others keep the light colours. The page's own colour is set here alone:
// the library copies the body's inline style to a cell inside it, which would stay white under the light text.
const dark = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.page { background-color: #ffffff; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #18181b !important; }
  .ink, .ink a { color: #f4f4f5 !important; }
  .quiet, .quiet a { color: #a1a1aa !important; }
  .quote { border-left-color: #52525b !important; }
  .rule { border-top-color: #3f3f46 !important; }
}`;

export interface LayoutProps {
  publication: MailPublication;
  /** Shown beside the subject in a list of mails. */
  preview: string;
  heading: string;
  children: ReactNode;
  /** Why the reader got this. */
  reason: string;
  /** Where the reader chooses what they are mailed. */
  preferencesUrl?: string;
}

export function Layout({ publication, preview, heading, children, reason, preferencesUrl }: LayoutProps) {
  const color = accent(publication.accentColor);
  const language = publication.language ?? "en";
  return (
    <Html lang={language} dir="auto">
      <Head>
        <title>{heading}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body
        className="page"
        lang={language}
        dir="auto"
        style={{ fontFamily: font, margin: 0, padding: "24px 0" }}
      >
        <Container style={{ maxWidth: 560, padding: "0 24px" }}>
          <Section style={{ borderTop: `4px solid ${color}`, paddingTop: 16 }}>
            <Text className="ink" style={{ ...paragraph, fontWeight: 600 }}>
              <Link href={publication.url} style={{ color: "#27272a", textDecoration: "none" }}>
                {publication.name}
              </Link>
            </Text>
          </Section>
          <Heading
            as="h1"
            className="ink"
            style={{ fontSize: 24, lineHeight: "32px", margin: "8px 0 16px", color: "#18181b" }}
          >
            {heading}
          </Heading>
          {children}
          <Hr className="rule" style={{ borderColor: "#e4e4e7", margin: "32px 0 16px" }} />
          <Text className="quiet" style={{ fontSize: 13, lineHeight: "20px", margin: 0, color: "#52525b" }}>
            {reason}
            {preferencesUrl ? (
              <>
                {" "}
                <Link href={preferencesUrl} style={{ color: "#52525b", textDecoration: "underline" }}>
                  Choose what you are mailed
                </Link>
              </>
            ) : null}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={paragraph}>
      {children}
    </Text>
  );
}

/** What somebody wrote, line breaks kept. */
export function Quote({ children }: { children: string }) {
  const lines = children.trim().split(/\r?\n/);
  return (
    <Text className="ink quote" style={{ ...paragraph, borderLeft: "3px solid #d4d4d8", paddingLeft: 16 }}>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </Text>
  );
}

/** The one thing to do, with its address in full for whoever cannot press it. */
export function Action({
  publication,
  url,
  children,
}: {
  publication: MailPublication;
  url: string;
  children: string;
}) {
  const color = accent(publication.accentColor);
  return (
    <>
      <Section style={{ margin: "8px 0 24px" }}>
        <Button
          href={url}
          style={{
            backgroundColor: color,
            color: readableOn(color),
            borderRadius: 6,
            fontSize: 16,
            fontWeight: 600,
            padding: "12px 20px",
          }}
        >
          {children}
        </Button>
      </Section>
      <Text
        data-skip-in-text="true"
        className="quiet"
        style={{ fontSize: 13, lineHeight: "20px", margin: "0 0 16px", color: "#52525b" }}
      >
        Or open this address:{" "}
        <Link href={url} style={{ color: "#52525b", wordBreak: "break-all" }}>
          {url}
        </Link>
      </Text>
    </>
  );
}
