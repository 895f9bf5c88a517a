/**
 * Version of the public contract, not of the program. An addition increments the minor number. A breaking change increments
 * the major number, which is also in every path.
 */
export const contractVersion = '1.0.0';
