// What may reach a browser. Checked on what is left after types are stripped, so `import type` from the server is free.

/** @type {(clientFiles: readonly string[]) => import("dependency-cruiser").IForbiddenRuleType[]} */
export const browserRules = (clientFiles) => [
  {
    name: "browser-reaches-no-server-code",
    severity: "error",
    comment: 'Code behind "use client" takes only `import type` from core, and nothing that needs a server.',
    from: { path: clientFiles.map((file) => `^${file.replaceAll(/[()[\]{}.*+?^$|\\]/g, "\\$&")}$`) },
    to: {
      path: "^packages/(core|db|queue|cache|mail|storage|auth|telemetry|testing)/",
      // Judges a password while it is typed, and again on the server.
      pathNot: "^packages/auth/src/password-strength\\.ts$",
      reachable: true,
    },
  },
];
