/** How many returns there are after the end of the course. */
export const ROUNDS = 3;
