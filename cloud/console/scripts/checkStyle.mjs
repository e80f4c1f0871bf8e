// House rules a compiler does not know: no words in markup, first line says what a file is for, small files, no foreign hosts.
import ts from 'typescript';
import { sourceFiles } from './sourceFiles.mjs';

const LONGEST_LINES = 300;
const SPOKEN = new Set(['aria-label', 'label', 'title', 'placeholder', 'alt', 'description']);
const HAS_WORD = /\p{L}{2,}/u;
const problems = [];

for (const { path, text } of sourceFiles()) {
  const isGenerated = path.endsWith('api/schema.ts');
  const isTest = path.endsWith('.test.ts');
  if (!isGenerated && text.split('\n').length > LONGEST_LINES) problems.push(`${path}: more than ${LONGEST_LINES} lines`);
  if (!isTest && /https?:\/\/(?!console\.invalid)/.test(text) && !isGenerated) problems.push(`${path}: names a foreign host`);
  if (path.endsWith('.css')) continue;
  if (!isGenerated && !isTest && !text.startsWith('// ')) problems.push(`${path}: the first line must say what the file is for`);
  if (/:\s*any\b|as any\b|@ts-(ignore|nocheck)|eslint-disable/.test(text)) problems.push(`${path}: hides a type`);
  if (/console\.(log|debug)\(/.test(text)) problems.push(`${path}: writes to the browser's console`);
  if (path.endsWith('.tsx')) findWords(path, text);
}

function findWords(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const report = (node, words) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    problems.push(`${path}:${line + 1}: "${words.trim()}" belongs into the catalogues`);
  };
  const visit = (node) => {
    if (ts.isJsxText(node) && HAS_WORD.test(node.text)) report(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) {
      if (HAS_WORD.test(node.initializer.text)) report(node, node.initializer.text);
    }
    const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    if (isChild && node.expression && ts.isStringLiteral(node.expression) && HAS_WORD.test(node.expression.text)) {
      report(node, node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('style: kept');
