/** The path and query that a studio page was asked by. The proxy writes it over whatever the caller sent. */
export const askedPathHeader = "x-broadsheet-path";
