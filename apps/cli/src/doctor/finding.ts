export type Finding = {
  /** What was looked at: "database". */
  check: string;
  outcome: "ok" | "warning" | "failed";
  /** What was found, and unless all is well what to do about it. */
  text: string;
};

export function ok(check: string, text: string): Finding {
  return { check, outcome: "ok", text };
}

export function warning(check: string, text: string): Finding {
  return { check, outcome: "warning", text };
}

export function failed(check: string, text: string): Finding {
  return { check, outcome: "failed", text };
}
