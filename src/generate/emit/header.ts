/** The command that renews generated/, as every message and header names it. */
export const generateCommand = 'npm run generate';

/** First line of each generated source file. Tells where the truth is, so that nobody mends the copy. */
export function doNotEdit(documentName: string): string {
  return `// Generated from ${documentName}. Do not edit: change ${documentName} and run \`${generateCommand}\`.\n`;
}
