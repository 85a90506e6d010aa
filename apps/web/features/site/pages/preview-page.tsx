import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { Preview } from "@broadsheet/core/previews/open-preview";
import { longDate } from "../dates.ts";
import { SiteDocument } from "../document.tsx";
import { viewOf } from "../view.ts";
import { PostPage } from "./post-page.tsx";

/** A post as it would look, under a line that says that it is not published so. */
export function PreviewPage({ publication, preview }: { publication: PublicationContext; preview: Preview }) {
  const view = viewOf(publication);
  const { t } = view;
  const until = longDate(preview.expiresAt, publication.settings);
  const notice = (
    <aside className="preview-notice" aria-label={t("preview")}>
      <p>
        <strong>{t("preview")}</strong> {t("previewText", { until })}
      </p>
      {preview.livePath && (
        <p>
          <a href={preview.livePath}>{t("previewLive")}</a>
        </p>
      )}
    </aside>
  );
  return <PostPage publication={publication} post={preview.post} unpublished={notice} />;
}

interface NoPreviewPageProps {
  publication: PublicationContext;
  reason: "ended" | "tooMany";
}

/** Says politely that the link opens nothing (any more); never whether it once did. */
export function NoPreviewPage({ publication, reason }: NoPreviewPageProps) {
  const view = viewOf(publication);
  const { t } = view;
  const [title, text] =
    reason === "ended"
      ? [t("previewEnded"), t("previewEndedText")]
      : [t("previewTooMany"), t("previewTooManyText")];
  return (
    <SiteDocument publication={publication} head={{ title }}>
      <view.theme.Notice view={view} status={null} title={title} text={text}>
        <p>
          <a className="button" href="/">
            {t("backHome")}
          </a>
        </p>
      </view.theme.Notice>
    </SiteDocument>
  );
}
