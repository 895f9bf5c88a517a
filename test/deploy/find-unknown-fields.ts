import path from 'node:path';
import ts from 'typescript';
import { projectDir, type Manifest } from './manifests';

/** The module of an object type: its class validates values, its interface names the fields. */
export function moduleOf({ apiVersion, kind }: Manifest): string {
  const library = apiVersion.includes('knative.dev') ? '@kubernetes-models/knative' : 'kubernetes-models';
  return `${library}/${apiVersion}/${kind}`;
}

/**
 * Returns the fields of Kubernetes objects that do not exist. The JSON schemas allow any field, and the API server only
 * warns; the types, which are made from the same schemas, do not allow them.
 */
export function findUnknownFields(manifests: readonly Manifest[]): string[] {
  const lines = manifests.map((manifest, index) => {
    const type = `import('${moduleOf(manifest)}').I${manifest.kind}`;
    return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)};`;
  });
  const file = path.join(projectDir, 'test/deploy/in-memory-manifests.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, lines.join('\n'), ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
