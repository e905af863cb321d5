/** Paper needs no script; that of the print button stands by itself. */
export const csr = false;
