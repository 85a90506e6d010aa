import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { SiteDocument } from "../document.tsx";
import { viewOf } from "../view.ts";

/** The home page of a publication that nobody has claimed yet. `onLoopback`: the reader sits at the machine itself and may be its owner. */
export function SetupPage({
  publication,
  onLoopback,
}: {
  publication: PublicationContext;
  onLoopback: boolean;
}) {
  const view = viewOf(publication);
  const { t } = view;
  return (
    <SiteDocument publication={publication} path="/" head={{ title: t("setUp") }}>
      <view.theme.Notice view={view} status={null} title={t("setUp")} text={t("setUpText")}>
        {onLoopback && <p className="notice-hint">{t("claim")}</p>}
      </view.theme.Notice>
    </SiteDocument>
  );
}
