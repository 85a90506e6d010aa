import { config } from "zod/v4/core";

// Next runs this before any page's own code. Zod would try whether it may compile its checks, which the studio's policy forbids: each
// attempt would be reported as a violation.
config({ jitless: true });
