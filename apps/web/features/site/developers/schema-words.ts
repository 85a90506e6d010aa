/** A schema of the OpenAPI document, as far as the reference tells of it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  default?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  examples?: unknown[];
}

export interface Field {
  name: string;
  type: string;
  required: boolean;
  description: string;
}

const formats: Readonly<Record<string, string>> = {
  uuid: "UUID",
  "date-time": "time (ISO 8601, UTC)",
  uri: "address",
};

/** The name of a schema that has one; those without are any JSON value. */
export function nameOf(ref: string): string {
  const name = ref.slice(ref.lastIndexOf("/") + 1);
  return name.startsWith("__") ? "any JSON value" : name;
}

/** A type in a few words, as TypeScript would write most of it. */
export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return [...new Set(choice.map(typeOf))].join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" & ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items ?? {});
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === "object" && schema.properties) {
    const required = new Set(schema.required);
    const names = Object.keys(schema.properties).map((name) => (required.has(name) ? name : `${name}?`));
    return `{ ${names.join(", ")} }`;
  }
  return formats[schema.format ?? ""] ?? schema.type ?? "any JSON value";
}

/** What holds of a value beside its type. */
function limitsOf({ minimum, maximum, maxLength, maxItems, default: initial }: Schema): string[] {
  const told = (limit: number | undefined): limit is number =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  return [
    ...(told(minimum) && told(maximum) ? [`${minimum} to ${maximum}`] : []),
    ...(told(maxLength) ? [`at most ${maxLength.toLocaleString("en")} characters`] : []),
    ...(told(maxItems) ? [`at most ${maxItems}`] : []),
    ...(initial === undefined || initial === null || initial === ""
      ? []
      : [`default \`${JSON.stringify(initial)}\``]),
  ];
}

export function fieldOf(name: string, schema: Schema, required: boolean): Field {
  const description = [schema.description, limitsOf(schema).join("; ")].filter(Boolean).join(". ");
  return { name, type: typeOf(schema), required, description };
}

/** The properties of an object; none for what is no object. */
export function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name)));
}
