import { type Field, fieldOf, fieldsOf, nameOf, type Schema, typeOf } from "./schema-words.ts";

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

interface OpenApiOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[];
  requestBody?: Content;
  responses?: Record<string, Content & { $ref?: string; description?: string }>;
}

/** What of an OpenAPI document the reference is made from. */
export interface OpenApi {
  tags?: { name: string }[];
  paths?: object;
  components?: { schemas?: object };
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Whether strangers may, too. */
  open: boolean;
  /** In the path and in the query. */
  parameters: (Field & { place: string })[];
  body: { type: string; fields: Field[]; example: string | null } | null;
  result: { status: string; type: string };
}

export interface Reference {
  groups: { name: string; operations: Operation[] }[];
  types: { name: string; type: string; fields: Field[] }[];
}

const methods = ["get", "post", "put", "delete"];

function schemaIn(content: Content["content"]): { type: string; schema: Schema } | null {
  const [found] = Object.entries(content ?? {});
  return found ? { type: found[0], schema: found[1].schema ?? {} } : null;
}

function operationOf(path: string, method: string, found: OpenApiOperation): Operation {
  const body = schemaIn(found.requestBody?.content);
  const [status, answered] = Object.entries(found.responses ?? {}).find(([code]) => code < "300") ?? [
    "200",
    {},
  ];
  const answer = schemaIn(answered.content);
  const [example] = body?.schema.examples ?? [];
  return {
    id: found.operationId ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: found.summary ?? "",
    description: found.description ?? "",
    open: found.security?.some((way) => Object.keys(way).length === 0) ?? false,
    parameters: (found.parameters ?? []).map(({ name, in: place, required = false, schema = {} }) => ({
      ...fieldOf(name, schema, required),
      place,
    })),
    body: body && {
      type: body.type,
      fields: fieldsOf(body.schema),
      example: example === undefined ? null : JSON.stringify(example, null, 2),
    },
    result: { status, type: answer ? typeOf(answer.schema) : "nothing" },
  };
}

/** The operations of an OpenAPI document by their tags, and the types that they name. */
export function referenceOf(document: OpenApi): Reference {
  const operations = Object.entries<Record<string, unknown>>((document.paths ?? {}) as never).flatMap(
    ([path, item]) =>
      methods.flatMap((method) => {
        const found = item[method] as OpenApiOperation | undefined;
        return found ? [{ tags: found.tags ?? [], operation: operationOf(path, method, found) }] : [];
      }),
  );
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
  return {
    groups: (document.tags ?? []).map(({ name }) => ({
      name,
      operations: operations.filter(({ tags }) => tags.includes(name)).map(({ operation }) => operation),
    })),
    types: schemas
      .filter(([name]) => nameOf(name) === name)
      .map(([name, schema]) => ({ name, type: typeOf(schema), fields: fieldsOf(schema) })),
  };
}
