/** A page to be read: no script at all. */
export const csr = false;
