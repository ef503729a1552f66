/** First line of a generated file: what it comes from and what refreshes it. */
export function notice(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`; do not edit.\n`;
}
