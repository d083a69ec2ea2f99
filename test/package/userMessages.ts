import ts from 'typescript';

/** Errors that a user meets; of each, the message is the first argument. */
const ERRORS = new Set(['ZoomError', 'InputError', 'DownloadRefused', 'BrokenDownload']);

/**
 * The messages of errors in a source file: what `ZoomError` and `InputError` are made with, what stands
 * as `message` beside a `description`, and each `problem`. What the program fills in is "…".
 */
export function userMessages(file: string, source: string): string[] {
	return errorTexts(file, source).messages;
}

/** The messages of errors, and the advice that goes with them. */
export function errorTexts(file: string, source: string): Record<'messages' | 'advice', string[]> {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const constants = new Map<string, ts.Expression>();
	const found: ts.Expression[] = [];
	const advice: ts.Expression[] = [];

	const look = (node: ts.Node): void => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			constants.set(node.name.text, node.initializer);
		}
		if (ts.isNewExpression(node) && ERRORS.has(node.expression.getText())) {
			found.push(...(node.arguments?.slice(0, 1) ?? []));
			advice.push(...(node.arguments?.slice(1) ?? []));
		}
		if (ts.isCallExpression(node) && /^(refused|notThere)$/.test(node.expression.getText())) {
			found.push(...node.arguments.slice(0, 1));
			advice.push(...node.arguments.slice(1));
		}
		if (ts.isObjectLiteralExpression(node)) {
			const fields = new Map(
				node.properties.filter(ts.isPropertyAssignment).map((each) => [each.name.getText(), each]),
			);
			const message = fields.has('description') ? fields.get('message') : undefined;
			for (const field of [message, fields.get('problem')]) {
				if (field !== undefined) found.push(field.initializer);
			}
			const described = fields.has('displayName') ? undefined : fields.get('description');
			const isOfError = message !== undefined || node.properties.length === 1;
			if (described !== undefined && isOfError) advice.push(described.initializer);
		}
		ts.forEachChild(node, look);
	};
	look(tree);

	const textsOf = (node: ts.Expression): string[] => {
		if (ts.isStringLiteralLike(node)) return [node.text];
		if (ts.isTemplateExpression(node)) {
			const rest = node.templateSpans.map(({ literal }) => literal.text);
			return [[node.head.text, ...rest].join('…')];
		}
		if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf);
		const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
		return constant === undefined ? [] : textsOf(constant);
	};
	const textsIn = (nodes: ts.Expression[]) => [...new Set(nodes.flatMap(textsOf))];
	return { messages: textsIn(found), advice: textsIn(advice) };
}
