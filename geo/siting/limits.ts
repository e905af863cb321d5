/** New sites that may be asked for at once. */
export const MAX_SITES = 50;
