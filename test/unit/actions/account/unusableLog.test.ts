import { unusableError } from '../../../../nodes/ZoomVideoSdk/actions/account/unusableLog';

it('is nothing when there is nothing', () => {
	expect(unusableError({})).toBeUndefined();
	expect(unusableError({ no_body: 0 })).toBeUndefined();
});

it('counts by reason', () => {
	const error = unusableError({ bad_signature: 2, no_body: 3, parsed_body: 1 });
	expect(error?.message).toBe(
		"Failed deliveries in Zoom's webhook log whose events cannot be returned: 6",
	);
	expect(error?.details.description).toMatch(
		/^In the log are: 3 without a body; 1 with a body that Zoom does not show as it was sent, .*; 2 whose signature matches neither secret token.*filter Endpoint.* or with 'If Log Is Unusable'\.$/,
	);
});

it('says that repeats may be among those without a body', () => {
	const said = / it is not known which of these a repeat has delivered/;
	expect(unusableError({ no_body: 1 })?.details.description).toMatch(said);
	expect(unusableError({ cut_body: 1 })?.details.description).not.toMatch(said);
});
