import { FeedLinks, Menu, NameOrLogo, ThemeSwitch } from "../../chrome.tsx";
import type { Theme } from "../theme.ts";

/** The same bar on every page: the name as a mark, the links beside it. */
export const Masthead: Theme["Masthead"] = ({ view, path, home }) => (
  <header className="masthead">
    <a className="masthead-name" href="/" aria-current={home ? "page" : undefined}>
      <NameOrLogo view={view} />
    </a>
    <Menu view={view} path={path} />
  </header>
);

/** Ends the page with the name, as large as it goes. */
export const Footer: Theme["Footer"] = ({ view }) => (
  <footer className="footer">
    <p className="footer-name">{view.publication.name}</p>
    <div className="footer-text">
      {view.footer.map((part) => (
        <p key={part}>{part}</p>
      ))}
      <p className="footer-made">{view.t("powered")}</p>
    </div>
    <FeedLinks view={view} />
    <ThemeSwitch view={view} />
  </footer>
);
