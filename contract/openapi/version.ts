/**
 * Version of the public contract, which is not that of the program: the minor number rises with every addition, the
 * major one, which is in every path too, with a change that takes something away.
 */
export const contractVersion = '1.0.0';
