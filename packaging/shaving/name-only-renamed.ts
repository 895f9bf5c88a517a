/**
 * esbuild gives every function its name again, and most of them have it: asking costs a fraction of setting it.
 *
 * @throws Error when esbuild writes its helper in another way than was known
 */
export function nameOnlyRenamed(code: string): string {
  const setter = /var __name=\((\w+),(\w+)\)=>(?=__defProp\(\1,"name",)/;
  if (code.includes('__name(') && !setter.test(code))
    throw new Error('esbuild names functions in another way now: look for __name in its output.');
  return code.replace(setter, 'var __name=($1,$2)=>$1.name===$2?$1:');
}
