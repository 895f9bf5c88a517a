/** OpenCC's table of single characters: `traditional simplified …`, entries separated by `|`. It comes without types. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
