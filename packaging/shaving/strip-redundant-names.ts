import ts from 'typescript';

/** A range of a text, and its replacement. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Removes esbuild's calls of `__name` that set the name that JavaScript sets anyway: the name of a declaration, or of the
 * variable or property that an anonymous function or class is assigned to (ECMA-262, 8.4). Most calls are redundant. A start
 * makes two thousand of them, and V8 also takes time to optimise the helper.
 */
export function stripRedundantNames(code: string): string {
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) edits.push(...removeCall(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return apply(code, edits);
}

function removeCall(call: ts.CallExpression): readonly Edit[] {
  const [named, name] = call.arguments;
  if (!ts.isIdentifier(call.expression) || call.expression.text !== '__name') return [];
  if (!named || !name || !ts.isStringLiteral(name)) return [];
  // esbuild does this for declared functions only.
  if (ts.isIdentifier(named)) {
    if (named.text !== name.text) return [];
    return [ts.isExpressionStatement(call.parent) ? replace(call.parent, ';') : replace(call, named.text)];
  }
  if (ts.isArrowFunction(named) || (ts.isFunctionExpression(named) && !named.name)) {
    if (!isNamedByContext(call, name.text)) return [];
    // Only both ends, because the function may contain further calls.
    return [
      { start: call.getStart(), end: named.getStart(), text: '' },
      { start: named.end, end: call.end, text: '' },
    ];
  }
  if (named.kind !== ts.SyntaxKind.ThisKeyword) return [];
  const block = call.parent.parent.parent;
  if (!ts.isClassStaticBlockDeclaration(block) || block.body.statements.length !== 1) return [];
  const own = block.parent;
  const isNamed = own.name ? own.name.text === name.text : isNamedByContext(own, name.text);
  return isNamed ? [replace(block, '')] : [];
}

/** Whether an anonymous function or class gets this name from the variable or property that it is assigned to. */
function isNamedByContext(node: ts.Node, name: string): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return isName(parent.name, name);
  if (ts.isPropertyAssignment(parent)) return isName(parent.name, name);
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === node &&
    isName(parent.left, name)
  );
}

function isName(node: ts.Node, name: string): boolean {
  return (ts.isIdentifier(node) || ts.isStringLiteral(node)) && node.text === name;
}

function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text };
}

function apply(code: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(code.slice(at, start), text);
    at = end;
  }
  return parts.join('') + code.slice(at);
}

/**
 * Makes esbuild's helper `__name` skip functions that have their name already; most have. Reading a name is much faster than
 * setting it.
 *
 * @throws Error if esbuild writes the helper in an unknown form
 */
export function nameOnlyRenamed(code: string): string {
  const setter = /var __name=\((\w+),(\w+)\)=>(?=__defProp\(\1,"name",)/;
  if (code.includes('__name(') && !setter.test(code))
    throw new Error('esbuild names functions in another way now: look for __name in its output.');
  return code.replace(setter, 'var __name=($1,$2)=>$1.name===$2?$1:');
}
