import type { ReactNode } from "react";
import type { Operation } from "./reference.ts";
import type { Field } from "./schema-words.ts";

/** Text in which what stands between backticks is code. */
export function Words({ text }: { text: string }) {
  // Every second part stood between two of them.
  return text.split("`").map((part, at) => (at % 2 ? <code key={`${at} ${part}`}>{part}</code> : part));
}

/** What may be wider than the page: it scrolls, so it has to be reached by the keyboard, and to have a name. */
function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="dev-scrolling" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

export function Code({ children, label }: { children: string; label: string }) {
  return (
    <Scrolling label={label}>
      <pre className="dev-code">
        <code>{children}</code>
      </pre>
    </Scrolling>
  );
}

export function Table({
  label,
  head,
  children,
}: {
  label: string;
  head: readonly string[];
  children: ReactNode;
}) {
  return (
    <Scrolling label={label}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scrolling>
  );
}

export function Fields({
  label,
  fields,
}: {
  label: string;
  fields: readonly (Field & { place?: string })[];
}) {
  return (
    <Table label={label} head={["Name", "Type", "What it is"]}>
      {fields.map(({ name, type, required, description, place }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
            {required && <span className="dev-mark">required</span>}
            {place === "path" && !required && <span className="dev-mark">path</span>}
          </th>
          <td>
            <code>{type}</code>
          </td>
          <td>
            <Words text={description} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function OperationDetails({ operation }: { operation: Operation }) {
  const { id, method, path, summary, description, open, parameters, body, result } = operation;
  return (
    <details className="dev-operation" id={id}>
      <summary>
        <span className={`dev-method dev-method-${method.toLowerCase()}`}>{method}</span>
        <code className="dev-path">{path}</code>
        <span className="dev-summary">{summary}</span>
      </summary>
      <div className="dev-operation-body">
        {description && (
          <p>
            <Words text={description} />
          </p>
        )}
        <p className="dev-facts">
          {open ? "Without a token: what readers see." : "Needs a token."} Answers {result.status} with{" "}
          <code>{result.type}</code>.
        </p>
        {parameters.length > 0 && (
          <>
            <h4>Parameters</h4>
            <Fields label={`Parameters of ${method} ${path}`} fields={parameters} />
          </>
        )}
        {body && body.fields.length > 0 && (
          <>
            <h4>
              Body, <code>{body.type}</code>
            </h4>
            <Fields label={`Body of ${method} ${path}`} fields={body.fields} />
          </>
        )}
        {body?.example && <Code label={`Example of a body for ${method} ${path}`}>{body.example}</Code>}
      </div>
    </details>
  );
}
