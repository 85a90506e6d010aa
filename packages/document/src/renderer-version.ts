/**
 * Counts up with every change of what renderHtml makes of a document for a page. Published posts keep the HTML they were published with;
 * those of an earlier version are rendered again in the background.
 */
export const rendererVersion = 2;
