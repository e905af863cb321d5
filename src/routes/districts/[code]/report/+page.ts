/** A page to print: no script beside that of its button. */
export const csr = false;
