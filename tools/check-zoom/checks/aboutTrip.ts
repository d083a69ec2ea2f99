import { CannotAsk, checksOf } from '../check';

/** Makes checks of what came to the webhook address. */
export const aboutTrip = checksOf('webhook address', async (run) => {
	const trip = await run.trip();
	if (trip.arrivals.length === 0) throw new CannotAsk('No event arrived.');
	return trip;
});
