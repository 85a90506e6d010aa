// Next runs this before any page's own code. Zod would try whether it may compile its checks, which the studio's policy forbids: each
// attempt would be reported as a violation. Zod itself comes later, where something is checked, and finds its settings here.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
