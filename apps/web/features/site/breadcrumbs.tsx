import type { SiteView } from "./view.ts";

interface BreadcrumbsProps {
  view: SiteView;
  steps: readonly { name: string; path?: string }[];
}

/** The way from the home page; the last step is this page and no link. */
export function Breadcrumbs({ view: { t }, steps }: BreadcrumbsProps) {
  return (
    <nav className="breadcrumbs" aria-label={t("path")}>
      <ol>
        <li>
          <a href="/">{t("home")}</a>
        </li>
        {steps.map(({ name, path }) => (
          <li key={name}>{path ? <a href={path}>{name}</a> : <span aria-current="page">{name}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
