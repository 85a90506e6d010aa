import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { CSSProperties, ReactNode } from "react";
import { accentProperties } from "./accent.ts";
import { siteAssets } from "./assets.ts";
import { SiteFooter, SiteHeader } from "./chrome.tsx";
import { directionOf, languageOf } from "./dates.ts";
import { Head, type PageHead } from "./head.tsx";
import { texts } from "./texts.ts";

interface SiteDocumentProps {
  publication: PublicationContext;
  head: PageHead;
  /** Path of the page, for marking its place in the navigation. */
  path?: string | undefined;
  children: ReactNode;
}

/** A whole reader page: head, masthead, content, footer. */
export function SiteDocument({ publication, head, path, children }: SiteDocumentProps) {
  const language = languageOf(publication.settings.language) ?? "en";
  const style = accentProperties(publication.settings.accentColor) as CSSProperties;
  return (
    <html lang={language} dir={directionOf(language)} style={style}>
      <Head publication={publication} head={head} />
      <body>
        <a className="skip" href="#site-main">
          {texts.skip}
        </a>
        <SiteHeader publication={publication} path={path} />
        <main id="site-main" className="main" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter publication={publication} />
      </body>
    </html>
  );
}

/** A page for when nothing is known about the publication. */
export function BareDocument({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={siteAssets.style} />
      </head>
      <body>
        <main id="site-main" className="main notice-page">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
