import { account } from '../../../../nodes/ZoomVideoSdk/actions/account';
import type { Operation } from '../../../../nodes/ZoomVideoSdk/actions/common/operation';
import { file } from '../../../../nodes/ZoomVideoSdk/actions/file';
import { recording } from '../../../../nodes/ZoomVideoSdk/actions/recording';
import { session } from '../../../../nodes/ZoomVideoSdk/actions/session';

const operations: Array<[string, Operation]> = [account, file, recording, session].flatMap(
	({ option, operations: own }) =>
		own.map((operation): [string, Operation] => [
			`${option.name}: ${operation.option.name}`,
			operation,
		]),
);

it.each(operations)('%s says which fields can be selected, if any can', (_, operation) => {
	const { fields, outputFields } = operation;
	const canSelect = fields.some(({ name }) => name === 'selectedFields');
	expect(outputFields !== undefined).toBe(canSelect);
});
