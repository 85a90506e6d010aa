import { expect, test } from "vitest";
import { markAttributes, nodeAttributes } from "./attributes.ts";
import { schema } from "./schema.ts";
import { emptyDocument } from "./types.ts";
import { parseDocument } from "./validate.ts";
import { markOrder } from "./walk.ts";

test("the checks of attributes cover exactly the attributes of the schema", () => {
  const named = (types: Record<string, { spec: { attrs?: object } }>) =>
    Object.fromEntries(
      Object.entries(types)
        .map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {}).sort()] as const)
        .filter(([, names]) => names.length > 0),
    );
  const checked = (rules: Record<string, object>) =>
    Object.fromEntries(Object.entries(rules).map(([name, attrs]) => [name, Object.keys(attrs).sort()]));
  expect(checked(nodeAttributes)).toEqual(named(schema.nodes));
  expect(checked(markAttributes)).toEqual(named(schema.marks));
});

test("marks rank as the schema ranks them", () => {
  expect([...markOrder]).toEqual(Object.keys(schema.marks));
});

test("the empty document is one", () => {
  expect(parseDocument(emptyDocument())).toEqual(emptyDocument());
});

test.each([
  ["3", 3],
  ["5000000", 1_000],
  ["-1", 1],
  ["1.5", 1],
  ["many", 1],
])("a pasted cell over %s columns covers %i", (written, columns) => {
  const rule = schema.nodes.tableCell?.spec.parseDOM?.findLast(({ tag }) => tag === "td");
  const getAttribute = (name: string) => (name === "colspan" ? written : null);
  const pasted = { style: {}, getAttribute, closest: () => null };
  expect(rule?.getAttrs?.(pasted as never)).toMatchObject({ colspan: columns, rowspan: 1 });
});
