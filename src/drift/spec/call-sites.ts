import ts from 'typescript';

/** A place in the sources that does not compile. */
export interface CallSite {
  /** Path from the folder of the project. */
  readonly file: string;
  /** From 1, as are columns. */
  readonly line: number;
  readonly column: number;
  /** For example `TS2322`. */
  readonly code: string;
  /** One line. */
  readonly message: string;
}

/** What the compiler reads, so that this module itself reads nothing. */
export type Sources = ts.ParseConfigHost & Pick<ts.System, 'getCurrentDirectory'>;

/**
 * The places that compile today and no longer do with other generated code.
 * @param folder absolute path of the project, with its tsconfig.json and generated/
 * @param generated text by file name of what would stand in generated/
 * @param sources usually `ts.sys`
 */
export function brokenCallSites(
  folder: string,
  generated: ReadonlyMap<string, string>,
  sources: Sources,
): readonly CallSite[] {
  const found = callSites(folder, generated, sources);
  if (found.length === 0) return found;
  // What is broken already has another cause.
  const known = new Set(callSites(folder, undefined, sources).map(keyOf));
  return found.filter((site) => !known.has(keyOf(site)));
}

function keyOf({ file, line, column, code, message }: CallSite): string {
  return [file, line, column, code, message].join('|');
}

function callSites(folder: string, generated: ReadonlyMap<string, string> | undefined, sources: Sources): CallSite[] {
  const path = `${folder}/tsconfig.json`;
  const { config } = ts.readConfigFile(path, (name) => sources.readFile(name));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, sources, folder);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const replaced = (name: string): string | undefined | false =>
    generated !== undefined && name.startsWith(`${folder}/generated/`)
      ? generated.get(name.slice(folder.length + '/generated/'.length))
      : false;
  host.getCurrentDirectory = () => folder;
  host.readFile = (name) => {
    const text = replaced(name);
    return text === false ? readFile(name) : text;
  };
  host.fileExists = (name) => {
    const text = replaced(name);
    return text === false ? fileExists(name) : text !== undefined;
  };
  host.getSourceFile = (name, target) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, target);
  };
  const roots = fileNames.filter((name) => host.fileExists(name));
  const program = ts.createProgram(roots, options, host);
  return ts
    .sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(program))
    .map((diagnostic) => site(diagnostic, folder));
}

function site({ file, start = 0, code, messageText }: ts.Diagnostic, folder: string): CallSite {
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  return {
    file: file?.fileName.replace(`${folder}/`, '') ?? 'tsconfig.json',
    line: line + 1,
    column: character + 1,
    code: `TS${code}`,
    message: ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' '),
  };
}
