import type { SitePostCard } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { SearchForm } from "../chrome.tsx";
import { BareDocument, SiteDocument } from "../document.tsx";
import { textsFor } from "../i18n/messages.ts";
import { viewOf } from "../view.ts";

interface NotFoundPageProps {
  publication: PublicationContext;
  recent: readonly SitePostCard[];
}

export function NotFoundPage({ publication, recent }: NotFoundPageProps) {
  const view = viewOf(publication);
  const title = view.t("notFound");
  return (
    <SiteDocument publication={publication} head={{ title }}>
      <view.theme.Notice view={view} status={404} title={title} text={view.t("notFoundText")} posts={recent}>
        <SearchForm view={view} />
      </view.theme.Notice>
    </SiteDocument>
  );
}

const words = {
  400: ["badRequest", "badRequestText"],
  404: ["notFound", "notFoundText"],
  500: ["failed", "failedText"],
  503: ["unavailable", "unavailableText"],
} as const;

interface ErrorPageProps {
  publication: PublicationContext | null;
  status: keyof typeof words;
}

/** Needs nothing but what is at hand, so that it can be shown when nothing works. */
export function ErrorPage({ publication, status }: ErrorPageProps) {
  const [title, text] = words[status];
  if (!publication) {
    const { t } = textsFor("en");
    return (
      <BareDocument title={t(title)}>
        <p>{t(text)}</p>
      </BareDocument>
    );
  }
  const view = viewOf(publication);
  const { t } = view;
  return (
    <SiteDocument publication={publication} head={{ title: t(title) }}>
      <view.theme.Notice view={view} status={status} title={t(title)} text={t(text)}>
        <p>
          <a className="button" href="/">
            {t("backHome")}
          </a>
        </p>
      </view.theme.Notice>
    </SiteDocument>
  );
}
