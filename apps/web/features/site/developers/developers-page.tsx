import { errors } from "@broadsheet/contract/errors";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { siteAssets } from "../assets.ts";
import { SiteDocument } from "../document.tsx";
import { viewOf } from "../view.ts";
import { Guide } from "./guide.tsx";
import { Fields, OperationDetails, Table } from "./parts.tsx";
import type { Reference } from "./reference.ts";

interface DevelopersPageProps {
  publication: PublicationContext;
  reference: Reference;
  /** Calls of one address or token; 0 for no limit. */
  callsPerMinute: number;
}

const anchor = (name: string) => name.toLowerCase().replaceAll("_", "-");

const chapters = [
  ["first-request", "First request"],
  ["tokens", "Tokens"],
  ["changes", "Changes and versions"],
  ["lists", "Lists"],
  ["limits", "Limits"],
  ["news", "Hearing of changes"],
  ["errors", "Errors"],
  ["reference", "Reference"],
  ["types", "Types"],
] as const;

/** What a developer needs to know to read and write a publication by program. In English, whatever language the publication is in. */
export function DevelopersPage({ publication, reference, callsPerMinute }: DevelopersPageProps) {
  const view = viewOf(publication);
  const description = `How to read and write ${publication.name} by program: REST, OpenAPI and a typed client.`;
  return (
    <SiteDocument
      publication={publication}
      path="/developers"
      head={{ title: "Developers", description, style: siteAssets.developers }}
    >
      <div className="developers" lang="en" dir="ltr">
        <view.theme.Heading view={view} title="Developers">
          <p className="page-head-text">
            Everything readers see of {publication.name} can be read by program, and everything writers do
            with posts can be done by one.
          </p>
        </view.theme.Heading>
        <p className="dev-base">
          <span>REST</span> <code>{publication.url}/api/v1</code>
          <a href="/api/openapi.json">OpenAPI 3.1</a>
        </p>
        <nav className="dev-contents" aria-label="On this page">
          <ul>
            {chapters.map(([id, name]) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Guide
          url={publication.url}
          callsPerMinute={callsPerMinute}
          websub={publication.settings.websubHub !== null}
        />
        <section id="errors">
          <h2>Errors</h2>
          <p>
            Every refusal is <code>application/problem+json</code> (RFC 9457): <code>status</code>, a{" "}
            <code>code</code> that stays the same, <code>detail</code> for people, <code>errors</code> by
            field, and the <code>requestId</code> under which the server’s log has it.
          </p>
          <Table label="Codes of errors" head={["Code", "Status", "What it says"]}>
            {Object.entries(errors).map(([code, { http, title }]) => (
              <tr key={code} id={`error-${anchor(code)}`}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td>{http}</td>
                <td>{title}</td>
              </tr>
            ))}
          </Table>
        </section>
        <section id="reference">
          <h2>Reference</h2>
          {reference.groups.map(({ name, operations }) => (
            <section key={name} className="dev-group">
              <h3>{name}</h3>
              {operations.map((operation) => (
                <OperationDetails key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
        </section>
        <section id="types">
          <h2>Types</h2>
          {reference.types.map(({ name, type, fields }) => (
            <details key={name} className="dev-operation" id={`type-${anchor(name)}`}>
              <summary>
                <code className="dev-path">{name}</code>
              </summary>
              <div className="dev-operation-body">
                {fields.length > 0 ? (
                  <Fields label={`Fields of ${name}`} fields={fields} />
                ) : (
                  <p>
                    <code>{type}</code>
                  </p>
                )}
              </div>
            </details>
          ))}
        </section>
      </div>
    </SiteDocument>
  );
}
