import { FeedLinks, Menu, NameOrLogo, ThemeSwitch } from "../../chrome.tsx";
import type { Theme } from "../theme.ts";

/** A line of links; the name stands in it on every page but the first, which has it as its nameplate. */
export const Masthead: Theme["Masthead"] = ({ view, path, home }) => (
  <header className={home ? "masthead masthead-home" : "masthead"}>
    {!home && (
      <a className="masthead-name" href="/">
        <NameOrLogo view={view} />
      </a>
    )}
    <Menu view={view} path={path} />
  </header>
);

export const Footer: Theme["Footer"] = ({ view }) => (
  <footer className="footer">
    <div className="footer-text">
      <p className="footer-name">{view.publication.name}</p>
      {view.footer.map((part) => (
        <p key={part}>{part}</p>
      ))}
    </div>
    <FeedLinks view={view} />
    <ThemeSwitch view={view} />
    <p className="footer-made">{view.t("powered")}</p>
  </footer>
);
