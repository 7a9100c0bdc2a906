// In: TypeScript sources. Out: the places where money meets binary floating point.
// Guaranteed: types decide, not names alone, so a Decimal is found under any name. The compiler already refuses `-` and `*`
// on text; it does not refuse `+` (which glues "1.00" and "2.00" together), a comparison of two Decimals, or a conversion.
import { resolve } from 'node:path';
import ts from 'typescript';
import { repository } from '../support/repository.js';

const conversions = new Set(['Number', 'parseFloat', 'parseInt']);
const conversionMethods = new Set(['toNumber', 'valueOf']);
const moneyNames = new Set(['amount', 'amounts', 'gross', 'annual', 'rate']);
const comparisons = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);
const arithmetic = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
]);

/** The faults in files of the repository, as "path:line: text"; `planted` texts stand in for files of that path. */
export function moneyArithmetic(
  paths: readonly string[],
  planted: ReadonlyMap<string, string> = new Map(),
): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const texts = new Map([...planted].map(([path, text]) => [resolve(repository, path), text]));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  const all = [...new Set([...paths, ...planted.keys()])].map((path) => resolve(repository, path));
  const program = ts.createProgram({ rootNames: all, options, host });
  const checker = program.getTypeChecker();
  return all.flatMap((path) => {
    const source = program.getSourceFile(path);
    return source === undefined ? [`${path}: not found`] : faultsIn(source, checker);
  });
}

function faultsIn(source: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFault(node, checker)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const path = source.fileName.slice(repository.length).replace(/^\//, '');
      faults.push(`${path}:${line + 1}: ${node.getText(source).split('\n')[0]}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function isFault(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(node) && conversions.has(node.text)) return true;
  if (ts.isPropertyAccessExpression(node) && conversionMethods.has(node.name.text))
    return isDecimal(node.expression, checker);
  if (ts.isPrefixUnaryExpression(node)) return isSign(node.operator) && isMoney(node.operand, checker);
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.kind;
  const operands = [node.left, node.right];
  if (arithmetic.has(operator)) return operands.some((operand) => isMoney(operand, checker));
  return comparisons.has(operator) && operands.some((operand) => isMoney(operand, checker));
}

function isSign(operator: ts.PrefixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.MinusToken;
}

/** A Decimal under any name, or a text (or something as yet untyped) that goes by one of the names of money. */
function isMoney(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (isDecimal(node, checker)) return true;
  const isText = (checker.getTypeAtLocation(node).flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0;
  return isText && moneyNames.has(nameOf(node));
}

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

function isDecimal(node: ts.Expression, checker: ts.TypeChecker): boolean {
  return checker.getTypeAtLocation(node).getSymbol()?.name === 'Decimal';
}
