"use client";
import { setNonce } from "get-nonce";

/**
 * The nonce of this document's Content-Security-Policy, for libraries that add style elements (an editor's `injectNonce`).
 * Undefined on the server and where the policy has none.
 */
export function pageNonce(): string | undefined {
  if (typeof document === "undefined") return undefined;
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
}

const nonce = pageNonce();
// Dialogs and menus lock the page's scrolling by a style element; it needs the nonce too.
if (nonce) setNonce(nonce);
