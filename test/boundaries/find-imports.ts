import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectDir } from './list-sources';

/** One import of a file: a path below the project's folder, or a package. */
export interface Import {
  readonly target: string;
  /** Whether nothing of it is left when the program runs. */
  readonly isType: boolean;
}

/** Finds all imports of a file: static, of types, re-exports, dynamic ones and `require`. */
export function findImports(
  file: string,
  text = fs.readFileSync(path.join(projectDir, file), 'utf8'),
): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ target: resolve(file, specifier.text), isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((each) => each.isTypeOnly)
  );
}

function isLoading(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || /^require(?:\.resolve)?$/.test(callee.getText());
}

function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return path.relative(projectDir, path.resolve(projectDir, path.dirname(file), specifier));
}

/** Whether a target is named by a rule: a folder (`core/`), a package with all in it, or a name with `*` at its end. */
export function isMatch(target: string, rule: string): boolean {
  if (rule.endsWith('*')) return target.startsWith(rule.slice(0, -1));
  return rule.endsWith('/') ? target.startsWith(rule) : target === rule || target.startsWith(`${rule}/`);
}

/** The file of the project that an import means; undefined for a package. */
export function findOwnFile(target: string): string | undefined {
  return [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((name) =>
    fs.existsSync(path.join(projectDir, name)),
  );
}

/** Every file and package that running one of `roots` loads, its imports' imports included. */
export function findRunTimeFiles(roots: readonly string[]): { files: string[]; packages: string[] } {
  const files = new Set(roots);
  const packages = new Set<string>();
  // A set that grows is walked to its new end.
  for (const file of files) {
    for (const { target, isType } of findImports(file)) {
      if (isType) continue;
      const own = findOwnFile(target);
      if (own === undefined) packages.add(target);
      else files.add(own);
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

/** The package that a loaded file belongs to, or undefined when it is none of a package. */
export function packageOf(file: string): string | undefined {
  return /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file)?.[1]?.replace('\\', '/');
}
