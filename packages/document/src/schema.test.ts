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
