import { useId } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { renderDocument } from "../render-document.tsx";
import { Kept } from "./kept.tsx";
import { LeftToReact, renderStatic } from "./render-static.ts";

const nasty = `<script>alert("1" & '2')</script>`;
const scripted = <a href={" java\nscript:alert(1)"}>Go</a>;

describe("what is rendered without React", () => {
  test.each([
    ["texts and numbers", <p key="">{[nasty, 0, null, false, undefined, "x"]}</p>],
    [
      "attributes",
      <p key="" title={nasty} tabIndex={-1} data-a aria-hidden={false} hidden className="a b" />,
    ],
    ["styles", <p key="" style={{ "--a": " 1 ", backgroundImage: 'url("x")', color: "" } as object} />],
    [
      "forms",
      <form key="" action="/search" className="f" method="get">
        <input name="q" value="" readOnly type="search" maxLength={3} />
        <input type="radio" value="a" defaultChecked name="n" />
      </form>,
    ],
    [
      "the order of a head",
      <html key="" lang="en">
        <head>
          <link rel="stylesheet" href="/a.css" />
          <script src="/a.js" />
          <title>{`A & ${1}`}</title>
          <meta name="viewport" content="x" />
          <meta charSet="utf-8" />
        </head>
        <body>
          <img src="/b.png" alt="" />
          <picture>
            <img src="/c.png" alt="" />
          </picture>
          {Array.from({ length: 12 }, (_, n) => (
            <img key={n} src={`/${n}.png`} srcSet="/a 2x" sizes={`${n}px`} alt="" fetchPriority="high" />
          ))}
          <img src="/b.png" alt="" loading="lazy" />
        </body>
      </html>,
    ],
  ])("%s: as with it", (_, element) => {
    expect(renderStatic(element)).toBe(renderToStaticMarkup(element));
  });

  test("what is kept is made once for each object", () => {
    let made = 0;
    const Counted = () => <b>{++made}</b>;
    const page = (of: object) => (
      <Kept of={of} as="x">
        <Counted />
      </Kept>
    );
    const [one, other] = [{}, {}];
    expect([one, one, other].map((of) => renderStatic(page(of)))).toEqual([
      "<b>1</b>",
      "<b>1</b>",
      "<b>2</b>",
    ]);
  });
});

describe("what only React renders", () => {
  const Hooked = () => <p id={useId()}>x</p>;
  const Slow = async () => <p>x</p>;

  test.each([
    ["an address that runs a script", scripted],
    [
      "a choice",
      <select key="" defaultValue="a">
        <option value="a">A</option>
      </select>,
    ],
    ["a link outside a head", <link key="" rel="alternate" href="/" />],
    ["a component that waits", <Slow key="" />],
  ])("%s is left to it", (_, element) => {
    expect(() => renderStatic(element)).toThrow(LeftToReact);
  });

  test("a page with hooks is answered all the same", async () => {
    expect(await (await renderDocument(<Hooked />)).text()).toMatch(/^<!doctype html><p id="[^"]+">x<\/p>$/);
  });

  test("a page that is broken fails as it does with React", async () => {
    const Broken = (): never => {
      throw new TypeError("broken");
    };
    await expect(renderDocument(<Broken />)).rejects.toThrow("broken");
  });
});
