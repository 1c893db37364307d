/** Stands in the head of a page of results. */
export const RESULT_PAGE_MARK = '<meta name="generator" content="gouji">';

/** The head of such a page, up to its styles. */
const HEAD = 512;

/** Whether a text is a page of our own results: it shows every table of the reports that it is about, and is none. */
export const isResultPage = (text: string): boolean =>
  text.startsWith('<') && text.slice(0, HEAD).includes(RESULT_PAGE_MARK);
