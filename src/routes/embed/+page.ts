/** A page for frames on other sites: no script at all. */
export const csr = false;
