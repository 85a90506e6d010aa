import { texts } from "./texts.ts";

/** The way from the home page; the last step is this page and no link. */
export function Breadcrumbs({ steps }: { steps: readonly { name: string; path?: string }[] }) {
  return (
    <nav className="breadcrumbs" aria-label={texts.path}>
      <ol>
        <li>
          <a href="/">{texts.home}</a>
        </li>
        {steps.map(({ name, path }) => (
          <li key={name}>{path ? <a href={path}>{name}</a> : <span aria-current="page">{name}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
