import fc from "fast-check";

// On a build server a change must fail for what it changed: there property tests always draw the same values. Everywhere else they explore.
if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_121 });
