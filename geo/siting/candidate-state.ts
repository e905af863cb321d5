/** What a search knows of a candidate: nothing, that it is in no set worth finding, or that it is in all of them. */
export const FREE = 0;
export const OUT = 1;
export const IN = 2;
