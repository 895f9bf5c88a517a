/**
 * The options of Node.js for a server that runs long. Where memory is limited to 256 MB, V8 gives new objects 1 MB. Then
 * responses and searches under way count as old, and collecting these takes a quarter of the time: the p99 of readers beside
 * clients that search without a pause is 10 ms, and 3.6 ms with 4 MB (docs/performance.md). Elsewhere V8's 16 MB are not
 * faster. A function has none of it: it takes one request at a time, and a start would take 4 ms longer.
 */
export const nodeOptions = '--max-semi-space-size=4';
