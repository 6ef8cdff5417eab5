import ts from 'typescript';

/** An export that says nothing about itself. */
export interface BareExport {
  readonly name: string;
  readonly line: number;
}

/** The declarations that a file exports without a doc comment; what it hands on from another file is documented there. */
export function undocumentedExports(path: string, text: string): BareExport[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    if (!isExported(statement) || isDocumented(statement, text)) return [];
    const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    return namesOf(statement).map((name) => ({ name, line }));
  });
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function isDocumented(statement: ts.Statement, text: string): boolean {
  const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => /^\/\*\*\s*\S/.test(text.slice(pos, end)));
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return [name?.getText() ?? 'default'];
}
