import ts from 'typescript';

/** Some characters of a text, and what comes in their place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Takes away esbuild's calls that give functions and classes the names that JavaScript gives them anyway: a declared one
 * has that of its declaration, one without a name that of the variable or property it is put into (ECMA-262, 8.4).
 * Most were such; a start makes two thousand of them, and then V8 even takes time to optimise their helper.
 */
export function stripRedundantNames(code: string): string {
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) edits.push(...dropName(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return apply(code, edits);
}

function dropName(call: ts.CallExpression): readonly Edit[] {
  const [named, name] = call.arguments;
  if (!ts.isIdentifier(call.expression) || call.expression.text !== '__name') return [];
  if (!named || !name || !ts.isStringLiteral(name)) return [];
  // esbuild does this with declared functions alone.
  if (ts.isIdentifier(named)) {
    if (named.text !== name.text) return [];
    return [ts.isExpressionStatement(call.parent) ? replace(call.parent, ';') : replace(call, named.text)];
  }
  if (ts.isArrowFunction(named) || (ts.isFunctionExpression(named) && !named.name)) {
    if (!isNamedByPlace(call, name.text)) return [];
    // The ends only: inside there are names to drop, too.
    return [
      { start: call.getStart(), end: named.getStart(), text: '' },
      { start: named.end, end: call.end, text: '' },
    ];
  }
  if (named.kind !== ts.SyntaxKind.ThisKeyword) return [];
  const block = call.parent.parent.parent;
  if (!ts.isClassStaticBlockDeclaration(block) || block.body.statements.length !== 1) return [];
  const own = block.parent;
  const isNamed = own.name ? own.name.text === name.text : isNamedByPlace(own, name.text);
  return isNamed ? [replace(block, '')] : [];
}

/** Whether a function or class without a name gets this one where it stands. */
function isNamedByPlace(node: ts.Node, name: string): boolean {
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
