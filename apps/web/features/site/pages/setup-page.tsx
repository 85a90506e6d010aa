import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { SiteDocument } from "../document.tsx";
import { texts } from "../texts.ts";

/** The home page of a publication that nobody has claimed yet. `onLoopback`: the reader sits at the machine itself and may be its owner. */
export function SetupPage({
  publication,
  onLoopback,
}: {
  publication: PublicationContext;
  onLoopback: boolean;
}) {
  return (
    <SiteDocument publication={publication} path="/" head={{ title: texts.setUp }}>
      <header className="list-head">
        <h1>{texts.setUp}</h1>
        <p className="list-text">{texts.setUpText}</p>
        {onLoopback && <p className="list-text">{texts.claim}</p>}
      </header>
    </SiteDocument>
  );
}
