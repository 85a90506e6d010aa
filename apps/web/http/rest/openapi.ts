import { maxMediaBytes, media } from "@broadsheet/contract/media";
import { problem } from "@broadsheet/contract/problems";
import { appRouter } from "@broadsheet/core/root.router";
import { generateOpenApiDocument, type OpenAPIObject } from "trpc-to-openapi";
import { restRoutes } from "./routes.ts";

const description = `Posts, pages, tags, authors and files of a publication.

Reads without a token, or with \`view=live\`, answer what readers see. With a token, \`view=editorial\` answers working copies.
A change names the version it was made from, in \`version\` or in \`If-Match\` (the ETag of \`view=editorial\`); a stale one is refused.
Lists are read page by page: give \`nextCursor\` back as \`cursor\`. Everything that is refused is answered as \`application/problem+json\`.`;

/** What can be answered in place of a result, by status. */
const refusals: Readonly<Record<string, string>> = {
  400: "The request could not be understood",
  401: "A token is missing or not valid",
  403: "The token's scopes do not allow this",
  404: "There is nothing here, or it is not yours to see",
  409: "It is not in a state where this can be done, or was changed meanwhile",
  412: "`If-Match` does not name the present version",
  413: "The body is larger than what is accepted",
  415: "The body is not of a type that is accepted",
  422: "Some of what was sent is not valid; `errors` says what",
  429: "Too many calls; `Retry-After` says how long to wait",
};
const ofReads = ["400", "401", "403", "404", "422", "429"];

const multipart = {
  type: "object" as const,
  required: ["file"],
  properties: {
    file: { type: "string" as const, contentMediaType: "application/octet-stream" },
    alt: { type: "string" as const, maxLength: 500 },
  },
};

const upload = {
  post: {
    operationId: "uploadMedia",
    summary: "Upload a file",
    description: `At most ${maxMediaBytes / 1024 / 1024} MB. What the file is, its content says. The same file uploaded twice is one.`,
    tags: ["Media"],
    security: [{ token: [] }],
    requestBody: { required: true, content: { "multipart/form-data": { schema: multipart } } },
    responses: {
      201: { description: "The file as it is stored", content: { "application/json": { schema: media } } },
    },
  },
};

type Operation = NonNullable<NonNullable<OpenAPIObject["paths"]>[string]["get"]>;

/** Gives an operation its true success status, all its refusals, and what strangers may do. */
function complete(operation: Operation, method: string, status: number): void {
  const { 200: ok, ...others } = operation.responses ?? {};
  const success = status === 204 ? { description: "Done" } : (ok ?? others[status]);
  const reading = method === "GET";
  operation.responses = {
    [status]: success,
    ...Object.fromEntries(
      Object.keys(refusals)
        .filter((code) => !reading || ofReads.includes(code))
        .map((code) => [code, { $ref: `#/components/responses/${code}` }]),
    ),
  };
  if (reading) operation.security = [{}, { token: [] }];
}

function generate(): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: "Broadsheet",
    description,
    version: "1",
    openApiVersion: "3.1.0",
    baseUrl: "/api/v1",
    tags: ["Posts", "Pages", "Tags", "Authors", "Media"],
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "A token made in the studio, `bsk_…`" },
    },
    defs: { Problem: problem },
    paths: { "/media": upload },
  });
  for (const { method, path, status } of restRoutes) {
    const operation = document.paths?.[path]?.[method.toLowerCase() as "get"];
    if (!operation) throw new Error(`${method} ${path} is not in the OpenAPI document`);
    complete(operation, method, status);
  }
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  document.components = {
    ...document.components,
    responses: Object.fromEntries(
      Object.entries(refusals).map(([status, text]) => [status, { description: text, content }]),
    ),
  };
  return document;
}

let generated: OpenAPIObject | undefined;

/** The API as OpenAPI 3.1, for a publication at `siteUrl`. */
export function openApiDocument(siteUrl: string): OpenAPIObject {
  generated ??= generate();
  return { ...generated, servers: [{ url: `${siteUrl}/api/v1` }] };
}
