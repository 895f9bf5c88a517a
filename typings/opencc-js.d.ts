/** OpenCC's table of single characters: `traditional simplified …`, entries separated by `|`. The package has no types. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
