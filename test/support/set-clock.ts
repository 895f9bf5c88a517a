/**
 * Sets the time that everything in this process reads by `Date.now()`, in ms: the entries of functions hand out no
 * application whose clock could be set.
 *
 * @returns puts the real time back
 */
export function setClock(ms: number): () => void {
  const real = Date.now;
  Date.now = () => ms;
  return () => {
    Date.now = real;
  };
}
